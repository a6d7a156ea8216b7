package io.commission.reassignment.select;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.forecast.Attained;
import io.commission.forecast.Attainments;
import io.commission.forecast.Period;
import io.commission.reassignment.strategy.PickMethod;
import io.commission.reassignment.strategy.StrategyOrder;
import io.commission.settings.SettingsBook;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;

/** Finds the people among whom AUTO picks, and keeps whose turn it was. */
@ApplicationScoped
class Pools {
    private final Sql sql;
    private final Attainments attainments;
    private final SettingsBook settings;
    private final TenantProfiles tenants;

    Pools(Sql sql, Attainments attainments, SettingsBook settings, TenantProfiles tenants) {
        this.sql = sql;
        this.attainments = attainments;
        this.settings = settings;
        this.tenants = tenants;
    }

    /** Reads without holding or writing anything: a preview uses no turn (RSG-8). */
    Pool look(StrategyOrder strategy, UUID leaver, LocalDate today) {
        return pool(strategy, leaver, today, "");
    }

    /** The same, and two batches do not have the same turn. */
    Pool hold(StrategyOrder strategy, UUID leaver, LocalDate today) {
        if (strategy.method() == PickMethod.ROUND_ROBIN) {
            sql.update("""
                    insert into round_robin_turns (tenant_id, pool) values (?, ?) on conflict do nothing
                    """, tenant(), key(strategy));
        }
        return pool(strategy, leaver, today, " for update");
    }

    void keep(StrategyOrder strategy, Pool pool) {
        if (strategy.method() == PickMethod.ROUND_ROBIN) {
            sql.update("update round_robin_turns set last_id = ? where tenant_id = ? and pool = ?", pool.last(),
                    tenant(), key(strategy));
        }
    }

    private Pool pool(StrategyOrder strategy, UUID leaver, LocalDate today, String lock) {
        List<Pool.Member> members = sql
                .query("""
                        select p.id, p.name, p.hire_date, (select count(*)::integer from commission_structure_lines l
                            join opportunities o on o.tenant_id = l.tenant_id and o.id = l.opportunity_id
                            where l.tenant_id = p.tenant_id and l.person_id = p.id and o.deleted_at is null
                                and o.status not in ('closed_won', 'closed_lost')
                                and l.position = (select x.position from opportunity_versions x where x.tenant_id = o.tenant_id
                                    and x.opportunity_id = o.id and x.effective_from <= ? order by x.position desc limit 1))
                        from people p where p.tenant_id = ? and p.kind = 'PERSON' and p.status = 'ACTIVE' and p.commission_eligible
                            and p.id is distinct from ? and (p.team_id = ? or p.territory = ?)
                        """,
                        today, tenant(), leaver, strategy.team(), strategy.territory())
                .list(row -> new Pool.Member(row.uuid(1), row.text(2), row.date(3), row.integer(4), null));
        if (strategy.method() == PickMethod.PERFORMANCE) {
            members = attained(members, today);
        }
        UUID last = strategy.method() != PickMethod.ROUND_ROBIN
                ? null
                : sql.query("select last_id from round_robin_turns where tenant_id = ? and pool = ?" + lock, tenant(),
                        key(strategy)).first(row -> row.uuid(1)).orElse(null);
        return new Pool(name(strategy), strategy.method(), members, last);
    }

    /** In the month or quarter, by the tenant's payment schedule, that ended last. */
    private List<Pool.Member> attained(List<Pool.Member> members, LocalDate today) {
        Period closed = Period.of(today, settings.on(today).paymentSchedule()).before();
        Map<UUID, Attained> attained = attainments.of(members.stream().map(Pool.Member::id).toList(), closed,
                tenants.current().units());
        return members.stream().map(member -> new Pool.Member(member.id(), member.name(), member.hired(),
                member.openOpportunities(), attained.get(member.id()))).toList();
    }

    private String name(StrategyOrder strategy) {
        return strategy.territory() != null
                ? "territory " + strategy.territory()
                : "team " + sql.query("select name from teams where tenant_id = ? and id = ?", tenant(),
                        strategy.team()).first(row -> row.text(1)).orElse(strategy.team().toString());
    }

    private static String key(StrategyOrder strategy) {
        return strategy.territory() != null ? "territory " + strategy.territory() : "team " + strategy.team();
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
