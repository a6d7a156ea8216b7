package io.commission.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

class InputRowTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private enum Size {
        SMALL, LARGE
    }

    private static InputRow csv(String text) {
        return new InputRow(7, new LinkedHashMap<>(Map.of("c", new Cell.Raw(text))), 1_000);
    }

    private static InputRow json(String value) {
        try {
            return new InputRow(7, ((Cell.Fields) JsonCells.read("{\"c\":" + value + "}")).cells(), 1_000);
        } catch (JsonCells.Malformed e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(RowFault fault, InputRow row, Function<InputRow, ?> access) {
        assertNull(access.apply(row));
        assertEquals(List.of("7 c " + fault),
                row.errors().stream().map(e -> e.line() + " " + e.column() + " " + e.code()).toList());
    }

    private static <T> void accepted(T expected, InputRow row, Function<InputRow, T> access) {
        assertEquals(expected, access.apply(row));
        assertTrue(row.isValid(), () -> row.errors().toString());
    }

    @Test
    void mon1MoneyHasTheDecimalsOfTheCurrency() {
        accepted(new BigDecimal("10.10"), csv("10.1000"), row -> row.money("c", 2));
        accepted(new BigDecimal("10.123"), csv("10.123"), row -> row.money("c", 3));
        accepted(new BigDecimal("-5.00"), csv("-5"), row -> row.money("c", 2));
        accepted(new BigDecimal("1000.00"), json("1000"), row -> row.money("c", 2));
        accepted(new BigDecimal("7"), csv("7.0"), row -> row.money("c", 0));
        refused(RowFault.TOO_MANY_DECIMALS, csv("10.123"), row -> row.money("c", 2));
        refused(RowFault.TOO_MANY_DECIMALS, json("0.001"), row -> row.money("c", 2));
        refused(RowFault.OUT_OF_RANGE, csv("-0.01"), row -> row.amount("c", 2));
        refused(RowFault.OUT_OF_RANGE, csv("1234567890123456"), row -> row.money("c", 2));
    }

    @Test
    void mon2PercentsHaveAtMostFourDecimals() {
        accepted(new BigDecimal("12.3456"), csv("12.34560"), row -> row.percent("c"));
        refused(RowFault.TOO_MANY_DECIMALS, csv("12.34567"), row -> row.percent("c"));
        refused(RowFault.OUT_OF_RANGE, csv("1000"), row -> row.percent("c"));
        refused(RowFault.OUT_OF_RANGE, csv("100.0001"), row -> row.share("c"));
        refused(RowFault.OUT_OF_RANGE, csv("-0.0001"), row -> row.share("c"));
        accepted(new BigDecimal("100.0000"), csv("100"), row -> row.share("c"));
    }

    @Test
    void numbersArePlainDigits() {
        for (String text : List.of("1e3", "1E3", "1.5e-7", "1,000.00", "12,50", "$5", "5 %", ".5", "5.", "+5", "NaN",
                "0x10", "--5",
                "1 000", "٣", "1e999999999")) {
            refused(RowFault.NOT_A_NUMBER, csv(text), row -> row.money("c", 2));
        }
        refused(RowFault.NOT_A_NUMBER, json("1e3"), row -> row.money("c", 2));
        refused(RowFault.NOT_A_NUMBER, json("1.5E1"), row -> row.money("c", 2));
        refused(RowFault.OUT_OF_RANGE, csv("9".repeat(900)), row -> row.money("c", 2));
        refused(RowFault.WRONG_TYPE, json("\"5\""), row -> row.money("c", 2));
        accepted(12, csv("12"), row -> row.whole("c"));
        refused(RowFault.TOO_MANY_DECIMALS, csv("12.5"), row -> row.whole("c"));
        refused(RowFault.OUT_OF_RANGE, csv("1234567890"), row -> row.whole("c"));
    }

    @Test
    void datesAreIso() {
        accepted(LocalDate.of(2024, 2, 29), csv("2024-02-29"), row -> row.date("c"));
        for (String text : List.of("2023-02-29", "3/1/2017", "2024-2-9", "20240209", "0001-01-01",
                "2024-02-29T00:00:00Z")) {
            refused(RowFault.NOT_A_DATE, csv(text), row -> row.date("c"));
        }
    }

    @Test
    void time1InstantsWithoutOffsetBelongToTheZone() {
        accepted(Instant.parse("2026-01-31T06:00:00Z"), csv("2026-01-31"), row -> row.instant("c", CHICAGO));
        accepted(Instant.parse("2026-01-31T23:30:00Z"), csv("2026-01-31T17:30"), row -> row.instant("c", CHICAGO));
        accepted(Instant.parse("2026-01-31T16:30:00Z"), csv("2026-01-31T17:30:00+01:00"),
                row -> row.instant("c", CHICAGO));
        refused(RowFault.NOT_AN_INSTANT, csv("2026-03-08T02:30"), row -> row.instant("c", CHICAGO));
        accepted(Instant.parse("2026-11-01T06:30:00Z"), csv("2026-11-01T01:30"), row -> row.instant("c", CHICAGO));
        refused(RowFault.NOT_AN_INSTANT, csv("2026-01-31T17:30"), row -> row.instant("c"));
        refused(RowFault.NOT_AN_INSTANT, csv("2026-01-31"), row -> row.instant("c"));
        refused(RowFault.NOT_AN_INSTANT, csv("yesterday"), row -> row.instant("c", CHICAGO));
        refused(RowFault.NOT_AN_INSTANT, csv("+99999-01-01T00:00:00Z"), row -> row.instant("c"));
        accepted(Instant.parse("2026-01-31T00:00:00.123456Z"), csv("2026-01-31T00:00:00.123456789Z"),
                row -> row.instant("c"));
    }

    @Test
    void flagsAndChoices() {
        accepted(true, csv("TRUE"), row -> row.flag("c"));
        accepted(false, json("false"), row -> row.flag("c"));
        refused(RowFault.NOT_A_CHOICE, csv("yes"), row -> row.flag("c"));
        refused(RowFault.WRONG_TYPE, json("1"), row -> row.flag("c"));
        accepted(Size.LARGE, csv("LARGE"), row -> row.choice("c", Size.class));
        refused(RowFault.NOT_A_CHOICE, csv("large"), row -> row.choice("c", Size.class));
    }

    @Test
    void textsOfJsonAreQuoted() {
        refused(RowFault.WRONG_TYPE, json("5"), row -> row.text("c"));
        refused(RowFault.WRONG_TYPE, json("{}"), row -> row.text("c"));
        accepted("5", csv("5"), row -> row.text("c"));
        refused(RowFault.REQUIRED, csv(" "), row -> row.requiredText("c"));
    }

    @Test
    void requiredIsNotReportedBesideAnotherFaultOfTheColumn() {
        InputRow row = csv("x");
        assertNull(row.required("c", row.money("c", 2)));
        assertEquals(1, row.errors().size());
        row.requiredText("d");
        assertEquals("d", row.errors().get(1).column());
    }

    @Test
    void listsOfTexts() {
        accepted(List.of("a", "b"), csv("a; b;"), row -> row.list("c"));
        accepted(List.of("a", "b;c"), json("[\"a\",\"b;c\"]"), row -> row.list("c"));
        accepted(List.of(), json("[]"), row -> row.list("c"));
        accepted(null, json("null"), row -> row.list("c"));
        InputRow row = csv("a;;b");
        row.list("c");
        assertEquals("c[1] REQUIRED", row.errors().get(0).column() + " " + row.errors().get(0).code());
    }

    private static String reps(InputRow row) {
        List<InputRow> reps = row.records("c", List.of("rep", "share", "primary"));
        return reps == null
                ? null
                : reps.stream()
                        .map(rep -> rep.requiredText("rep") + "/" + rep.share("share") + "/" + rep.flag("primary"))
                        .toList().toString();
    }

    @Test
    void recordsOfACsvCellAndOfJson() {
        accepted("[ext1/60.0000/null, ext2/40.0000/null]", csv("ext1:60;ext2:40"), InputRowTest::reps);
        accepted("[ext1/null/null]", csv("ext1"), InputRowTest::reps);
        accepted("[ext1/null/true]", csv("ext1::true"), InputRowTest::reps);
        accepted("[a/60.0000/true, b/40.0000/null]",
                json("[{\"rep\":\"a\",\"share\":60,\"primary\":true},{\"rep\":\"b\",\"share\":40.0}]"),
                InputRowTest::reps);
        accepted("[]", json("[]"), InputRowTest::reps);
        refused(RowFault.WRONG_TYPE, json("\"a:60\""), InputRowTest::reps);
    }

    @Test
    void faultsOfNestedRecordsNameTheirPath() {
        InputRow row = json("[{\"rep\":\"a\",\"share\":60.00001,\"x\":1},{\"share\":\"40\"},5,{\"rep\":\"\\u0000\"}]");
        reps(row);
        List<String> found = row.errors().stream().map(e -> e.column() + " " + e.code()).toList();
        assertEquals(List.of("c[3].rep CONTROL_CHARACTER", "c[0].x UNKNOWN_COLUMN", "c[2] WRONG_TYPE",
                "c[0].share TOO_MANY_DECIMALS", "c[1].rep REQUIRED", "c[1].share WRONG_TYPE"), found);
        InputRow bad = csv("a:1:true:x;b");
        reps(bad);
        assertEquals("c[0] CELL_COUNT", bad.errors().get(0).column() + " " + bad.errors().get(0).code());
        assertEquals(1, bad.errors().size());
    }

    @Test
    void listsAreLimited() {
        refused(RowFault.TOO_MANY_ITEMS, csv("a;".repeat(101)), row -> row.list("c"));
    }

    @Test
    void messagesShowValuesShortAndPrintable() {
        InputRow row = csv("x".repeat(500) + "\n");
        row.money("c", 2);
        String message = row.errors().get(0).message();
        assertTrue(message.length() < 200 && message.contains("…") && message.indexOf('\n') < 0, message);
    }
}
