package io.commission.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/**
 * Who is meant where a load names a customer or a rep: the one with that external id, or else with that id; of people
 * also {@code house} and {@code unassigned}. Unknown names stay as they are until somebody is known by them.
 */
@ApplicationScoped
public class References {
    private static final Pattern UUID_FORM = Pattern
            .compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Sql sql;

    References(Sql sql) {
        this.sql = sql;
    }

    /** Ids by the name that was used; unknown names are missing. */
    public record Known(Map<String, UUID> accounts, Map<String, UUID> people) {
    }

    public Known find(Collection<String> accounts, Collection<String> people) {
        return new Known(accounts(accounts), people(people));
    }

    public Optional<UUID> person(String name) {
        return Optional.ofNullable(people(Set.of(name)).get(name));
    }

    public Map<String, UUID> accounts(Collection<String> names) {
        return find(names, """
                select a.external_id, a.id, 1 as rank from accounts a
                where a.tenant_id = ? and a.external_id = any(?::text[])
                union all
                select a.id::text, a.id, 2 from accounts a where a.tenant_id = ? and a.id = any(?::uuid[])
                order by rank desc
                """);
    }

    public Map<String, UUID> people(Collection<String> names) {
        return find(names, """
                select p.external_id, p.id, 1 as rank from people p
                where p.tenant_id = ? and p.external_id = any(?::text[])
                union all
                select p.id::text, p.id, 2 from people p where p.tenant_id = ? and p.id = any(?::uuid[])
                union all
                select lower(p.kind), p.id, 3 from people p where p.tenant_id = ? and p.kind <> 'PERSON'
                order by rank desc
                """);
    }

    private Map<String, UUID> find(Collection<String> names, String query) {
        Map<String, UUID> known = new HashMap<>();
        if (names.isEmpty()) {
            return known;
        }
        Map<String, UUID> ids = names.stream().filter(name -> UUID_FORM.matcher(name).matches())
                .collect(Collectors.toMap(name -> name, UUID::fromString, (a, b) -> a));
        boolean ofPeople = query.contains("kind");
        Map<String, UUID> found = new HashMap<>();
        Object[] parameters = ofPeople
                ? new Object[]{tenant(), names, tenant(), ids.values(), tenant()}
                : new Object[]{tenant(), names, tenant(), ids.values()};
        sql.query(query, parameters).list(row -> found.put(row.text(1), row.uuid(2)));
        for (String name : names) {
            UUID id = found.get(name);
            UUID byId = ids.get(name);
            if (id == null && byId != null) {
                id = found.get(byId.toString());
            }
            if (id != null) {
                known.put(name, id);
            }
        }
        return known;
    }

    /**
     * Fills in whoever has become known since, and leaves the loads due. To be called in the transaction that made a
     * person or an account known, before the calculation of what waits.
     */
    public void resolve() {
        for (String known : List.of("p.external_id = r.rep_reference", "p.id::text = lower(r.rep_reference)")) {
            sql.update("""
                    with found as (
                        select r.load_id, r.position, p.id as person_id from load_reps r
                        join people p on p.tenant_id = r.tenant_id and """ + " " + known + """

                            where r.tenant_id = ? and r.person_id is null
                            and not exists (select 1 from load_reps o where o.tenant_id = r.tenant_id
                                and o.load_id = r.load_id and o.person_id = p.id)),
                    held as (
                        select id from loads where tenant_id = ? and id in (select load_id from found)
                        order by id for no key update),
                    due as (
                        update loads l set calculation_due = true from held
                        where l.tenant_id = ? and l.id = held.id and l.delivered_at is not null)
                    update load_reps r set person_id = found.person_id from found, held
                    where r.tenant_id = ? and r.load_id = found.load_id and r.position = found.position
                        and held.id = found.load_id
                    """, tenant(), tenant(), tenant(), tenant());
        }
        for (String known : List.of("a.external_id = l.customer_reference",
                "a.id::text = lower(l.customer_reference)")) {
            sql.update("""
                    with found as (
                        select l.id, a.id as account_id from loads l
                        join accounts a on a.tenant_id = l.tenant_id and """ + " " + known + """

                            where l.tenant_id = ? and l.account_id is null and l.customer_reference is not null
                        order by l.id for no key update of l)
                    update loads l set account_id = found.account_id, calculation_due = l.delivered_at is not null
                    from found where l.tenant_id = ? and l.id = found.id
                    """, tenant(), tenant());
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
