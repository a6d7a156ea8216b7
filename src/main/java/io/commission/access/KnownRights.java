package io.commission.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** What people may, as their newest tokens said: for work that has no token and tells those who can act on it. */
@ApplicationScoped
public class KnownRights {
    private final Sql sql;

    KnownRights(Sql sql) {
        this.sql = sql;
    }

    private record Known(UUID person, Set<String> permissions) {
    }

    /** Those among active people whose permissions are enough; of who never signed in nothing is known. */
    public List<UUID> among(Collection<UUID> people, Predicate<Set<String>> enough) {
        UUID tenant = TenantContext.required().tenantId();
        return sql.query("""
                select p.id, r.roles, array(select w.role || ' ' || w.permission from withheld_permissions w
                    where w.tenant_id = p.tenant_id) as withheld
                from people p join person_roles r on r.tenant_id = p.tenant_id and r.person_id = p.id
                where p.tenant_id = ? and p.id = any(?::uuid[]) and p.status = 'ACTIVE' order by p.id
                """, tenant, people)
                .list(row -> new Known(row.uuid("id"),
                        Standings.permissions(Set.of(row.array("roles", String[].class)), row)))
                .stream().filter(known -> enough.test(known.permissions())).map(Known::person).toList();
    }
}
