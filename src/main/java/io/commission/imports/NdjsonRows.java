package io.commission.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Newline-delimited JSON, one object a line; a malformed line is a faulty row, the next one is read all the same. */
final class NdjsonRows implements RowSource {
    private final InputStream in;
    private final Columns columns;
    private final ImportLimits limits;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private long line;
    private boolean tooLong;

    NdjsonRows(InputStream in, Columns columns, ImportLimits limits) throws IOException {
        this.in = Characters.withoutMark(in);
        this.columns = columns;
        this.limits = limits;
    }

    @Override
    public InputRow next() throws IOException {
        while (readLine()) {
            line++;
            if (tooLong) {
                return faulty(RowFault.LINE_TOO_LONG, "the line has more than " + limits.lineLength() + " bytes");
            }
            String text = decoded();
            if (!text.isBlank()) {
                return parsed(text);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean readLine() throws IOException {
        buffer.reset();
        tooLong = false;
        int b = in.read();
        if (b < 0) {
            return false;
        }
        while (b >= 0 && b != '\n') {
            if (buffer.size() < limits.lineLength()) {
                buffer.write(b);
            } else if (b != '\r') {
                tooLong = true;
            }
            b = in.read();
        }
        return true;
    }

    private String decoded() throws CharacterCodingException {
        return Characters.decoder().decode(ByteBuffer.wrap(buffer.toByteArray())).toString();
    }

    private InputRow parsed(String text) {
        try {
            if (JsonCells.read(text) instanceof Cell.Fields object) {
                InputRow row = new InputRow(line, object.cells(), limits.cellLength());
                row.refuseUnknown(columns.known());
                return row;
            }
            return faulty(RowFault.BAD_JSON, "the line is not a JSON object");
        } catch (JsonCells.Malformed e) {
            return faulty(RowFault.BAD_JSON, e.getMessage());
        }
    }

    private InputRow faulty(RowFault fault, String message) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        columns.known().forEach(column -> cells.put(column, Cell.FAULTY));
        InputRow row = new InputRow(line, cells, limits.cellLength());
        row.reject(null, fault, message);
        return row;
    }
}
