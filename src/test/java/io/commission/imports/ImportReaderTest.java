package io.commission.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

class ImportReaderTest {
    private static final Columns COLUMNS = Columns.required("id").optional("name", "revenue");
    private static final ImportLimits SMALL = new ImportLimits(3, 100, 50);

    private static List<InputRow> rows(ImportFormat format, String file) {
        return rows(format, file.getBytes(StandardCharsets.UTF_8), SMALL);
    }

    private static List<InputRow> rows(ImportFormat format, byte[] file, ImportLimits limits) {
        ImportReader reader = ImportReader.open(format, new ByteArrayInputStream(file), COLUMNS, limits);
        List<InputRow> rows = new ArrayList<>();
        reader.forEachChunk(2, rows::addAll);
        return rows;
    }

    private static List<RowError> fault(String csv) {
        return faults(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<RowError> faults(byte[] csv) {
        return faults(assertThrows(Refusal.class, () -> rows(ImportFormat.CSV, csv, SMALL)));
    }

    private static List<RowError> faults(Refusal refusal) {
        return refusal.errors.stream().map(error -> {
            String[] place = error.field().substring("line ".length()).split(", column ", -1);
            return new RowError(Long.parseLong(place[0]), place.length > 1 ? place[1] : null, error.code(),
                    error.message());
        }).toList();
    }

    private static void assertError(RowError error, long line, String column, RowFault fault) {
        assertEquals(line + " " + column + " " + fault, error.line() + " " + error.column() + " " + error.code());
    }

    @Test
    void csvRowsCarryTheLineOnWhichTheyStart() {
        List<InputRow> rows = rows(ImportFormat.CSV, "id,name\r\n1,\"two\nlines\"\r\n\r\n2, b \r\n");
        assertEquals(List.of(2L, 5L), rows.stream().map(InputRow::line).toList());
        assertEquals("two\nlines", rows.get(0).text("name"));
        assertEquals("b", rows.get(1).text("name"));
    }

    @Test
    void aLastRowNeedsNoLineEnd() {
        assertEquals("x", rows(ImportFormat.CSV, "id,name\n1,x").get(0).text("name"));
        assertEquals("x", rows(ImportFormat.NDJSON, "{\"id\":\"1\",\"name\":\"x\"}").get(0).text("name"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() {
        assertEquals("1", rows(ImportFormat.CSV, "\uFEFFid\n1\n").get(0).text("id"));
        assertEquals("1", rows(ImportFormat.NDJSON, "\uFEFF{\"id\":\"1\"}\n").get(0).text("id"));
    }

    @Test
    void utf16IsRefused() {
        assertError(faults("id\n1\n".getBytes(StandardCharsets.UTF_16)).get(0), 1, null, RowFault.NOT_UTF8);
    }

    @Test
    void anEmptyFileIsRefusedAsCsvAndHasNoRowsAsNdjson() {
        assertError(fault("").get(0), 1, null, RowFault.EMPTY_FILE);
        assertTrue(rows(ImportFormat.NDJSON, "\n\n").isEmpty());
        assertTrue(rows(ImportFormat.CSV, "id\n").isEmpty());
    }

    @Test
    void allFaultsOfAHeaderAreReportedTogether() {
        List<RowError> errors = fault("name,Name,name,\n");
        assertError(errors.get(0), 1, "Name", RowFault.UNKNOWN_COLUMN);
        assertError(errors.get(1), 1, "name", RowFault.DUPLICATE_COLUMN);
        assertError(errors.get(2), 1, "", RowFault.UNKNOWN_COLUMN);
        assertError(errors.get(3), 1, "id", RowFault.MISSING_COLUMN);
        assertEquals(4, errors.size());
        assertTrue(errors.get(0).message().contains("id, name, revenue"), errors.get(0).message());
    }

    @Test
    void aSemicolonFileIsToldToUseCommas() {
        assertTrue(fault("id;name\n1;2\n").get(0).message().contains("separated by commas"));
    }

    @Test
    void charactersAfterAClosingQuoteNameLineAndColumn() {
        assertError(fault("id,name\n1,a\n2,\"b\"c\n").get(0), 3, "name", RowFault.BAD_QUOTING);
    }

    @Test
    void aQuoteNeverClosedNamesTheLineWhereItsRowStarts() {
        assertError(fault("id,name\n1,\"a\n2,b\n").get(0), 2, "name", RowFault.BAD_QUOTING);
    }

    @Test
    void aQuoteWithinAnUnquotedCellIsText() {
        assertEquals("5\" pipe", rows(ImportFormat.CSV, "id,name\n1,5\" pipe\n").get(0).text("name"));
    }

    @Test
    void aRowTooLongNamesTheLimit() {
        for (String row : List.of("1," + "x".repeat(120), "1," + "x".repeat(40) + "," + "1".repeat(70),
                "1,\"" + "\n2,b".repeat(100_000))) {
            RowError error = fault("id,name,revenue\n" + row + "\n").get(0);
            assertEquals(2, error.line());
            assertEquals("LINE_TOO_LONG", error.code());
            assertTrue(error.message().contains("100 characters"), error.message());
        }
    }

    @Test
    void anNdjsonLineTooLongIsOneFaultyRow() {
        List<InputRow> rows = rows(ImportFormat.NDJSON,
                "{\"id\":\"1\"}\n{\"id\":\"" + "x".repeat(200) + "\"}\n{\"id\":\"3\"}\n");
        assertError(rows.get(1).errors().get(0), 2, null, RowFault.LINE_TOO_LONG);
        assertTrue(rows.get(1).errors().get(0).message().contains("100 bytes"));
        assertNull(rows.get(1).requiredText("id"));
        assertEquals(1, rows.get(1).errors().size());
        assertEquals("3", rows.get(2).text("id"));
    }

    @Test
    void aCellTooLongIsAFaultOfItsRowOnly() {
        List<InputRow> rows = rows(ImportFormat.CSV, "id,name\n1," + "x".repeat(51) + "\n2,y\n");
        assertError(rows.get(0).errors().get(0), 2, "name", RowFault.CELL_TOO_LONG);
        assertTrue(rows.get(0).errors().get(0).message().contains("50"));
        assertTrue(rows.get(1).isValid());
    }

    @Test
    void tooManyRowsNameTheLimit() {
        for (ImportFormat format : ImportFormat.values()) {
            String file = format == ImportFormat.CSV ? "id\n1\n2\n3\n4\n" : "\n{}\n{}\n{}\n{}\n";
            Refusal refusal = assertThrows(Refusal.class, () -> rows(format, file));
            assertEquals(Code.LIMIT_EXCEEDED, refusal.code);
            assertError(faults(refusal).get(0), 5, null, RowFault.TOO_MANY_ROWS);
            assertTrue(refusal.getMessage().contains("line 5: the file has more than 3 rows"), refusal.getMessage());
        }
    }

    @Test
    void aRowWithMoreOrFewerCellsThanTheHeaderIsFaulty() {
        List<InputRow> rows = rows(ImportFormat.CSV, "id,name\n1\n1,2,3\n4,5\n");
        assertError(rows.get(0).errors().get(0), 2, "name", RowFault.CELL_COUNT);
        assertError(rows.get(1).errors().get(0), 3, null, RowFault.CELL_COUNT);
        assertEquals("the row has 3 cells, the header has 2", rows.get(1).errors().get(0).message());
        assertTrue(rows.get(2).isValid());
        assertNull(rows.get(0).requiredText("id"));
        assertEquals(1, rows.get(0).errors().size());
    }

    @Test
    void wrongUtf8AndNulNameLineAndColumn() {
        byte[] csv = "id,name\n1,a?c\n2,x\0y\n3,\uD83D\uDE00\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < csv.length; i++) {
            csv[i] = csv[i] == '?' ? (byte) 0xE9 : csv[i];
        }
        List<InputRow> rows = rows(ImportFormat.CSV, csv, SMALL);
        assertError(rows.get(0).errors().get(0), 2, "name", RowFault.NOT_UTF8);
        assertError(rows.get(1).errors().get(0), 3, "name", RowFault.CONTROL_CHARACTER);
        assertEquals("\uD83D\uDE00", rows.get(2).text("name"));
        assertTrue(rows.get(2).isValid());
        assertNull(rows.get(0).requiredText("name"));
        assertEquals(1, rows.get(0).errors().size(), "a faulty cell is not reported as missing too");
    }

    @Test
    void theCharacterThatEndsInTheMarkerOfWrongBytesIsValid() {
        String last = new String(Character.toChars(0x103FF));
        assertEquals(last, rows(ImportFormat.CSV, "id,name\n1," + last + "\n").get(0).text("name"));
    }

    @Test
    void wrongUtf8InAHeaderIsNamedAsSuch() {
        byte[] csv = {'i', 'd', ',', (byte) 0xFC, '\n'};
        assertError(faults(csv).get(0), 1, "\uFFFD", RowFault.NOT_UTF8);
    }

    @Test
    void ndjsonFaultsConcernTheirLineOnly() {
        List<InputRow> rows = rows(ImportFormat.NDJSON, "{\"id\":}\n[1]\n{\"id\":\"3\"}\n");
        assertError(rows.get(0).errors().get(0), 1, null, RowFault.BAD_JSON);
        assertTrue(rows.get(0).errors().get(0).message().contains("character"), rows.get(0).errors().toString());
        assertError(rows.get(1).errors().get(0), 2, null, RowFault.BAD_JSON);
        assertEquals("3", rows.get(2).requiredText("id"));
        assertTrue(rows.get(2).isValid());
    }

    @Test
    void ndjsonRefusesUnknownAndDuplicatePropertiesAndHalfSurrogates() {
        List<InputRow> rows = rows(ImportFormat.NDJSON,
                "{\"id\":\"1\",\"Name\":\"x\"}\n{\"id\":\"1\",\"id\":\"2\"}\n{\"id\":\"\\ud800\",\"name\":\"\\u0000\"}\n");
        assertError(rows.get(0).errors().get(0), 1, "Name", RowFault.UNKNOWN_COLUMN);
        assertError(rows.get(1).errors().get(0), 2, null, RowFault.BAD_JSON);
        assertError(rows.get(2).errors().get(0), 3, "id", RowFault.NOT_UTF8);
        assertError(rows.get(2).errors().get(1), 3, "name", RowFault.CONTROL_CHARACTER);
    }

    @Test
    void deepJsonIsRefused() {
        List<InputRow> rows = rows(ImportFormat.NDJSON, "{\"id\":" + "[".repeat(30) + "]".repeat(30) + "}\n");
        assertError(rows.get(0).errors().get(0), 1, null, RowFault.BAD_JSON);
    }

    @Test
    void oneBadRowReportsAllItsFaultyColumns() {
        InputRow row = rows(ImportFormat.CSV, "id,name,revenue\n,toolong,1.005\n").get(0);
        row.requiredText("id");
        row.text("name", 3);
        assertNull(row.money("revenue", 2));
        assertEquals(List.of("id REQUIRED", "name CELL_TOO_LONG", "revenue TOO_MANY_DECIMALS"),
                row.errors().stream().map(e -> e.column() + " " + e.code()).toList());
        assertFalse(row.isValid());
    }

    @Test
    void givenTellsEmptyFromAbsent() {
        InputRow row = rows(ImportFormat.NDJSON, "{\"id\":\"1\",\"revenue\":null}").get(0);
        assertTrue(row.given().contains("revenue"));
        assertFalse(row.given().contains("name"));
        assertNull(row.money("revenue", 2));
        assertTrue(row.isValid());
    }

    @Test
    void numbersKeepTheirDigits() {
        InputRow row = rows(ImportFormat.NDJSON, "{\"id\":\"1\",\"revenue\":123456789012345.67}").get(0);
        assertEquals(new BigDecimal("123456789012345.67"), row.money("revenue", 2));
    }
}
