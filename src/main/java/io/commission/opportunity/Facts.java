package io.commission.opportunity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.commission.database.Row;
import io.commission.posting.deal.DealStatus;
import io.commission.structure.LineRole;

/** A row of the opportunities, and the view of it on a day. */
record Facts(UUID id, String externalId, UUID accountId, String accountName, String name, LocalDate openedOn,
        BigDecimal amount, LocalDate closeDate, DealStatus status, String stage, BigDecimal expectedCommission,
        Earned earned, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy) {

    private static final List<StructureLineView> NONE = List.of();

    /**
     * What the whole deal earns (FCT-1).
     *
     * @param commission null where it has no structure yet, so that nobody earns
     */
    record Earned(BigDecimal commission, boolean rateKept, String missing) {
    }

    static Facts of(Row row) {
        return new Facts(row.uuid("id"), row.text("external_id"), row.uuid("account_id"), row.text("account_name"),
                row.text("name"), row.date("opened_on"), row.decimal("amount"), row.date("close_date"),
                DealStatus.fromWire(row.text("status")), row.text("stage"), row.decimal("expected_commission"),
                new Earned(row.decimal("earned"), row.flag("rate_kept"), row.text("missing")), row.number("version"),
                row.instant("created_at"), row.text("created_by"), row.instant("updated_at"),
                row.text("updated_by"));
    }

    OpportunityView view(Standing standing, Reader reader, int decimals) {
        Stage now = standing.now();
        List<StructureLineView> whole = now == null ? NONE : now.lines();
        List<StructureLineView> lines = reader.visible(whole);
        List<StructureLineView> original = now == null ? NONE : reader.visible(standing.original().lines());
        ScheduledView scheduled = scheduled(standing.next(), reader);
        boolean seen = now != null && lines.size() == whole.size();
        boolean complete = lines.size() == whole.size()
                && (now == null || original.size() == standing.original().lines().size())
                && (scheduled == null || scheduled.structure().size() == standing.next().lines().size());
        Stage.Brought about = standing.about();
        BigDecimal commission = money(earned.commission() == null ? expectedCommission : earned.commission(), decimals);
        return new OpportunityView(id, externalId, accountId, accountName, now == null ? null : now.owner(),
                now == null ? null : now.ownerName(), now == null ? null : now.ownerKind(), name, openedOn,
                money(amount, decimals), closeDate, status,
                status.open() ? status : null, stage, money(expectedCommission, decimals),
                status.open() ? commission : null, status == DealStatus.CLOSED_WON ? commission : null,
                earned.missing(), earned.rateKept(), standing.status(),
                about == null ? null : about.end(), about == null ? null : about.type(),
                about == null ? null : about.effective(), about == null ? null : about.reason(), lines, original,
                seen ? percent(whole, LineRole.HOUSE_REP) : null, seen ? percent(whole, LineRole.SUBAGENT) : null,
                seen ? percent(whole, LineRole.HOUSE) : null, complete, scheduled, createdAt, createdBy, updatedAt,
                updatedBy);
    }

    private static ScheduledView scheduled(Stage next, Reader reader) {
        return next == null
                ? null
                : new ScheduledView(next.from(), next.owner(), next.ownerName(), reader.visible(next.lines()));
    }

    private static BigDecimal percent(List<StructureLineView> lines, LineRole role) {
        return lines.stream().filter(line -> line.role() == role).map(StructureLineView::percent)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static BigDecimal money(BigDecimal amount, int decimals) {
        return amount == null ? null : amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }
}
