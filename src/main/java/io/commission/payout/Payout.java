package io.commission.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

import io.commission.database.Row;
import io.commission.money.MinorUnits;
import io.commission.payout.payment.PaymentMethod;

/** A payout as it stands. Money with the database's decimals. */
record Payout(
        UUID id, String number, UUID personId, String personName, YearMonth month, LocalDate periodStart,
        LocalDate periodEnd, LocalDate payoutDate, Amounts amounts, int entryCount, YearMonth firstEntryMonth,
        PayoutStatus status, PayoutOrigin origin, String generatedBy, String approvedBy, Instant approvedAt,
        PaymentMethod paymentMethod, String paymentReference, String paymentError, Instant paidAt, Instant voidedAt,
        String voidedBy, String voidReason, String notes, Instant createdAt, Instant updatedAt, long version) {

    /** net = gross + adjustments + drawAdvance − drawRecovery (DRAW-3). */
    record Amounts(
            BigDecimal gross, BigDecimal adjustments, BigDecimal drawAdvance, BigDecimal drawAdvanceFree,
            BigDecimal drawRecovery, BigDecimal net, BigDecimal balanceBefore, BigDecimal balanceAfter) {

        /** With the decimals of the currency (MON-1). */
        Amounts in(MinorUnits units) {
            return new Amounts(units.exact(gross), units.exact(adjustments), units.exact(drawAdvance),
                    units.exact(drawAdvanceFree), units.exact(drawRecovery), units.exact(net),
                    units.exact(balanceBefore), units.exact(balanceAfter));
        }
    }

    /** Of {@code p}, the payout, and {@code r}, its person. */
    static final String COLUMNS = """
            p.id, p.number, p.person_id, r.name as person_name, p.month, p.period_start, p.period_end, p.payout_date, p.gross,
            p.adjustments, p.draw_advance, p.draw_advance_free, p.draw_recovery, p.net, p.balance_before, p.balance_after,
            p.entry_count, p.first_entry_month, p.status, p.origin, p.generated_by, p.approved_by, p.approved_at, p.payment_method,
            p.payment_reference, p.payment_error, p.paid_at, p.voided_at, p.voided_by, p.void_reason, p.notes, p.created_at,
            p.updated_at, p.version
            """;
    static final String FROM = """
            from commission_payouts p join people r on r.tenant_id = p.tenant_id and r.id = p.person_id
            """;

    static Payout of(Row row) {
        return new Payout(
                row.uuid("id"),
                row.text("number"),
                row.uuid("person_id"),
                row.text("person_name"),
                row.month("month"),
                row.date("period_start"),
                row.date("period_end"),
                row.date("payout_date"),
                new Amounts(
                        row.decimal("gross"),
                        row.decimal("adjustments"),
                        row.decimal("draw_advance"),
                        row.decimal("draw_advance_free"),
                        row.decimal("draw_recovery"),
                        row.decimal("net"),
                        row.decimal("balance_before"),
                        row.decimal("balance_after")),
                row.integer("entry_count"),
                row.month("first_entry_month"),
                row.oneOf(PayoutStatus.class, "status"),
                row.oneOf(PayoutOrigin.class, "origin"),
                row.text("generated_by"),
                row.text("approved_by"),
                row.instant("approved_at"),
                row.oneOf(PaymentMethod.class, "payment_method"),
                row.text("payment_reference"),
                row.text("payment_error"),
                row.instant("paid_at"),
                row.instant("voided_at"),
                row.text("voided_by"),
                row.text("void_reason"),
                row.text("notes"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.number("version"));
    }
}
