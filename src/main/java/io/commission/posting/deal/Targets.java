package io.commission.posting.deal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.structure.Version;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/**
 * Reads the targets by which deals earn, and keeps them still: whoever writes deals shares the lock, whoever changes targets has it
 * alone. So no deal is written by a target that is being changed, and no change of a target misses a deal.
 */
@ApplicationScoped
public class Targets {
    private final Sql sql;
    private final TenantProfiles tenants;

    Targets(Sql sql, TenantProfiles tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    /** Before any deal is held. */
    public void share() {
        sql.query("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", lock()).exists();
    }

    /** Before any deal is held; waits for all who share it. */
    public void holdAlone() {
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", lock()).exists();
    }

    public Rates ratesOf(Collection<Deal> deals) {
        return ratesOf(deals, Set.of());
    }

    /** @param receivers who may own deals after a change */
    public Rates ratesOf(Collection<Deal> deals, Collection<UUID> receivers) {
        Set<UUID> owners = new HashSet<>();
        for (Deal deal : deals) {
            if (DealCommission.takesRate(deal)) {
                deal.timeline().versions().stream().map(Version::owner).forEach(owners::add);
            }
        }
        if (!owners.isEmpty()) {
            owners.addAll(receivers);
            owners.remove(null);
        }
        TenantProfile tenant = tenants.current();
        return new Rates(tenant.today(), tenant.units(), owners.isEmpty() ? Map.of() : read(owners));
    }

    private Map<UUID, List<Rates.Target>> read(Set<UUID> owners) {
        Map<UUID, List<Rates.Target>> targets = new HashMap<>();
        sql.query("""
                select person_id, id, start_date, end_date, commission_rate from targets
                where tenant_id = ? and person_id = any(?::uuid[]) order by person_id, start_date
                """, TenantContext.required().tenantId(), owners)
                .list(row -> targets.computeIfAbsent(row.uuid(1), person -> new ArrayList<>())
                        .add(new Rates.Target(row.uuid(2), row.date(3), row.date(4), row.decimal(5))));
        return targets;
    }

    private static String lock() {
        return "targets " + TenantContext.required().tenantId();
    }
}
