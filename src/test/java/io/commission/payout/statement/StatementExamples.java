package io.commission.payout.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements as they happen, and as they hardly ever do. */
final class StatementExamples {

    static final LocalDate START = LocalDate.of(2026, 11, 1);
    static final LocalDate END = LocalDate.of(2026, 11, 30);

    private StatementExamples() {
    }

    /** Every section, a negative adjustment and a recovery. */
    static Statement usual() {
        return statement(
                "Dana Whitfield",
                "USD",
                2,
                List.of(
                        load("2026-11-03", "LD-20418", "Blue Ridge Foods", "12450.00", "10", null, "1245.00", false),
                        load("2026-11-09", "LD-20455", "Cascade Lumber", "8300.50", "8", "60", "398.42", false),
                        load("2026-11-20", "LD-20519", "Delta Feed", "105000.00", "11.4286", null, "12000.03", false),
                        load("2026-10-29", "LD-20377", "Harbor Steel", "4200.00", "10", "40", "168.00", true),
                        flat("2026-11-12", "LD-20471", "Prairie Grain Cooperative", "75.00"),
                        other("BONUS", "500.00", null, "40 loads in November", false),
                        other("ADJUSTMENT", "-212.37", "LD-20201", "Margin corrected after a late carrier invoice",
                                true),
                        other("ADJUSTMENT", "18.05", null, "Tier true-up for November", false)),
                "0", "0", "1500.00", "4000.00");
    }

    static Statement drawOnly() {
        return statement("Sam Ortiz", "USD", 2, List.of(), "3000.00", "0", "0", "0");
    }

    /** Earned less than nothing: the draw tops up, of it a part for free. */
    static Statement negative() {
        return statement(
                "Morgan Lee",
                "USD",
                2,
                List.of(
                        load("2026-11-03", "LD-20418", "Blue Ridge Foods", "1000.00", "10", null, "100.00", false),
                        other("ADJUSTMENT", "-1350.25", "LD-19001", "Taken back: LD-19001 was cancelled", true)),
                "3250.25", "2000.00", "0", "125.50");
    }

    static Statement zeroNet() {
        return statement(
                "Morgan Lee",
                "USD",
                2,
                List.of(other("ADJUSTMENT", "-10.00", "LD-19001", "Taken back", true)),
                "10.00", "0", "0", "0");
    }

    static Statement dinars() {
        return new Statement(
                "شركة الخليج للشحن (ذ.م.م)", "محمد عبد الله الكندري", START, END, "PAY-202611-000042", END.plusDays(1),
                "PAID", "PAYROLL", "KWD", 3,
                List.of(
                        load("2026-11-03", "LD-1", "مؤسسة النور للتجارة 2026", "1234567.890", "10", null, "123456.789",
                                false),
                        load("2026-11-04", "LD-2", "Gulf Cargo", "0.005", "10", null, "0.001", false)),
                new StatementTotals(d("123456.790"), d("0.000"), d("0.000"), d("0.000"), d("0.000"), d("123456.790"),
                        d("0.000"), d("0.000")));
    }

    static Statement names() {
        List<StatementLine> lines = new ArrayList<>();
        String[] customers = {
                "Größenwahn & Söhne Spedition Gesellschaft mit beschränkter Haftung, "
                        + "Zweigniederlassung Königs Wusterhausen",
                "Công ty TNHH Vận tải Nguyễn Thị Hương",
                "Товарищество «Северный Ветер»",
                "Αφοί Παπαδόπουλοι ΑΕ",
                "株式会社日本通運",
                "한진택배 주식회사",
                "顺丰速运有限公司",
                "חברת הובלות כהן (1998) בע\"מ",
                "शर्मा ट्रांसपोर्ट कंपनी",
                "บริษัท ขนส่งไทย จำกัด",
                "Շողեր ՍՊԸ / თბილისი",
                "Rocket 🚀 Freight\nLine\ttwo \u202Eesrever",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                "office affairs of fi fl ffi",
        };
        for (int i = 0; i < customers.length; i++) {
            lines.add(new StatementLine(
                    START.plusDays(i), YearMonth.of(2026, 11), "LOAD_COMMISSION", "LD-" + (1000 + i), customers[i],
                    "Standard plan of the northern region, revised", "NET_MARGIN", d("1000.00"), d("10.0000"), false,
                    d("33.3333"), d("33.33"), false, i == 0 ? "Ein Hinweis: " + "Straße ".repeat(60) : null));
        }
        return statement("Łukasz Żółć-Ångström 王小明 " + "Maximiliana ".repeat(12), "EUR", 2, lines, "0", "0", "0", "0");
    }

    /** Any number of lines, the same for a seed. */
    static Statement many(int count, long seed) {
        Random random = new Random(seed);
        List<StatementLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal basis = BigDecimal.valueOf(random.nextInt(2_000_000), 2);
            BigDecimal amount = basis.movePointLeft(1).setScale(2, RoundingMode.HALF_UP);
            boolean prior = i % 9 == 4;
            String day = prior ? "2026-10-" + (10 + i % 20) : "2026-11-" + (10 + i % 20);
            String reference = "LD-" + (20000 + i);
            if (i % 11 == 7) {
                lines.add(other("ADJUSTMENT", amount.negate().toPlainString(), reference, "Late invoice", prior));
            } else {
                String customer = "Customer " + random.nextInt(40) + " Incorporated";
                String split = i % 3 == 0 ? "60" : null;
                lines.add(load(
                        day, reference, customer, basis.toPlainString(), "10", split, amount.toPlainString(), prior));
            }
        }
        return statement("Dana Whitfield", "USD", 2, lines, "0", "0", "0", "0");
    }

    static Statement statement(
            String person, String currency, int decimals, List<StatementLine> lines,
            String advance, String free, String recovery, String balance) {
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal adjustments = BigDecimal.ZERO;
        for (StatementLine line : lines) {
            if (line.section() == StatementSection.ADJUSTMENTS) {
                adjustments = adjustments.add(line.amount());
            } else {
                gross = gross.add(line.amount());
            }
        }
        BigDecimal net = gross.add(adjustments).add(d(advance)).subtract(d(recovery));
        BigDecimal after = d(balance).add(d(advance)).subtract(d(free)).subtract(d(recovery));
        return new Statement(
                "Northern Freight Brokers, Inc.", person, START, END, "PAY-202611-000017", END.plusDays(1), "APPROVED",
                "ACH", currency, decimals, lines,
                new StatementTotals(gross, adjustments, d(advance), d(free), d(recovery), net, d(balance), after));
    }

    static StatementLine load(
            String day, String reference, String customer, String basis, String rate, String split, String amount,
            boolean prior) {
        LocalDate date = LocalDate.parse(day);
        return new StatementLine(
                date, YearMonth.from(date), "LOAD_COMMISSION", reference, customer, "Tiered revenue", "GROSS_REVENUE",
                d(basis), d(rate), false, split == null ? null : d(split), d(amount), prior, null);
    }

    static StatementLine flat(String day, String reference, String customer, String amount) {
        LocalDate date = LocalDate.parse(day);
        return new StatementLine(
                date, YearMonth.from(date), "LOAD_COMMISSION", reference, customer, "Flat per load", null, null,
                d(amount), true, null, d(amount), false, null);
    }

    static StatementLine other(String type, String amount, String reference, String notes, boolean prior) {
        return new StatementLine(
                END, YearMonth.of(2026, prior ? 9 : 11), type, reference, null, null, null, null, null, false, null,
                d(amount), prior, notes);
    }

    static BigDecimal d(String number) {
        return new BigDecimal(number);
    }
}
