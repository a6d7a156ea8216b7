package io.commission.access;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Who reports to whom, all levels below (PERM-2). */
@ApplicationScoped
public class Teams {
    private final Sql sql;

    Teams(Sql sql) {
        this.sql = sql;
    }

    /** Whose rows somebody may read (PERM-4). */
    Scope visible(Standing standing) {
        if (standing.permissions().contains(Grants.READ_ALL)) {
            return Scope.EVERYBODY;
        }
        Set<UUID> people = new HashSet<>();
        standing.personId().ifPresent(person -> {
            if (standing.permissions().contains(Grants.READ_OWN)) {
                people.add(person);
            }
            if (standing.permissions().contains(Grants.READ_TEAM)) {
                people.addAll(below(person));
            }
        });
        return Scope.of(people);
    }

    /** Everybody below a person, all levels, without the person. */
    public Set<UUID> below(UUID manager) {
        UUID tenant = TenantContext.required().tenantId();
        return new HashSet<>(sql.query("""
                with recursive team as (
                    select id from people where tenant_id = ? and manager_id = ?
                    union
                    select p.id from people p join team on p.manager_id = team.id where p.tenant_id = ?)
                select id from team""", tenant, manager, tenant).list(row -> row.uuid(1)));
    }

    public Set<UUID> withManager(UUID manager) {
        Set<UUID> people = below(manager);
        people.add(manager);
        return people;
    }
}
