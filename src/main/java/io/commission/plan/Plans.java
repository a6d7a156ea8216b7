package io.commission.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.http.Cursor;
import io.commission.http.Paging;
import io.commission.http.Sorting;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Finds plans for readers. */
@ApplicationScoped
public class Plans {
    /** The version that a day shows: in force, else the next one, else the last one. */
    private static final String SHOWN = """
            from commission_plans p cross join lateral (
                select * from commission_plan_versions s where s.tenant_id = p.tenant_id and s.plan_id = p.id
                order by s.live desc, (s.effective_to is null or s.effective_to >= ?) desc,
                    case when s.effective_to is null or s.effective_to >= ? then s.effective_from end,
                    s.effective_from desc, s.revision desc
                limit 1) v
            where p.tenant_id = ?
            """;
    private static final Map<String, String> SORTS = Map.of("name", "v.name", "effectiveDate", "v.effective_from::text",
            "createdAt", "p.id::text");

    private final PlanRows rows;

    Plans(PlanRows rows) {
        this.rows = rows;
    }

    /** @param name part of the name, in any case */
    public record Filter(PlanStatus status, PlanType type, String name, String externalId, String sort) {
    }

    List<PlanVersion> list(Filter filter, LocalDate day, Paging paging) {
        Sorting sorting = sorting(filter);
        List<Object> parameters = new ArrayList<>(
                Arrays.asList(day, day, tenant(), filter.status(), filter.status(), filter.type(),
                        filter.type(), filter.name(), filter.name(), filter.externalId(), filter.externalId()));
        String after = "";
        Optional<Cursor> cursor = paging.after();
        if (cursor.isPresent()) {
            after = sorting.after("p.id");
            parameters.add(cursor.get().text(0));
            parameters.add(cursor.get().uuid(1));
        }
        parameters.add(paging.fetch());
        return rows.list("select " + PlanRows.COLUMNS + SHOWN
                + """
                        and (?::text is null or p.status = ?) and (?::text is null or v.type = ?)
                        and (?::text is null or position(lower(?) in lower(v.name)) > 0) and (?::text is null or p.external_id = ?)
                        """
                + after + sorting.orderBy("p.id") + " limit ?", parameters.toArray());
    }

    Cursor cursor(Filter filter, PlanVersion last) {
        String column = sorting(filter).column();
        if (column.equals(SORTS.get("name"))) {
            return Cursor.of(last.content().name(), last.planId());
        }
        return Cursor.of(column.equals(SORTS.get("effectiveDate")) ? last.from() : last.planId(), last.planId());
    }

    PlanVersion one(UUID id, LocalDate day) {
        return rows.list("select " + PlanRows.COLUMNS + SHOWN + " and p.id = ?", day, day, tenant(), id).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("plan"));
    }

    /** The version in force on the day. */
    public Optional<PlanVersion> on(UUID id, LocalDate day) {
        return rows.live(id).stream()
                .filter(version -> !version.from().isAfter(day)
                        && (version.to() == null || !version.to().isBefore(day)))
                .findFirst();
    }

    /** The tenant's default plan on the day (PLAN-1). */
    public Optional<PlanVersion> defaultOn(LocalDate day) {
        return rows.list(
                "select " + PlanRows.COLUMNS
                        + """
                                from commission_plan_versions v join commission_plans p on p.tenant_id = v.tenant_id and p.id = v.plan_id
                                where v.tenant_id = ? and v.live and v.is_default and ? between v.effective_from and coalesce(v.effective_to, 'infinity')
                                """,
                tenant(), day).stream().findFirst();
    }

    /** Every version there ever was, newest first. */
    List<PlanVersion> versions(UUID id, Paging paging) {
        List<Object> parameters = new ArrayList<>(List.of(tenant(), id));
        paging.after()
                .ifPresent(cursor -> parameters.addAll(List.of(cursor.date(0), cursor.number(1), cursor.uuid(2))));
        parameters.add(paging.fetch());
        List<PlanVersion> versions = rows.list("select " + PlanRows.COLUMNS
                + """
                        from commission_plans p join commission_plan_versions v on v.tenant_id = p.tenant_id and v.plan_id = p.id
                        where p.tenant_id = ? and p.id = ?
                        """
                + (paging.after().isPresent() ? "and (v.effective_from, v.revision, v.id) < (?, ?, ?)" : "")
                + " order by v.effective_from desc, v.revision desc, v.id desc limit ?", parameters.toArray());
        if (versions.isEmpty()) {
            one(id, LocalDate.EPOCH);
        }
        return versions;
    }

    private static Sorting sorting(Filter filter) {
        return Sorting.of(filter.sort(), "name", SORTS);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
