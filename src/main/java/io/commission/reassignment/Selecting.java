package io.commission.reassignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Execution;
import io.commission.change.Planner;
import io.commission.change.StateHash;
import io.commission.database.Sql;
import io.commission.structure.Change;
import io.commission.tenant.TenantContext;

/** Decides on which items a batch works and what becomes of each, for previews and executions alike; it writes nothing. */
@ApplicationScoped
class Selecting {
    private final Sql sql;
    private final Batches batches;
    private final Execution execution;
    private final StateHash hashes;

    Selecting(Sql sql, Batches batches, Execution execution, StateHash hashes) {
        this.sql = sql;
        this.batches = batches;
        this.execution = execution;
        this.hashes = hashes;
    }

    Selection select(BatchRow batch) {
        ItemChange change = batches.request(batch.id(), OpportunitiesRequest.class).change();
        return ofOpportunities(batches.scope(batch.id()).opportunityIds(), change);
    }

    /** Who departs is settled here: whoever reaches an opportunity later than another batch finds them gone (RSG-7). */
    Selection ofOpportunities(List<UUID> opportunities, ItemChange asked) {
        TreeSet<UUID> ids = new TreeSet<>(opportunities);
        Change change = asked.toChange();
        Map<UUID, UUID> reps = change.departing() != null || change.ownerOnly() ? Map.of() : houseReps(ids);
        Map<UUID, ItemChange> byRep = new HashMap<>();
        List<Item> items = new ArrayList<>(ids.size());
        for (UUID id : ids) {
            UUID rep = reps.get(id);
            ItemChange settled = rep == null
                    ? asked
                    : byRep.computeIfAbsent(rep, person -> ItemChange.of(change.departing(person)));
            items.add(Item.ofOpportunity(id, settled, null));
        }
        return new Selection(items, List.of(), () -> {
            Execution.Held seen = execution.look(ids, Planner.receivers(change));
            return hashes.of(change.toString(), seen.world(), seen.deals(), List.of());
        });
    }

    private Map<UUID, UUID> houseReps(TreeSet<UUID> opportunities) {
        Map<UUID, UUID> reps = new HashMap<>();
        sql.query("""
                select l.opportunity_id, l.person_id from unnest(?::uuid[]) as o (id)
                    cross join lateral (select position from opportunity_versions v
                        where v.tenant_id = ? and v.opportunity_id = o.id order by position desc limit 1) v
                    join commission_structure_lines l on l.tenant_id = ? and l.opportunity_id = o.id
                        and l.position = v.position and l.role = 'HOUSE_REP'
                """, opportunities, TenantContext.required().tenantId(), TenantContext.required().tenantId())
                .list(row -> reps.put(row.uuid(1), row.uuid(2)));
        return reps;
    }
}
