package io.commission.target;

import static io.commission.database.Columns.column;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.forecast.DealChanges;
import io.commission.forecast.Figures;
import io.commission.forecast.Trigger;
import io.commission.posting.deal.Because;
import io.commission.posting.deal.Cause;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;

/**
 * Brings what targets decide to targets that changed, in the transaction of the change and with a constant number of statements: the
 * deals that they rate, in ledger, exceptions and figures, and the records of the months that they ask for something (FCT-4). The
 * caller holds the targets alone.
 */
@ApplicationScoped
class TargetEffect {
    private static final Because CHANGED = new Because(Cause.FACTS, "The target that rates the deal changed", Map.of());

    private final Sql sql;
    private final DealChanges changes;
    private final Figures figures;
    private final TenantProfiles tenants;

    TargetEffect(Sql sql, DealChanges changes, Figures figures, TenantProfiles tenants) {
        this.sql = sql;
        this.changes = changes;
        this.figures = figures;
        this.tenants = tenants;
    }

    /** Days on which a person's rate or quota is another than before. */
    record Span(UUID person, LocalDate start, LocalDate end) {
    }

    void follow(List<Span> spans) {
        changes.carryThrough(rated(spans), CHANGED, Trigger.TARGET_CHANGED);
        figures.mark(months(spans), Trigger.TARGET_CHANGED);
    }

    /** Deals whose owner on their day, or an owner before, is one of the people: their rate may be another now (FCT-1). */
    private List<UUID> rated(List<Span> spans) {
        LocalDate today = tenants.current().today();
        return sql.query("""
                select distinct o.id
                from unnest(?::uuid[], ?::date[], ?::date[]) as span (person_id, first, last)
                join opportunity_versions v on v.tenant_id = ? and v.owner_id = span.person_id
                join opportunities o on o.tenant_id = v.tenant_id and o.id = v.opportunity_id
                where o.deleted_at is null and o.expected_commission is null and o.amount is not null
                    and o.status <> 'closed_lost'
                    and case when o.status = 'closed_won' then o.close_date
                        else greatest(coalesce(o.close_date, ?), ?) end between span.first and span.last
                """, column(spans, Span::person, UUID[]::new), column(spans, Span::start, LocalDate[]::new),
                column(spans, Span::end, LocalDate[]::new), TenantContext.required().tenantId(), today, today)
                .list(row -> row.uuid(1));
    }

    private static SortedMap<UUID, SortedSet<YearMonth>> months(List<Span> spans) {
        SortedMap<UUID, SortedSet<YearMonth>> months = new TreeMap<>();
        for (Span span : spans) {
            SortedSet<YearMonth> own = months.computeIfAbsent(span.person(), person -> new TreeSet<>());
            YearMonth last = YearMonth.from(span.end());
            for (YearMonth month = YearMonth.from(span.start()); !month.isAfter(last); month = month
                    .plusMonths(1)) {
                own.add(month);
            }
        }
        return months;
    }
}
