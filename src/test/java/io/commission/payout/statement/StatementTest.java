package io.commission.payout.statement;

import static io.commission.payout.statement.StatementExamples.d;
import static io.commission.payout.statement.StatementExamples.load;
import static io.commission.payout.statement.StatementExamples.other;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class StatementTest {

    private static final StatementLine LOAD = load("2026-11-03", "LD-1", "Blue Ridge Foods", "1000.00", "10", null,
            "100.00", false);

    @Test
    void DRAW_3_net_must_be_gross_and_adjustments_and_advance_less_recovery() {
        totals("100.00", "-20.00", "50.00", "0", "30.00", "100.00", "40.00", "60.00");
        assertRefused("net", () -> totals("100.00", "-20.00", "50.00", "0", "30.00", "100.01", "40.00", "60.00"));
    }

    @Test
    void DRAW_3_the_balance_must_grow_by_what_is_to_be_recovered() {
        totals("0", "0", "50.00", "50.00", "0", "50.00", "40.00", "40.00");
        assertRefused("balance", () -> totals("0", "0", "50.00", "50.00", "0", "50.00", "40.00", "90.00"));
    }

    @Test
    void PAY_6_the_lines_must_add_up_to_the_totals() {
        StatementLine adjustment = other("ADJUSTMENT", "-20.00", null, "corrected", false);
        StatementTotals right = totals("100.00", "-20.00", "0", "0", "0", "80.00", "0", "0");
        StatementTotals moved = totals("80.00", "0", "0", "0", "0", "80.00", "0", "0");
        statement(List.of(LOAD, adjustment), right);
        assertRefused("gross", () -> statement(List.of(LOAD, adjustment), moved));
        assertRefused("gross", () -> statement(List.of(adjustment), right));
        assertRefused("adjustments", () -> statement(List.of(LOAD), right));
    }

    @Test
    void DRAW_3_a_draw_is_no_line() {
        assertRefused("draw", () -> other("DRAW", "1.00", null, null, false));
        assertRefused("draw", () -> other("DRAW_RECOVERY", "1.00", null, null, false));
    }

    @Test
    void PAY_6_every_line_has_its_section() {
        assertEquals(StatementSection.CURRENT, LOAD.section());
        assertEquals(
                StatementSection.PRIOR_PERIOD,
                load("2026-10-03", "LD-1", "B", "1000.00", "10", null, "100.00", true).section());
        assertEquals(StatementSection.BONUSES, other("BONUS", "1.00", null, null, true).section());
        assertEquals(StatementSection.ADJUSTMENTS, other("ADJUSTMENT", "1.00", null, null, true).section());
    }

    @Test
    void MON_1_figures_are_grouped_and_never_rounded() {
        assertEquals("0.00", Figures.money(d("0"), 2));
        assertEquals("999.90", Figures.money(d("999.9"), 2));
        assertEquals("1,000", Figures.money(d("1000"), 0));
        assertEquals("−1,234,567.005", Figures.money(d("-1234567.005"), 3));
        assertThrows(ArithmeticException.class, () -> Figures.money(d("0.001"), 2));
        assertEquals("10.00%", Figures.percent(d("10.0000")));
        assertEquals("100.00%", Figures.percent(d("1E+2")));
        assertEquals("33.3333%", Figures.percent(d("33.3333")));
        assertEquals("Gross revenue", Figures.words("GROSS_REVENUE"));
        assertEquals("", Figures.words(null));
    }

    private static void assertRefused(String what, Executable deed) {
        String message = assertThrows(IllegalArgumentException.class, deed).getMessage();
        assertTrue(message.startsWith("DRAW-3") && message.contains(what), message);
    }

    private static Statement statement(List<StatementLine> lines, StatementTotals totals) {
        return new Statement(
                "C", "P", StatementExamples.START, StatementExamples.END, "PAY-202611-000001", StatementExamples.END,
                "PAID", null, "USD", 2, lines, totals);
    }

    private static StatementTotals totals(String... amounts) {
        return new StatementTotals(
                d(amounts[0]), d(amounts[1]), d(amounts[2]), d(amounts[3]), d(amounts[4]), d(amounts[5]), d(amounts[6]),
                d(amounts[7]));
    }
}
