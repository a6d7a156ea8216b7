package io.commission.access;

import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;

/**
 * Remembers which roles each person's newest token carried. Roles stand in tokens alone, and what has no token, a batch that
 * tells finance of its end, has to know who that is.
 */
@ApplicationScoped
class RolesSeen {
    private final Sql sql;
    private final Map<UUID, Seen> latest = new ConcurrentHashMap<>();

    RolesSeen(Sql sql) {
        this.sql = sql;
    }

    private record Seen(Instant issued, String[] roles) {
        boolean is(Seen other) {
            return other != null && issued.equals(other.issued) && String.join(" ", roles)
                    .equals(String.join(" ", other.roles));
        }
    }

    /** Asks the database once a token and replica, and writes only what it did not know. */
    void remember(Standing standing, Instant issued) {
        if (standing.personId().isEmpty()) {
            return;
        }
        UUID person = standing.personId().get();
        Seen seen = new Seen(issued, standing.roles().stream().filter(role -> !Grants.ofRole(role).isEmpty())
                .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll).toArray(String[]::new));
        if (seen.is(latest.get(person))) {
            return;
        }
        sql.update("""
                insert into person_roles as r (tenant_id, person_id, roles, as_of) select ?, ?, ?::text[], ?
                where not exists (select 1 from person_roles k where k.tenant_id = ? and k.person_id = ?
                    and (k.roles = ?::text[] or k.as_of > ?))
                on conflict (tenant_id, person_id) do update set roles = excluded.roles, as_of = excluded.as_of
                    where r.as_of <= excluded.as_of
                """, standing.tenantId(), person, seen.roles(), issued, standing.tenantId(), person, seen.roles(),
                issued);
        latest.put(person, seen);
    }
}
