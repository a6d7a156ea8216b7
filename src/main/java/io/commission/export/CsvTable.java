package io.commission.export;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** A list as CSV with CR LF. Numbers are written as they are; no other cell can start a formula. */
public final class CsvTable {
    private final StringWriter text = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    private final int columns;

    public CsvTable(String... headings) {
        columns = headings.length;
        csv.writeRecord(headings);
    }

    /** One row; null is an empty cell. */
    public CsvTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells under " + columns + " headings");
        }
        CsvWriter.CsvWriterRecord row = csv.writeRecord();
        for (Object cell : cells) {
            row.writeField(cell(cell));
        }
        row.endRecord();
        return this;
    }

    public String text() {
        try {
            csv.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        return value instanceof Number ? value.toString() : CellText.of(value.toString());
    }
}
