package io.commission.access;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;

/** Reads a caller's standing with one statement; nothing is cached, so what a tenant withholds is gone at once. */
@ApplicationScoped
class Standings {
    private final Sql sql;
    private final Clock clock;

    Standings(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Needs a transaction of that tenant. Empty where the tenant does not exist. */
    Optional<Standing> of(UUID tenant, String subject, Set<String> roles) {
        return sql.query("""
                select t.name, t.currency, coalesce(v.time_zone, t.time_zone) as time_zone,
                    (select p.id from people p where p.tenant_id = t.tenant_id and p.oidc_subject = ?) as person_id,
                    array(select w.role || ' ' || w.permission from withheld_permissions w
                        where w.tenant_id = t.tenant_id) as withheld
                from tenants t left join commission_settings_versions v on v.tenant_id = t.tenant_id and v.live
                    and (?::timestamptz at time zone v.time_zone)::date between v.effective_from
                        and coalesce(v.effective_to, 'infinity')
                where t.tenant_id = ?""", subject, clock.instant(), tenant)
                .first(row -> new Standing(tenant, row.text("name"), Currency.getInstance(row.text("currency")),
                        ZoneId.of(row.text("time_zone")), subject, Optional.ofNullable(row.uuid("person_id")), roles,
                        permissions(roles, row)));
    }

    static Set<String> permissions(Set<String> roles, Row row) {
        Set<String> withheld = Set.copyOf(Arrays.asList(row.array("withheld", String[].class)));
        return roles.stream()
                .flatMap(role -> Grants.ofRole(role).stream()
                        .filter(permission -> !withheld.contains(role + " " + permission)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
