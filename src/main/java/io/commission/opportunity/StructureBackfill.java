package io.commission.opportunity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Originals;
import io.commission.change.Originals.Original;
import io.commission.database.Sql;
import io.commission.forecast.DealChanges;
import io.commission.forecast.Trigger;
import io.commission.posting.deal.Because;
import io.commission.posting.deal.Cause;
import io.commission.posting.deal.Targets;
import io.commission.structure.Structure;
import io.commission.tenant.TenantContext;

/**
 * Gives opportunities that were brought in without a structure the one that their owner means (OPP-2): the owner 100 as HOUSE_REP, House
 * without an owner. It says what has been, so an owner who has left holds what was opened before they did; money of later days
 * waits (PPL-3). Repeating it changes nothing.
 */
@ApplicationScoped
public class StructureBackfill {
    private static final int AT_ONCE = 2_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Sql sql;
    private final Originals originals;
    private final Targets targets;
    private final DealChanges changes;

    StructureBackfill(Sql sql, Originals originals, Targets targets, DealChanges changes) {
        this.sql = sql;
        this.originals = originals;
        this.targets = targets;
        this.changes = changes;
    }

    /** Why an opportunity stays without a structure, or what is to be known of one that was filled. */
    public enum Remark {
        /** Left: the owner had left before it was opened. */
        OWNER_TERMINATED,
        /** Left: the owner was not eligible any more when it was opened. */
        OWNER_INELIGIBLE,
        /** Filled: neither an expected commission nor an amount, so there is nothing to divide yet. */
        NO_COMMISSION_YET
    }

    private record Bare(UUID id, String externalId, UUID owner, Remark remark) {
        boolean fills() {
            return remark == null || remark == Remark.NO_COMMISSION_YET;
        }
    }

    BackfillView run() {
        UUID tenant = TenantContext.required().tenantId();
        UUID house = sql.query("select id from people where tenant_id = ? and kind = 'HOUSE'", tenant)
                .one(row -> row.uuid(1));
        Tally tally = new Tally();
        targets.share();
        List<Bare> bare = bare(tenant, FIRST);
        while (!bare.isEmpty()) {
            List<Original> filled = bare.stream().filter(Bare::fills)
                    .map(one -> new Original(one.id(), one.owner(), Structure.ofOwner(one.owner(), house))).toList();
            originals.write(filled);
            changes.carryThrough(filled.stream().map(Original::opportunityId).toList(), Because.of(Cause.FACTS),
                    Trigger.BACKFILL);
            bare.forEach(tally::count);
            bare = bare(tenant, bare.get(bare.size() - 1).id());
        }
        return tally.view();
    }

    private List<Bare> bare(UUID tenant, UUID after) {
        return sql
                .query("""
                        select d.id, d.external_id, d.original_owner_id, d.opened_on,
                            d.expected_commission is null and d.amount is null as nothing_yet,
                            case when p.status = 'TERMINATED' then coalesce(p.commission_end_date, p.termination_date) end as ended,
                            case when not p.commission_eligible then p.ineligible_since end as ineligible_since
                        from opportunities d left join people p on p.tenant_id = d.tenant_id and p.id = d.original_owner_id
                        where d.tenant_id = ? and d.id > ? and d.deleted_at is null
                            and not exists (select 1 from opportunity_versions v where v.tenant_id = d.tenant_id
                                and v.opportunity_id = d.id)
                        order by d.id limit ? for no key update of d
                        """,
                        tenant, after, AT_ONCE)
                .list(row -> new Bare(row.uuid("id"), row.text("external_id"),
                        row.uuid("original_owner_id"), remark(row.date("opened_on"), row.date("ended"),
                                row.date("ineligible_since"), row.flag("nothing_yet"))));
    }

    private static Remark remark(LocalDate openedOn, LocalDate ended, LocalDate ineligibleSince, boolean nothingYet) {
        if (ended != null && ended.isBefore(openedOn)) {
            return Remark.OWNER_TERMINATED;
        }
        if (ineligibleSince != null && !ineligibleSince.isAfter(openedOn)) {
            return Remark.OWNER_INELIGIBLE;
        }
        return nothingYet ? Remark.NO_COMMISSION_YET : null;
    }

    private static final class Tally {
        private long filled;
        private long withoutOwner;
        private final Map<Remark, Long> remarks = new EnumMap<>(Remark.class);
        private final List<BackfillView.Item> items = new ArrayList<>();
        private boolean truncated;

        void count(Bare one) {
            if (one.fills()) {
                filled++;
                withoutOwner += one.owner() == null ? 1 : 0;
            }
            if (one.remark() != null) {
                remarks.merge(one.remark(), 1L, Long::sum);
                if (items.size() < BackfillView.MAX_ITEMS) {
                    items.add(new BackfillView.Item(one.id(), one.externalId(), one.remark()));
                } else {
                    truncated = true;
                }
            }
        }

        BackfillView view() {
            long terminated = remarks.getOrDefault(Remark.OWNER_TERMINATED, 0L);
            long ineligible = remarks.getOrDefault(Remark.OWNER_INELIGIBLE, 0L);
            return new BackfillView(filled, withoutOwner, terminated + ineligible, terminated, ineligible,
                    remarks.getOrDefault(Remark.NO_COMMISSION_YET, 0L), List.copyOf(items), truncated);
        }
    }
}
