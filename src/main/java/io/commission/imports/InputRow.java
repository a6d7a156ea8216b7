package io.commission.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The named values of a CSV or NDJSON row, or of an event's data. Each access checks one value; a faulty one is noted
 * and reads as null, so that a row reports all its faults together. Absent, empty and JSON null read as null too.
 */
public final class InputRow {
    public static final int MAX_ITEMS = 100;
    private static final int MAX_MONEY_INTEGERS = 15;
    private static final int MAX_PERCENT_INTEGERS = 3;

    private final long line;
    private final String path;
    private final Map<String, Cell> cells;
    private final List<RowError> errors;

    /** A row whose texts are checked for length and characters; a faulty one is noted and reads as absent. */
    InputRow(long line, Map<String, Cell> cells, int maxCellLength) {
        this(line, "", cells, new ArrayList<>());
        new CellCheck(this, maxCellLength).fields("", cells);
    }

    private InputRow(long line, String path, Map<String, Cell> cells, List<RowError> errors) {
        this.line = line;
        this.path = path;
        this.cells = cells;
        this.errors = errors;
    }

    /** The 1-based line on which the row starts. */
    public long line() {
        return line;
    }

    /** The columns that the file gives for this row, empty ones included. */
    public Set<String> given() {
        return Collections.unmodifiableSet(cells.keySet());
    }

    public boolean isValid() {
        return errors.isEmpty();
    }

    public List<RowError> errors() {
        return Collections.unmodifiableList(errors);
    }

    /** Notes a fault found by the caller; the column may be null. */
    public void reject(String column, String code, String message) {
        errors.add(new RowError(line, column == null ? enclosing() : path + column, code, message));
    }

    void reject(String column, RowFault fault, String message) {
        reject(column, fault.name(), message);
    }

    private String enclosing() {
        return path.isEmpty() ? null : path.substring(0, path.length() - 1);
    }

    /** Notes each given property that is not among the known ones. */
    public void refuseUnknown(Collection<String> known) {
        for (String column : cells.keySet()) {
            if (!known.contains(column)) {
                reject(Characters.shown(column), RowFault.UNKNOWN_COLUMN,
                        "unknown property; known are: " + String.join(", ", known));
            }
        }
    }

    public String text(String column) {
        return text(column, Integer.MAX_VALUE);
    }

    /** A text of at most so many characters (code points). */
    public String text(String column, int maxLength) {
        String text = string(column, "text");
        if (text != null && text.codePointCount(0, text.length()) > maxLength) {
            reject(column, RowFault.CELL_TOO_LONG, "the text has more than " + maxLength + " characters");
            return null;
        }
        return text;
    }

    public String requiredText(String column) {
        return required(column, text(column));
    }

    public String requiredText(String column, int maxLength) {
        return required(column, text(column, maxLength));
    }

    /** Notes REQUIRED when the value is null and its column has no other fault; gives the value back. */
    public <T> T required(String column, T value) {
        if (value == null) {
            String full = path + column;
            if (errors.stream().noneMatch(error -> isAt(error, full)) && !(cells.get(column) instanceof Cell.Faulty)) {
                reject(column, RowFault.REQUIRED, column + " is required");
            }
        }
        return value;
    }

    /** Notes REQUIRED unless at least one of the columns is given; null counts as given. */
    public void requireGiven(String... columns) {
        if (Arrays.stream(columns).noneMatch(cells::containsKey)) {
            reject(columns.length == 1 ? columns[0] : null, RowFault.REQUIRED,
                    (columns.length == 1 ? "" : "one of ") + String.join(", ", columns) + " is required");
        }
    }

    private static boolean isAt(RowError error, String full) {
        String column = error.column();
        return column != null
                && (column.equals(full) || column.startsWith(full + "[") || column.startsWith(full + "."));
    }

    /** MON-1: an amount of either sign with at most the currency's decimals, trailing zeros aside. */
    public BigDecimal money(String column, int currencyDecimals) {
        return decimal(column, currencyDecimals, MAX_MONEY_INTEGERS, "the currency");
    }

    /** MON-1, and not below 0. */
    public BigDecimal amount(String column, int currencyDecimals) {
        return notNegative(column, money(column, currencyDecimals));
    }

    /** MON-2: a percent of either sign with at most 4 decimals; 10.0000 is 10 %. */
    public BigDecimal percent(String column) {
        return decimal(column, 4, MAX_PERCENT_INTEGERS, "a percent");
    }

    /** MON-2, and between 0 and 100. */
    public BigDecimal share(String column) {
        BigDecimal share = notNegative(column, percent(column));
        if (share != null && share.compareTo(BigDecimal.valueOf(100)) > 0) {
            reject(column, RowFault.OUT_OF_RANGE, share.toPlainString() + " is more than 100 percent");
            return null;
        }
        return share;
    }

    /** A whole number of at most 9 digits. */
    public Integer whole(String column) {
        BigDecimal value = decimal(column, 0, 9, "a whole number");
        return value == null ? null : value.intValueExact();
    }

    private BigDecimal notNegative(String column, BigDecimal value) {
        if (value != null && value.signum() < 0) {
            reject(column, RowFault.OUT_OF_RANGE, value.toPlainString() + " is below 0");
            return null;
        }
        return value;
    }

    private BigDecimal decimal(String column, int decimals, int integers, String unit) {
        Cell cell = cell(column);
        String literal;
        if (cell instanceof Cell.Number number) {
            literal = number.literal();
        } else if (cell instanceof Cell.Raw raw) {
            literal = raw.text();
        } else {
            return wrongType(column, cell, "a number");
        }
        try {
            return Decimals.parse(literal, decimals, integers, unit);
        } catch (Decimals.Refused refused) {
            reject(column, refused.fault, refused.getMessage());
            return null;
        }
    }

    /** A date like 2026-01-31. */
    public LocalDate date(String column) {
        String text = string(column, "a date");
        if (text == null) {
            return null;
        }
        LocalDate date = Times.date(text);
        if (date == null) {
            reject(column, RowFault.NOT_A_DATE,
                    "'" + Characters.shown(text) + "' is not a date from 1900 to 2999 like 2026-01-31");
        }
        return date;
    }

    /** An RFC 3339 timestamp with an offset, cut to microseconds, which is what the database keeps. */
    public Instant instant(String column) {
        String text = string(column, "a timestamp");
        if (text == null) {
            return null;
        }
        Instant instant = Times.instant(text);
        return instant != null
                ? instant
                : notAnInstant(column, text, "an RFC 3339 timestamp like 2026-01-31T17:30:00Z");
    }

    /** As {@link #instant(String)}; without an offset it is local time of the zone, and a bare date that day (TIME-1). */
    public Instant instant(String column, ZoneId zone) {
        String text = string(column, "a timestamp");
        if (text == null) {
            return null;
        }
        Instant instant = Times.instant(text, zone);
        return instant != null
                ? instant
                : notAnInstant(column, text, "a date like 2026-01-31 or a time like "
                        + "2026-01-31T17:30:00Z (without an offset: a local time that exists in " + zone.getId() + ")");
    }

    private Instant notAnInstant(String column, String text, String expected) {
        reject(column, RowFault.NOT_AN_INSTANT, "'" + Characters.shown(text) + "' is not " + expected);
        return null;
    }

    /** {@code true} or {@code false}. */
    public Boolean flag(String column) {
        Cell cell = cell(column);
        if (cell instanceof Cell.Flag flag) {
            return flag.value();
        }
        if (cell instanceof Cell.Raw raw) {
            String text = raw.text().toLowerCase(Locale.ROOT);
            if (text.equals("true") || text.equals("false")) {
                return text.equals("true");
            }
            reject(column, RowFault.NOT_A_CHOICE,
                    "'" + Characters.shown(raw.text()) + "' is neither true nor false");
            return null;
        }
        return wrongType(column, cell, "true or false");
    }

    /** One of the constants, spelled exactly. */
    public <E extends Enum<E>> E choice(String column, Class<E> type) {
        String text = string(column, "text");
        if (text == null) {
            return null;
        }
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        reject(column, RowFault.NOT_A_CHOICE, "'" + Characters.shown(text) + "' is not one of "
                + Arrays.toString(constants));
        return null;
    }

    /** Texts: a JSON array, or a CSV cell like {@code a;b;c}. Null when absent. */
    public List<String> list(String column) {
        List<Cell> items = items(column);
        if (items == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String name = column + "[" + i + "]";
            texts.add(new InputRow(line, path, Map.of(name, items.get(i)), errors).requiredText(name));
        }
        return texts;
    }

    /**
     * Nested records: a JSON array of objects with these properties, or a CSV cell like {@code ext1:60;ext2:40} with
     * the parts in this order, later ones optional. Their faults are those of this row. Null when absent or no list.
     */
    public List<InputRow> records(String column, List<String> parts) {
        List<Cell> items = items(column);
        if (items == null) {
            return null;
        }
        List<InputRow> rows = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            rows.add(record(column + "[" + i + "]", items.get(i), parts));
        }
        return rows;
    }

    private List<Cell> items(String column) {
        Cell cell = cell(column);
        List<Cell> items;
        if (cell instanceof Cell.Items many) {
            items = many.cells();
        } else if (cell instanceof Cell.Raw raw) {
            String text = raw.text().endsWith(";") ? raw.text().substring(0, raw.text().length() - 1) : raw.text();
            items = Arrays.stream(text.split(";", -1)).map(String::strip)
                    .map(part -> part.isEmpty() ? Cell.NOTHING : new Cell.Raw(part)).toList();
        } else {
            return wrongType(column, cell, "a list");
        }
        if (items.size() > MAX_ITEMS) {
            reject(column, RowFault.TOO_MANY_ITEMS, "the list has more than " + MAX_ITEMS + " items");
            return null;
        }
        return items;
    }

    /** A nested JSON object, whose faults are those of this row; noted as required and null when absent. */
    public InputRow object(String column) {
        Cell cell = cell(column);
        if (cell instanceof Cell.Fields fields) {
            return new InputRow(line, path + column + ".", fields.cells(), errors);
        }
        return required(column, wrongType(column, cell, "an object"));
    }

    /** Whether the value is a text, a number, a flag or none at all. */
    public boolean isScalar(String column) {
        return !(cell(column) instanceof Cell.Items || cell(column) instanceof Cell.Fields);
    }

    /** This row as a JSON object; numbers keep their digits. */
    public String json() {
        return JsonCells.write(new Cell.Fields(cells));
    }

    private InputRow record(String name, Cell item, List<String> parts) {
        Map<String, Cell> fields = new LinkedHashMap<>();
        if (item instanceof Cell.Fields given) {
            fields = given.cells();
        } else if (item instanceof Cell.Raw raw) {
            String[] texts = raw.text().split(":", -1);
            if (texts.length > parts.size()) {
                reject(name, RowFault.CELL_COUNT,
                        "'" + Characters.shown(raw.text()) + "' has more parts than " + String.join(":", parts));
                return faulty(name, parts);
            }
            for (int i = 0; i < texts.length; i++) {
                String text = texts[i].strip();
                fields.put(parts.get(i), text.isEmpty() ? Cell.NOTHING : new Cell.Raw(text));
            }
        } else {
            reject(name, RowFault.WRONG_TYPE, "expected " + String.join(":", parts) + ", in JSON an object");
            return faulty(name, parts);
        }
        InputRow row = new InputRow(line, path + name + ".", fields, errors);
        row.refuseUnknown(parts);
        return row;
    }

    private InputRow faulty(String name, List<String> parts) {
        Map<String, Cell> fields = new LinkedHashMap<>();
        parts.forEach(part -> fields.put(part, Cell.FAULTY));
        return new InputRow(line, path + name + ".", fields, errors);
    }

    private String string(String column, String expected) {
        Cell cell = cell(column);
        String text;
        if (cell instanceof Cell.Text given) {
            text = given.text();
        } else if (cell instanceof Cell.Raw raw) {
            text = raw.text();
        } else {
            return wrongType(column, cell, expected);
        }
        return text.isBlank() ? null : text;
    }

    private Cell cell(String column) {
        return cells.getOrDefault(column, Cell.NOTHING);
    }

    private <T> T wrongType(String column, Cell cell, String expected) {
        if (!(cell instanceof Cell.Nothing || cell instanceof Cell.Faulty)) {
            reject(column, RowFault.WRONG_TYPE, "expected " + expected + ", found " + cell.kind());
        }
        return null;
    }
}
