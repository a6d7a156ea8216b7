package io.commission.payout.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a person is shown with a payout (PAY-6). It refuses to exist when its lines do not add up to its totals.
 *
 * @param status as printed, for example PAID
 * @param paymentMethod as printed, may be null
 * @param decimals of the currency
 * @param lines in the order of printing within their sections
 */
public record Statement(
        String companyName,
        String personName,
        LocalDate periodStart,
        LocalDate periodEnd,
        String payoutNumber,
        LocalDate payoutDate,
        String status,
        String paymentMethod,
        String currency,
        int decimals,
        List<StatementLine> lines,
        StatementTotals totals) {

    public Statement {
        Objects.requireNonNull(companyName, "companyName");
        Objects.requireNonNull(personName, "personName");
        Objects.requireNonNull(periodStart, "periodStart");
        Objects.requireNonNull(periodEnd, "periodEnd");
        Objects.requireNonNull(payoutNumber, "payoutNumber");
        Objects.requireNonNull(payoutDate, "payoutDate");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(currency, "currency");
        lines = List.copyOf(lines);
        BigDecimal adjustments = sum(lines, StatementSection.ADJUSTMENTS);
        BigDecimal all = lines.stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        StatementTotals.require(totals.gross(), all.subtract(adjustments), "gross");
        StatementTotals.require(totals.adjustments(), adjustments, "the sum of the adjustments");
    }

    public List<StatementLine> lines(StatementSection section) {
        return lines.stream().filter(line -> line.section() == section).toList();
    }

    /** The sum of a section in the currency's decimals. */
    public BigDecimal total(StatementSection section) {
        return sum(lines, section);
    }

    private static BigDecimal sum(List<StatementLine> lines, StatementSection section) {
        return lines.stream()
                .filter(line -> line.section() == section)
                .map(StatementLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
