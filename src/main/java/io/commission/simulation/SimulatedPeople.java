package io.commission.simulation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Finds whom a simulation is about, among those whom the caller may read (PERM-4). */
@ApplicationScoped
class SimulatedPeople {
    private static final int MOST_PEOPLE = 1_000;

    private final Caller caller;
    private final Sql sql;

    SimulatedPeople(Caller caller, Sql sql) {
        this.caller = caller;
        this.sql = sql;
    }

    /** Names by id, in the order of the names. */
    Map<UUID, String> of(SimulationRequest request) {
        if (request.personIds() != null) {
            return named(new LinkedHashSet<>(request.personIds()));
        }
        if (request.teamId() != null && !sql.query("select 1 from teams where tenant_id = ? and id = ?",
                caller.tenantId(), request.teamId()).exists()) {
            throw Refusal.of(Code.TEAM_UNKNOWN, "There is no such team.").field("teamId", "is no team's id");
        }
        Scope scope = caller.visible();
        Map<UUID, String> names = new LinkedHashMap<>();
        sql.query(
                """
                        select id, name from people
                        where tenant_id = ? and kind = 'PERSON' and (? or id = any(?::uuid[])) and (?::uuid is null or team_id = ?)
                        order by name, id limit ?
                        """,
                caller.tenantId(), scope.all(), scope.people(), request.teamId(), request.teamId(),
                MOST_PEOPLE + 1).list(row -> names.put(row.uuid(1), row.text(2)));
        refuseMany(names.size());
        return names;
    }

    /** A colleague whom the caller may not see answers as somebody who does not exist (TEN-1). */
    private Map<UUID, String> named(Set<UUID> ids) {
        refuseMany(ids.size());
        Scope scope = caller.visible();
        Map<UUID, String> names = new LinkedHashMap<>();
        List<String> kinds = sql.query("""
                select id, name, kind from people
                where tenant_id = ? and id = any(?::uuid[]) and (? or id = any(?::uuid[])) order by name, id
                """, caller.tenantId(), ids, scope.all(), scope.people()).list(row -> {
            names.put(row.uuid(1), row.text(2));
            return row.text(3);
        });
        if (names.size() < ids.size()) {
            throw Refusal.of(Code.PERSON_UNKNOWN, "There is no such person.").field("personIds",
                    "names nobody: " + ids.stream().filter(id -> !names.containsKey(id)).findFirst().orElseThrow());
        }
        if (kinds.stream().anyMatch(kind -> !kind.equals("PERSON"))) {
            throw Refusal.of(Code.SPECIAL_OWNER_NOT_HERE, "House and Unassigned have no plan and no rates.")
                    .field("personIds", "must be people");
        }
        return names;
    }

    private static void refuseMany(int people) {
        if (people > MOST_PEOPLE) {
            throw Refusal.of(Code.LIMIT_EXCEEDED,
                    "One simulation covers at most " + MOST_PEOPLE + " people; name some, or a team.")
                    .field("personIds", "must be at most " + MOST_PEOPLE);
        }
    }
}
