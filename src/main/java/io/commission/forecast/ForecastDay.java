package io.commission.forecast;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.posting.deal.Because;
import io.commission.posting.deal.Cause;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealPosting;
import io.commission.posting.deal.Deals;
import io.commission.posting.deal.Targets;
import io.commission.settings.SettingsBook;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/**
 * Keeps the figures of open deals on the tenant's day and weights. Owner, structure and target of a deal that is overdue or undated
 * are those of today (FCT-1), so some change by the passing of a day alone; a new weight changes all open ones (FCT-2). Who reads
 * figures calls {@link #ensure()} first; a tick does it for tenants that nobody looks at.
 */
@ApplicationScoped
public class ForecastDay {
    private static final Because PASSED = new Because(Cause.FACTS, "Another day, another owner or target",
            Map.of());
    private static final int AT_ONCE = 2_000;
    private static final String OPEN = " and o.deleted_at is null and o.status in ('pipeline', 'best_case', 'commit')";
    /** Between two days: the close date is no answer on the later one. */
    private static final String BY_DAY = OPEN + " and (o.close_date is null or o.close_date < ?)";

    private final Sql sql;
    private final TenantProfiles tenants;
    private final SettingsBook settings;
    private final Targets targets;
    private final Deals deals;
    private final DealPosting posting;
    private final Figures figures;
    private final Clock clock;

    ForecastDay(Sql sql, TenantProfiles tenants, SettingsBook settings, Targets targets, Deals deals,
            DealPosting posting, Figures figures, Clock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.settings = settings;
        this.targets = targets;
        this.deals = deals;
        this.posting = posting;
        this.figures = figures;
        this.clock = clock;
    }

    private record State(LocalDate day, String currency, BigDecimal pipeline, BigDecimal bestCase, BigDecimal commit) {

        boolean weighsAs(State other) {
            return pipeline.compareTo(other.pipeline) == 0 && bestCase.compareTo(other.bestCase) == 0
                    && commit.compareTo(other.commit) == 0;
        }
    }

    /**
     * In the caller's transaction, which has written no deals: those share the targets, which are held alone here. One statement
     * where nothing is to do; of several that come at once one does it, the others wait.
     */
    public void ensure() {
        if (!isCurrent()) {
            holdAlone();
        }
    }

    /** For whoever changes targets or rebuilds figures: nobody writes deals meanwhile, and what the day brought is done. */
    public void holdAlone() {
        targets.holdAlone();
        if (!isCurrent()) {
            bring(kept(), now());
        }
    }

    private boolean isCurrent() {
        Instant now = clock.instant();
        return sql.query("""
                select 1 from forecast_states s join tenants t on t.tenant_id = s.tenant_id
                left join commission_settings_versions v on v.tenant_id = t.tenant_id and v.live
                    and (?::timestamptz at time zone v.time_zone)::date between v.effective_from
                        and coalesce(v.effective_to, 'infinity')
                where s.tenant_id = ? and s.currency = t.currency
                    and s.day = (?::timestamptz at time zone coalesce(v.time_zone, t.time_zone))::date
                    and s.pipeline_weight = coalesce(v.pipeline_weight, s.pipeline_weight)
                    and s.best_case_weight = coalesce(v.best_case_weight, s.best_case_weight)
                    and s.commit_weight = coalesce(v.commit_weight, s.commit_weight)
                """, now, tenant(), now).exists();
    }

    private Optional<State> kept() {
        return sql
                .query("""
                        select day, currency, pipeline_weight, best_case_weight, commit_weight from forecast_states where tenant_id = ?
                        """,
                        tenant())
                .first(row -> new State(row.date(1), row.text(2), row.decimal(3), row.decimal(4),
                        row.decimal(5)));
    }

    private State now() {
        TenantProfile tenant = tenants.current();
        Weights weights = Weights.of(settings.on(tenant.today()));
        return new State(tenant.today(), tenant.currency(), weights.pipeline(), weights.bestCase(), weights.commit());
    }

    private void bring(Optional<State> kept, State now) {
        if (kept.isEmpty() || !now.currency().equals(kept.get().currency())) {
            follow(sql.query(
                    "select o.id from opportunities o where o.tenant_id = ? and o.deleted_at is null order by o.id",
                    tenant()).list(row -> row.uuid(1)), kept.isEmpty() ? Trigger.BACKFILL : Trigger.MANUAL, true);
        } else {
            // Back, too: another time zone may have an earlier day.
            LocalDate first = earlier(kept.get().day(), now.day());
            LocalDate last = earlier(kept.get().day(), now.day()).equals(now.day()) ? kept.get().day() : now.day();
            follow(moved(first, last), Trigger.REASSIGNMENT, true);
            follow(ratedAnew(first, last), Trigger.TARGET_CHANGED, true);
            if (!now.weighsAs(kept.get())) {
                follow(sql.query("select o.id from opportunities o where o.tenant_id = ?" + OPEN + " order by o.id",
                        tenant()).list(row -> row.uuid(1)), Trigger.MANUAL, false);
            }
        }
        sql.update("""
                insert into forecast_states (tenant_id, day, currency, pipeline_weight, best_case_weight, commit_weight)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id) do update set day = excluded.day, currency = excluded.currency,
                    pipeline_weight = excluded.pipeline_weight, best_case_weight = excluded.best_case_weight,
                    commit_weight = excluded.commit_weight
                """, tenant(), now.day(), now.currency(), now.pipeline(), now.bestCase(), now.commit());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Owner or structure begins on one of the days after the first. */
    private List<UUID> moved(LocalDate first, LocalDate last) {
        return sql.query("select o.id from opportunities o where o.tenant_id = ?" + BY_DAY + """
                 and exists (select 1 from opportunity_versions v where v.tenant_id = o.tenant_id
                    and v.opportunity_id = o.id and v.effective_from > ? and v.effective_from <= ?)
                order by o.id
                """, tenant(), last, first, last).list(row -> row.uuid(1));
    }

    /** A target of somebody who owns it, or did, begins on one of the days after the first, or ended on one before the last. */
    private List<UUID> ratedAnew(LocalDate first, LocalDate last) {
        return sql.query("""
                select distinct o.id from targets t
                join opportunity_versions v on v.tenant_id = t.tenant_id and v.owner_id = t.person_id
                join opportunities o on o.tenant_id = v.tenant_id and o.id = v.opportunity_id
                where t.tenant_id = ? and (t.start_date > ? and t.start_date <= ? or t.end_date >= ? and t.end_date < ?)
                """ + BY_DAY + " order by o.id", tenant(), first, last, first, last, last).list(row -> row.uuid(1));
    }

    private void follow(List<UUID> ids, Trigger trigger, boolean settles) {
        if (settles && !ids.isEmpty()) {
            // Once a day, and a change of targets may settle more behind it.
            posting.holdEverybody();
        }
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Deal> held = deals.hold(ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
            if (settles) {
                posting.settle(held, PASSED);
            }
            figures.follow(held, trigger);
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
