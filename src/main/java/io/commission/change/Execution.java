package io.commission.change;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.forecast.Figures;
import io.commission.forecast.Trigger;
import io.commission.posting.deal.Because;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealPosting;
import io.commission.posting.deal.Deals;
import io.commission.tenant.TenantContext;

/** Carries out moves of opportunities, and takes them back, in the caller's transaction. */
@ApplicationScoped
public class Execution {
    private final Sql sql;
    private final Deals deals;
    private final Worlds worlds;
    private final ChangeBook book;
    private final DealPosting posting;
    private final Figures figures;

    Execution(Sql sql, Deals deals, Worlds worlds, ChangeBook book, DealPosting posting, Figures figures) {
        this.sql = sql;
        this.deals = deals;
        this.worlds = worlds;
        this.book = book;
        this.posting = posting;
        this.figures = figures;
    }

    /**
     * Writes what was planned on held opportunities and not refused; their reconciled days are settled (PRO-4), and the figures
     * follow (FCT-4).
     *
     * @return the same, each that moves with its change
     */
    public List<Planned> execute(BatchHead batch, List<Planned> planned) {
        List<Planned> done = settled(batch, planned);
        figures.follow(done.stream().filter(Planned::moves).map(Planned::after).toList(), Trigger.REASSIGNMENT);
        return done;
    }

    /** The same for a part of a larger change of the opportunities, at whose end the figures follow. */
    List<Planned> settled(BatchHead batch, List<Planned> planned) {
        List<Planned> moving = planned.stream().filter(Planned::moves).toList();
        List<CommissionChange> written = book.write(batch, moving);
        settle(batch, moving.stream().map(Planned::after).toList(), written);
        Iterator<CommissionChange> changes = written.iterator();
        return planned.stream().map(one -> one.moves() ? one.as(changes.next().id()) : one).toList();
    }

    /** Opportunities held until the transaction ends, and the world in which they move. */
    public record Held(List<Deal> deals, World world) {
    }

    /** The first lock of a transaction that changes opportunities (RSG-7). */
    public Held hold(Collection<UUID> opportunities, Collection<UUID> receivers) {
        List<Deal> held = deals.holdToMove(opportunities);
        return new Held(held, worlds.read(receivers, held));
    }

    /** The same for a preview: nothing is locked, nothing written. */
    public Held look(Collection<UUID> opportunities, Collection<UUID> receivers) {
        List<Deal> seen = deals.read(opportunities);
        return new Held(seen, worlds.read(receivers, seen));
    }

    /**
     * Undoes changes, each the latest of its opportunity; one with a later change is a conflict and left alone (BAT-3).
     *
     * @return the changes that are conflicts
     */
    public List<CommissionChange> undo(BatchHead batch, List<CommissionChange> changes) {
        List<Deal> held = deals.holdToMove(changes.stream().map(CommissionChange::opportunityId).toList());
        Map<UUID, Integer> latest = latest(changes);
        List<CommissionChange> free = changes.stream().filter(change -> latest.containsKey(change.id())).toList();
        Map<UUID, Integer> added = new HashMap<>();
        free.forEach(change -> added.put(change.opportunityId(), latest.get(change.id())));
        List<CommissionChange> written = book.undo(batch, free);
        List<Deal> restored = held.stream().filter(deal -> added.containsKey(deal.id()))
                .map(deal -> deal.with(deal.timeline().without(added.get(deal.id())))).toList();
        settle(batch, restored, written);
        figures.follow(restored, Trigger.REASSIGNMENT);
        Set<CommissionChange> undone = new HashSet<>(free);
        return changes.stream().filter(change -> !undone.contains(change)).toList();
    }

    /** Of the changes those whose versions are the last of their opportunity, with how many versions each added. */
    private Map<UUID, Integer> latest(List<CommissionChange> changes) {
        Map<UUID, Integer> latest = new HashMap<>();
        sql.query("""
                select v.change_id, count(*) from opportunity_versions v
                where v.tenant_id = ? and v.change_id = any(?::uuid[]) and v.opportunity_id = any(?::uuid[])
                    and not exists (select 1 from opportunity_versions later where later.tenant_id = v.tenant_id
                        and later.opportunity_id = v.opportunity_id and later.position > v.position
                        and later.change_id <> v.change_id)
                group by v.change_id
                """, TenantContext.required().tenantId(), ids(changes, CommissionChange::id),
                ids(changes, CommissionChange::opportunityId))
                .list(row -> latest.put(row.uuid(1), row.number(2).intValue()));
        return latest;
    }

    /** Reconciled days are brought to the new structures by adjustments (PRO-4). */
    private void settle(BatchHead batch, List<Deal> changed, List<CommissionChange> changes) {
        Map<UUID, UUID> byOpportunity = new HashMap<>();
        changes.forEach(change -> byOpportunity.put(change.opportunityId(), change.id()));
        posting.settle(changed, Because.reassigned(batch.reason(), byOpportunity));
    }

    private static UUID[] ids(List<CommissionChange> changes, Function<CommissionChange, UUID> id) {
        return changes.stream().map(id).toArray(UUID[]::new);
    }
}
