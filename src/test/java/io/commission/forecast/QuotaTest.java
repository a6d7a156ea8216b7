package io.commission.forecast;

import static io.commission.settings.Settings.PaymentSchedule.MONTHLY;
import static io.commission.settings.Settings.PaymentSchedule.QUARTERLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.commission.money.MinorUnits;
import io.commission.settings.Settings;

class QuotaTest {
    private static final MinorUnits USD = MinorUnits.of("USD");
    private static final MinorUnits KWD = MinorUnits.of("KWD");
    private static final MinorUnits JPY = MinorUnits.of("JPY");

    @Test
    void fct3_wholeMonthsShareEvenly_theCentThatIsLeftGoesToTheEarlier() {
        Quota year = quota("2026-01-01", "2026-12-31", "100000.00");
        assertEquals(List.of("8333.34", "8333.34", "8333.34", "8333.34", "8333.33", "8333.33", "8333.33", "8333.33",
                "8333.33", "8333.33", "8333.33", "8333.33"), months(year, 2026, USD));
        assertEquals(List.of("8333.334", "8333.334", "8333.334", "8333.334", "8333.333", "8333.333", "8333.333",
                "8333.333", "8333.333", "8333.333", "8333.333", "8333.333"), months(year, 2026, KWD));
        assertEquals(List.of("8334", "8334", "8334", "8334", "8333", "8333", "8333", "8333", "8333", "8333", "8333",
                "8333"), months(quota("2026-01-01", "2026-12-31", "100000"), 2026, JPY));
    }

    @Test
    void fct3_wholeQuartersShareEvenly_whateverTheirDays() {
        Quota year = quota("2026-01-01", "2026-12-31", "100000.01");
        assertEquals("25000.01", year.of(quarter("2026-01"), USD).toPlainString());
        assertEquals("25000.00", year.of(quarter("2026-06"), USD).toPlainString());
        assertEquals("25000.00", year.of(quarter("2026-12"), USD).toPlainString());
        Quota quarter = quota("2026-04-01", "2026-06-30", "100.00");
        assertEquals("33.34", quarter.of(month("2026-04"), USD).toPlainString());
        assertEquals("33.33", quarter.of(month("2026-05"), USD).toPlainString());
        assertEquals("33.33", quarter.of(month("2026-06"), USD).toPlainString());
        assertEquals("100.00", quarter.of(quarter("2026-05"), USD).toPlainString());
    }

    @Test
    void fct3_aRangeThatDoesNotFitIsSpreadByItsDays() {
        // 17 days of January, 14 of February.
        Quota across = quota("2026-01-15", "2026-02-14", "1000.00");
        assertEquals("548.39", across.of(month("2026-01"), USD).toPlainString());
        assertEquals("451.61", across.of(month("2026-02"), USD).toPlainString());
        assertEquals("0.00", across.of(month("2026-03"), USD).toPlainString());
        assertEquals("0.00", across.of(month("2025-12"), USD).toPlainString());
        assertEquals("1000.00", across.of(quarter("2026-03"), USD).toPlainString());
        // Whole months that are no whole quarters: 90 days and 30.
        Quota fourMonths = quota("2026-01-01", "2026-04-30", "1200.00");
        assertEquals("300.00", fourMonths.of(month("2026-02"), USD).toPlainString());
        assertEquals("900.00", fourMonths.of(quarter("2026-01"), USD).toPlainString());
        assertEquals("300.00", fourMonths.of(quarter("2026-04"), USD).toPlainString());
        Quota day = quota("2028-02-29", "2028-02-29", "7.770");
        assertEquals("7.770", day.of(month("2028-02"), KWD).toPlainString());
    }

    @Test
    void fct3_severalTargetsOfAPersonInAPeriodAddUp() {
        List<Quota> two = List.of(quota("2026-01-01", "2026-01-31", "100.00"),
                quota("2026-02-01", "2026-03-31", "7.00"));
        assertEquals("107.00", Quota.of(two, quarter("2026-02"), USD).toPlainString());
        assertEquals("100.00", Quota.of(two, month("2026-01"), USD).toPlainString());
        assertEquals("3.50", Quota.of(two, month("2026-03"), USD).toPlainString());
        assertEquals("103.50", Quota.of(two, month("2026-01"), month("2026-02"), USD).toPlainString());
        assertEquals("0", Quota.of(List.of(), month("2026-03"), JPY).toPlainString());
    }

    @Test
    void fct3_allPeriodsTogetherHaveTheQuota() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            LocalDate start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
            LocalDate end = start.plusDays(random.nextInt(900));
            MinorUnits units = List.of(USD, KWD, JPY).get(random.nextInt(3));
            Quota quota = new Quota(start, end, BigDecimal.valueOf(random.nextInt(100_000_000), units.digits()));
            for (Settings.PaymentSchedule schedule : Settings.PaymentSchedule.values()) {
                assertEquals(quota.amount(), Quota.of(List.of(quota), Period.of(start, schedule),
                        Period.of(end, schedule), units), "seed " + seed + ", " + quota + ", " + schedule);
            }
        }
    }

    @Test
    void fct3_attainmentIsAPercentOfTheQuota_andNothingAtQuota0() {
        assertEquals("66.6667", Quota.attainment(new BigDecimal("200.00"), new BigDecimal("300.00")).toPlainString());
        assertEquals("0.0000", Quota.attainment(new BigDecimal("0.00"), new BigDecimal("300.00")).toPlainString());
        assertNull(Quota.attainment(new BigDecimal("200.00"), new BigDecimal("0.00")));
    }

    @Test
    void fct3_periodsFollowThePaymentSchedule() {
        Period quarter = Period.of(LocalDate.of(2026, 11, 21), QUARTERLY);
        assertEquals(LocalDate.of(2026, 10, 1), quarter.start());
        assertEquals(LocalDate.of(2026, 12, 31), quarter.end());
        assertEquals(LocalDate.of(2026, 7, 1), quarter.before().start());
        assertEquals(LocalDate.of(2027, 1, 1), quarter.after().start());
        assertEquals(LocalDate.of(2026, 10, 31), month("2026-11").before().end());
    }

    private static List<String> months(Quota quota, int year, MinorUnits units) {
        List<String> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            months.add(quota.of(new Period(YearMonth.of(year, month), 1), units).toPlainString());
        }
        return months;
    }

    private static Quota quota(String start, String end, String amount) {
        return new Quota(LocalDate.parse(start), LocalDate.parse(end), new BigDecimal(amount));
    }

    private static Period month(String month) {
        return Period.of(YearMonth.parse(month), MONTHLY);
    }

    private static Period quarter(String month) {
        return Period.of(YearMonth.parse(month), QUARTERLY);
    }
}
