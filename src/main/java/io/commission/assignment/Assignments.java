package io.commission.assignment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Paging;
import io.commission.money.MinorUnits;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** Finds assignments for readers, each in the version of a day. */
@ApplicationScoped
public class Assignments {
    private static final String COLUMNS = """
            select a.version as identity_version, v.*, p.name as person_name,
                (select n.name from commission_plan_versions n where n.tenant_id = v.tenant_id and n.plan_id = v.plan_id
                    order by n.live desc, n.effective_from <= v.effective_from desc, abs(n.effective_from - v.effective_from),
                        n.revision desc limit 1) as plan_name
            """;
    /** In force on the day, else the next one, else the last one. */
    private static final String SHOWN = COLUMNS
            + """
                    from user_commission_assignments a join people p on p.tenant_id = a.tenant_id and p.id = a.person_id
                    cross join lateral (
                        select * from user_commission_assignment_versions s
                        where s.tenant_id = a.tenant_id and s.assignment_id = a.id and s.live
                        order by (s.effective_to is null or s.effective_to >= ?) desc,
                            case when s.effective_to is null or s.effective_to >= ? then s.effective_from end, s.effective_from desc
                        limit 1) v
                    where a.tenant_id = ? and (? or a.person_id = any(?::uuid[]))
                    """;

    private final Sql sql;
    private final Caller caller;
    private final TenantProfiles tenants;

    Assignments(Sql sql, Caller caller, TenantProfiles tenants) {
        this.sql = sql;
        this.caller = caller;
        this.tenants = tenants;
    }

    /** @param onDate only those in force on the day */
    List<AssignmentView> list(UUID personId, UUID planId, LocalDate onDate, Paging paging) {
        TenantProfile tenant = tenants.current();
        Scope scope = caller.visible();
        LocalDate day = onDate == null ? tenant.today() : onDate;
        List<Object> parameters = new ArrayList<>(
                Arrays.asList(day, day, tenant.id(), scope.all(), scope.people(), personId,
                        personId, planId, planId, onDate, onDate));
        Optional<Cursor> after = paging.after();
        after.ifPresent(cursor -> parameters.add(cursor.uuid(0)));
        parameters.add(paging.fetch());
        return sql.query(SHOWN + """
                and (?::uuid is null or a.person_id = ?) and (?::uuid is null or v.plan_id = ?)
                and (?::date is null or ? between v.effective_from and coalesce(v.effective_to, 'infinity'))
                """ + (after.isPresent() ? "and a.id > ? " : "") + "order by a.id limit ?", parameters.toArray())
                .list(row -> AssignmentView.of(row, tenant.units()));
    }

    /** One that has not been taken back, of a person whom the caller may see. */
    Kept<AssignmentView> one(UUID id, LocalDate asOf) {
        TenantProfile tenant = tenants.current();
        Scope scope = caller.visible();
        LocalDate day = asOf == null ? tenant.today() : asOf;
        return sql.query(SHOWN + " and a.id = ?", day, day, tenant.id(), scope.all(), scope.people(), id)
                .first(row -> new Kept<>(AssignmentView.of(row, tenant.units()), row.number("identity_version")))
                .orElseThrow(() -> Refusal.notFound("assignment"));
    }

    /** The person's assignment in force on the day. */
    Optional<AssignmentView> on(UUID personId, LocalDate day, MinorUnits units) {
        return sql.query(COLUMNS + """
                from user_commission_assignments a join people p on p.tenant_id = a.tenant_id and p.id = a.person_id
                join user_commission_assignment_versions v on v.tenant_id = a.tenant_id and v.assignment_id = a.id
                where a.tenant_id = ? and a.person_id = ? and v.live
                    and ? between v.effective_from and coalesce(v.effective_to, 'infinity')
                """, tenant(), personId, day).first(row -> AssignmentView.of(row, units));
    }

    /** Every version there ever was, newest first; also of one that was taken back. */
    List<AssignmentView> versions(UUID id, Paging paging) {
        Scope scope = caller.visible();
        MinorUnits units = tenants.current().units();
        List<Object> parameters = new ArrayList<>(List.of(tenant(), id, scope.all(), scope.people()));
        Optional<Cursor> after = paging.after();
        after.ifPresent(cursor -> parameters.addAll(List.of(cursor.date(0), cursor.number(1), cursor.uuid(2))));
        parameters.add(paging.fetch());
        List<AssignmentView> versions = sql.query(COLUMNS + """
                from user_commission_assignments a join people p on p.tenant_id = a.tenant_id and p.id = a.person_id
                join user_commission_assignment_versions v on v.tenant_id = a.tenant_id and v.assignment_id = a.id
                where a.tenant_id = ? and a.id = ? and (? or a.person_id = any(?::uuid[]))
                """ + (after.isPresent() ? "and (v.effective_from, v.revision, v.id) < (?, ?, ?) " : "")
                + "order by v.effective_from desc, v.revision desc, v.id desc limit ?", parameters.toArray())
                .list(row -> AssignmentView.of(row, units));
        if (versions.isEmpty() && after.isEmpty()) {
            throw Refusal.notFound("assignment");
        }
        return versions;
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
