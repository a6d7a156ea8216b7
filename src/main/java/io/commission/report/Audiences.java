package io.commission.report;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.access.Teams;
import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Finds whose rows a caller asks for, within those that the caller may read (PERM-4). */
@ApplicationScoped
public class Audiences {
    private final Caller caller;
    private final Teams teams;
    private final Sql sql;

    Audiences(Caller caller, Teams teams, Sql sql) {
        this.caller = caller;
        this.teams = teams;
        this.sql = sql;
    }

    /** Only who reads everything is shown what House and Unassigned retain. */
    public boolean seeRetained() {
        return caller.visible().all();
    }

    /**
     * @param person a person's id, house or unassigned; null for everybody whom the caller may read
     * @param team null for any
     */
    public Audience of(String person, UUID team) {
        Scope scope = caller.visible();
        Audience audience = person == null || person.isBlank()
                ? new Audience(scope.all(), scope.people())
                : Audience.of(Set.of(person(person)));
        return among(audience, team, null);
    }

    /** Those of them who belong to a team and a territory; null for any. */
    public Audience among(Audience audience, UUID team, String territory) {
        if (team == null && territory == null) {
            return audience;
        }
        return Audience.of(sql.query("""
                select id from people where tenant_id = ? and (?::uuid is null or team_id = ?)
                    and (?::text is null or territory = ?)
                """, caller.tenantId(), team, team, territory, territory).list(row -> row.uuid(1)).stream()
                .filter(audience::holds).collect(Collectors.toSet()));
    }

    /**
     * Whose numbers a view shows. By default one's own; who reads everything and is nobody's person has the whole tenant's.
     *
     * @param view self or team; null or empty for the default
     * @param personId whose, or whose team; null for the caller's
     */
    public Viewed viewed(String view, String personId) {
        boolean named = personId != null && !personId.isBlank();
        UUID person = named ? person(personId) : caller.personId().orElse(null);
        String asked = view == null ? "" : view.trim();
        boolean team = asked.equals("team") || asked.isEmpty() && person == null && seeRetained();
        if (!team && !asked.isEmpty() && !asked.equals("self")) {
            throw Refusal.of(Code.INVALID_REQUEST, "The view is self or team.").field("view", "must be self or team");
        }
        if (team && !seeRetained() && !caller.may("read.team")) {
            throw Refusal.of(Code.PERMISSION_MISSING, "A team's view needs the permission read.team or read.all.");
        }
        if (team && !named && seeRetained()) {
            return new Viewed(true, null, Audience.EVERYBODY);
        }
        if (person == null || !team && !caller.visible().sees(person)) {
            throw Refusal.notFound("person");
        }
        return new Viewed(team, person, team ? below(person) : Audience.of(Set.of(person)));
    }

    /** A colleague whom the caller may not see answers as somebody who does not exist (TEN-1). */
    public UUID person(String person) {
        Scope scope = caller.visible();
        String special = person.trim().toUpperCase(Locale.ROOT);
        if (special.equals("HOUSE") || special.equals("UNASSIGNED")) {
            return sql.query("select id from people where tenant_id = ? and kind = ?", caller.tenantId(), special)
                    .first(row -> row.uuid(1)).filter(scope::sees).orElseThrow(() -> Refusal.notFound("person"));
        }
        UUID id = id(person.trim());
        if (!scope.sees(id)
                || !sql.query("select 1 from people where tenant_id = ? and id = ?", caller.tenantId(), id).exists()) {
            throw Refusal.notFound("person");
        }
        return id;
    }

    /** Everybody below a person, at all levels. */
    Audience below(UUID manager) {
        if (!seeRetained() && caller.personId().filter(manager::equals).isPresent()) {
            return Audience.of(caller.visible().people().stream().filter(id -> !id.equals(manager))
                    .collect(Collectors.toSet()));
        }
        return Audience.of(teams.below(manager));
    }

    private static UUID id(String person) {
        try {
            return UUID.fromString(person);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Code.MALFORMED_REQUEST, "A person is given by id, or as house or unassigned.")
                    .field("personId", "must be a uuid, house or unassigned");
        }
    }
}
