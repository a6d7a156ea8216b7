package io.commission.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Sql;

/** What the caller may see of the log: percents are pay, so of a structure only the lines of visible people (PERM-4). */
@ApplicationScoped
class Eyes {
    private static final String SEES_OPPORTUNITY = """
            (exists (select 1 from commission_structure_lines l where l.tenant_id = o.tenant_id and l.opportunity_id = o.id
                and l.person_id = any(?::uuid[]))
            or exists (select 1 from opportunity_versions v
                left join people s on s.tenant_id = v.tenant_id and s.id = v.owner_id
                where v.tenant_id = o.tenant_id and v.opportunity_id = o.id
                    and (v.owner_id = any(?::uuid[]) or ? and (v.owner_id is null or s.kind <> 'PERSON')))
            or exists (select 1 from commission_changes h where h.tenant_id = o.tenant_id and h.opportunity_id = o.id
                and (h.departing_id = any(?::uuid[])
                    or exists (select 1 from json_array_elements(h.before -> 'structure') as line
                        where (line ->> 'personId')::uuid = any(?::uuid[]))
                    or exists (select 1 from json_array_elements(h.after -> 'structure') as line
                        where (line ->> 'personId')::uuid = any(?::uuid[])))))""";

    private final Sql sql;
    private final Caller caller;

    Eyes(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /**
     * @param people those of whom the caller sees pay
     * @param special House and Unassigned for managers, whose lines are nobody's pay
     */
    record Sight(boolean all, Set<UUID> people, Set<UUID> special) {
        boolean sees(UUID person) {
            return all || people.contains(person) || special.contains(person);
        }
    }

    Sight sight() {
        Scope scope = caller.visible();
        Set<UUID> special = scope.all() || !caller.may("read.team")
                ? Set.of()
                : Set.copyOf(sql.query("select id from people where tenant_id = ? and kind <> 'PERSON'",
                        caller.tenantId()).list(row -> row.uuid(1)));
        return new Sight(scope.all(), scope.people(), special);
    }

    /** A condition on an opportunity {@code o}: one of the people held a part of it or owned it, ever. */
    static String seesOpportunity(Sight sight) {
        return sight.all() ? "true" : SEES_OPPORTUNITY;
    }

    static List<Object> parameters(Sight sight) {
        Set<UUID> people = sight.people();
        return sight.all() ? List.of() : List.of(people, people, !sight.special().isEmpty(), people, people, people);
    }

    boolean opportunity(Sight sight, UUID id) {
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId(), id));
        parameters.addAll(parameters(sight));
        return sql
                .query("select 1 from opportunities o where o.tenant_id = ? and o.id = ? and " + seesOpportunity(sight),
                        parameters.toArray())
                .exists();
    }

    /** Of whose owners, ever, one is visible, or who has an opportunity that is. */
    boolean account(Sight sight, UUID id) {
        if (sight.all()) {
            return sql.query("select 1 from accounts where tenant_id = ? and id = ?", caller.tenantId(), id).exists();
        }
        List<Object> parameters = new ArrayList<>(
                List.of(caller.tenantId(), id, sight.people(), !sight.special().isEmpty()));
        parameters.addAll(parameters(sight));
        return sql
                .query("""
                        select 1 from accounts a where a.tenant_id = ? and a.id = ? and (
                            exists (select 1 from account_owners w join people s on s.tenant_id = w.tenant_id and s.id = w.owner_id
                                where w.tenant_id = a.tenant_id and w.account_id = a.id
                                    and (w.owner_id = any(?::uuid[]) or ? and s.kind <> 'PERSON'))
                            or exists (select 1 from opportunities o where o.tenant_id = a.tenant_id and o.account_id = a.id and
                        """
                        + seesOpportunity(sight) + "))", parameters.toArray())
                .exists();
    }

    boolean contact(Sight sight, UUID id) {
        return sight.sees(id)
                && sql.query("select 1 from people where tenant_id = ? and id = ?", caller.tenantId(), id).exists();
    }
}
