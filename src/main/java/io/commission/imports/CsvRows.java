package io.commission.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/** RFC 4180 CSV with commas and a header; what breaks the quoting ends the file, since the next row cannot be found. */
final class CsvRows implements RowSource {
    /** Smaller ones refuse short records too, since the library reads ahead in blocks. */
    private static final int LEAST_BUFFER = 65_536;

    private final Columns columns;
    private final ImportLimits limits;
    private final Collector collector = new Collector();
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;

    private record CsvRecord(long line, List<String> cells, int count) {
    }

    CsvRows(InputStream in, Columns columns, ImportLimits limits) throws IOException {
        this.columns = columns;
        this.limits = limits;
        this.records = CsvReader.builder().allowUnclosedQuote(false).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Math.max(2 * limits.lineLength(), LEAST_BUFFER))
                .build(collector, Characters.reader(Characters.withoutMark(in))).iterator();
        CsvRecord first = read();
        if (first == null) {
            throw ImportFault.at(1, null, RowFault.EMPTY_FILE, "the file is empty; its first line names the columns");
        }
        this.header = first.cells().stream().map(String::strip).toList();
        this.columns.check(first.line(), header);
        collector.kept = header.size();
    }

    @Override
    public InputRow next() {
        CsvRecord record = read();
        if (record == null) {
            return null;
        }
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String text = i < record.cells().size() ? record.cells().get(i).strip() : "";
            cells.put(header.get(i), text.isEmpty() ? Cell.NOTHING : new Cell.Raw(text));
        }
        if (record.count() != header.size()) {
            cells.replaceAll((name, cell) -> Cell.FAULTY);
            InputRow row = new InputRow(record.line(), cells, limits.cellLength());
            String column = record.count() < header.size() ? header.get(record.count()) : null;
            row.reject(column, RowFault.CELL_COUNT,
                    "the row has " + record.count() + " cells, the header has " + header.size());
            return row;
        }
        return new InputRow(record.line(), cells, limits.cellLength());
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private CsvRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
    }

    private ImportFault unreadable(CsvParseException e) {
        int cell = collector.count;
        String column = header != null && cell < header.size() ? header.get(cell) : "cell " + (cell + 1);
        if (collector.tooLong || e.getMessage().contains("buffer size")) {
            return ImportFault.at(collector.line, column, RowFault.LINE_TOO_LONG, "the row has more than "
                    + limits.lineLength() + " characters; perhaps a quote is not closed");
        }
        return ImportFault.at(collector.line, column, RowFault.BAD_QUOTING, "the quotes in column " + column
                + " are wrong: a quoted cell ends with a quote before the next comma, and a quote within is doubled");
    }

    /** Counts cells as they come, so that a fault can name the column where the reader stopped. */
    private final class Collector extends AbstractBaseCsvCallbackHandler<CsvRecord> {
        private long line = 1;
        private int count;
        private int length;
        private boolean tooLong;
        private int kept = Integer.MAX_VALUE;
        private List<String> cells = List.of();

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            count = 0;
            length = 0;
            cells = new ArrayList<>();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int size, boolean quoted) {
            length += size + 1;
            if (length > limits.lineLength() + 1) {
                tooLong = true;
                throw new CsvParseException("line too long");
            }
            if (count < kept) {
                cells.add(new String(buffer, offset, size));
            }
            count++;
        }

        @Override
        protected CsvRecord buildRecord() {
            return new CsvRecord(line, cells, count);
        }
    }
}
