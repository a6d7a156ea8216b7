package io.commission.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** JSON objects as rows, for bodies that are small enough to be held. */
public final class JsonRows {
    private static final int MAX_CELL = ImportLimits.DEFAULT.cellLength();

    private JsonRows() {
    }

    /** The object, or the objects of the array; a row's line is its 1-based place in the array. */
    public static List<InputRow> read(byte[] json, boolean array) {
        Cell cell = cell(json);
        if (!array) {
            if (cell instanceof Cell.Fields object) {
                return List.of(new InputRow(1, object.cells(), MAX_CELL));
            }
            throw Refusal.of(Code.MALFORMED_REQUEST, "The body must be a JSON object");
        }
        if (!(cell instanceof Cell.Items items)) {
            throw Refusal.of(Code.MALFORMED_REQUEST, "The body must be a JSON array of objects");
        }
        List<InputRow> rows = new ArrayList<>(items.cells().size());
        for (Cell item : items.cells()) {
            if (!(item instanceof Cell.Fields object)) {
                throw Refusal.of(Code.MALFORMED_REQUEST,
                        "Item " + (rows.size() + 1) + " of the array is not a JSON object");
            }
            rows.add(new InputRow(rows.size() + 1, object.cells(), MAX_CELL));
        }
        return rows;
    }

    /** One row of the texts and, under the given name, the JSON. */
    public static InputRow read(Map<String, String> texts, String name, byte[] json) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        texts.forEach((key, text) -> cells.put(key, new Cell.Text(text)));
        cells.put(name, cell(json));
        return new InputRow(1, cells, MAX_CELL);
    }

    private static Cell cell(byte[] json) {
        try {
            return JsonCells.read(Characters.decoder().decode(ByteBuffer.wrap(json)).toString());
        } catch (JsonCells.Malformed e) {
            throw Refusal.of(Code.MALFORMED_REQUEST, "The body is no readable JSON: " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("the decoder replaces wrong bytes", e);
        }
    }
}
