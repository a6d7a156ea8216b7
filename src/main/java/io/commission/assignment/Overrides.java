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

/** Finds customer overrides for readers, each in the version of a day. */
@ApplicationScoped
public class Overrides {
    private static final String COLUMNS = """
            select o.version as identity_version, v.*, p.name as person_name, c.name as account_name
            from customer_commission_overrides o
            join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
            join accounts c on c.tenant_id = o.tenant_id and c.id = o.account_id
            """;
    /** In force on the day, else the next one, else the last one. */
    private static final String SHOWN = COLUMNS
            + """
                    cross join lateral (
                        select * from customer_commission_override_versions s
                        where s.tenant_id = o.tenant_id and s.override_id = o.id and s.live
                        order by (s.effective_to is null or s.effective_to >= ?) desc,
                            case when s.effective_to is null or s.effective_to >= ? then s.effective_from end, s.effective_from desc
                        limit 1) v
                    where o.tenant_id = ? and (? or o.person_id = any(?::uuid[]))
                    """;
    private static final String EVERY = COLUMNS + """
            join customer_commission_override_versions v on v.tenant_id = o.tenant_id and v.override_id = o.id
            where o.tenant_id = ?
            """;

    private final Sql sql;
    private final Caller caller;
    private final TenantProfiles tenants;

    Overrides(Sql sql, Caller caller, TenantProfiles tenants) {
        this.sql = sql;
        this.caller = caller;
        this.tenants = tenants;
    }

    /** @param onDate only those in force on the day */
    List<OverrideView> list(UUID personId, UUID accountId, LocalDate onDate, Paging paging) {
        TenantProfile tenant = tenants.current();
        Scope scope = caller.visible();
        LocalDate day = onDate == null ? tenant.today() : onDate;
        List<Object> parameters = new ArrayList<>(
                Arrays.asList(day, day, tenant.id(), scope.all(), scope.people(), personId,
                        personId, accountId, accountId, onDate, onDate));
        Optional<Cursor> after = paging.after();
        after.ifPresent(cursor -> parameters.add(cursor.uuid(0)));
        parameters.add(paging.fetch());
        return sql.query(SHOWN + """
                and (?::uuid is null or o.person_id = ?) and (?::uuid is null or o.account_id = ?)
                and (?::date is null or ? between v.effective_from and coalesce(v.effective_to, 'infinity'))
                """ + (after.isPresent() ? "and o.id > ? " : "") + "order by o.id limit ?", parameters.toArray())
                .list(row -> OverrideView.of(row, tenant.units()));
    }

    /** One that has not been taken back, of a person whom the caller may see. */
    Kept<OverrideView> one(UUID id, LocalDate asOf) {
        TenantProfile tenant = tenants.current();
        Scope scope = caller.visible();
        LocalDate day = asOf == null ? tenant.today() : asOf;
        return sql.query(SHOWN + " and o.id = ?", day, day, tenant.id(), scope.all(), scope.people(), id)
                .first(row -> new Kept<>(OverrideView.of(row, tenant.units()), row.number("identity_version")))
                .orElseThrow(() -> Refusal.notFound("override"));
    }

    /** The person's override for the customer in force on the day. */
    Optional<OverrideView> on(UUID personId, UUID accountId, LocalDate day, MinorUnits units) {
        return sql.query(EVERY + """
                and o.person_id = ? and o.account_id = ? and v.live
                and ? between v.effective_from and coalesce(v.effective_to, 'infinity')
                """, TenantContext.required().tenantId(), personId, accountId, day)
                .first(row -> OverrideView.of(row, units));
    }

    /** Every version there ever was, newest first; also of one that was taken back. */
    List<OverrideView> versions(UUID id, Paging paging) {
        Scope scope = caller.visible();
        MinorUnits units = tenants.current().units();
        List<Object> parameters = new ArrayList<>(
                List.of(TenantContext.required().tenantId(), id, scope.all(), scope.people()));
        Optional<Cursor> after = paging.after();
        after.ifPresent(cursor -> parameters.addAll(List.of(cursor.date(0), cursor.number(1), cursor.uuid(2))));
        parameters.add(paging.fetch());
        List<OverrideView> versions = sql.query(EVERY + "and o.id = ? and (? or o.person_id = any(?::uuid[])) "
                + (after.isPresent() ? "and (v.effective_from, v.revision, v.id) < (?, ?, ?) " : "")
                + "order by v.effective_from desc, v.revision desc, v.id desc limit ?", parameters.toArray())
                .list(row -> OverrideView.of(row, units));
        if (versions.isEmpty() && after.isEmpty()) {
            throw Refusal.notFound("override");
        }
        return versions;
    }
}
