package io.commission.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.commission.problem.Refusal;

/**
 * Reads a file of rows once, from its beginning to its end, holding no more of it than the chunk at hand. A faulty row
 * is handed out with its errors; a fault that makes the rest unreadable throws a {@link Refusal}
 * that names line and column.
 */
public final class ImportReader implements Closeable {
    private final RowSource source;
    private final ImportLimits limits;
    private long received;
    private ImportFault fault;

    private ImportReader(RowSource source, ImportLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    public static ImportReader open(ImportFormat format, InputStream in, Columns columns) {
        return open(format, in, columns, ImportLimits.DEFAULT);
    }

    public static ImportReader open(ImportFormat format, InputStream in, Columns columns, ImportLimits limits) {
        try {
            return new ImportReader(switch (format) {
                case CSV -> new CsvRows(in, columns, limits);
                case NDJSON -> new NdjsonRows(in, columns, limits);
            }, limits);
        } catch (ImportFault fault) {
            throw fault.refusal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next row, or null at the end. */
    public InputRow next() {
        try {
            return read();
        } catch (ImportFault unreadable) {
            throw unreadable.refusal();
        }
    }

    /** Up to so many rows, none at the end; it is also the end where the rest is unreadable, see {@link #fault}. */
    List<InputRow> chunk(int size) {
        List<InputRow> chunk = new ArrayList<>(size);
        try {
            InputRow row = fault == null ? read() : null;
            while (row != null) {
                chunk.add(row);
                row = chunk.size() < size ? read() : null;
            }
        } catch (ImportFault unreadable) {
            fault = unreadable;
        }
        return chunk;
    }

    /** What made the rest of the file unreadable. */
    Optional<ImportFault> fault() {
        return Optional.ofNullable(fault);
    }

    private InputRow read() {
        try {
            InputRow row = source.next();
            if (row != null && ++received > limits.rows()) {
                throw ImportFault.at(row.line(), null, RowFault.TOO_MANY_ROWS,
                        "the file has more than " + limits.rows() + " rows; split it");
            }
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands out all rows, the given number at a time (the last chunk may be shorter); returns how many there were. */
    public long forEachChunk(int size, Consumer<List<InputRow>> consumer) {
        long rows = 0;
        List<InputRow> chunk = new ArrayList<>(size);
        for (InputRow row = next(); row != null; row = next()) {
            rows++;
            chunk.add(row);
            if (chunk.size() == size) {
                consumer.accept(chunk);
                chunk = new ArrayList<>(size);
            }
        }
        if (!chunk.isEmpty()) {
            consumer.accept(chunk);
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
