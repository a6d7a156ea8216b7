package io.commission.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Paging;
import io.commission.http.Sorting;
import io.commission.problem.Refusal;

/** Finds people for readers: their own row, their team, or all (PERM-4). */
@ApplicationScoped
public class People {
    private static final Map<String, String> SORTS = Map.of("name", "p.name", "externalId",
            "coalesce(p.external_id, '')",
            "hireDate", "coalesce(p.hire_date::text, '')", "createdAt", "p.id::text");

    private final Sql sql;
    private final Caller caller;

    People(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** @param name part of the name, in any case */
    public record Filter(PersonStatus status, PersonKind kind, UUID teamId, UUID managerId, String territory,
            String name,
            String externalId, Boolean commissionEligible, String sort) {
    }

    /** One that the caller may see; House and Unassigned are nobody's secret. */
    public Person visible(UUID id) {
        return Person.find(id).filter(person -> person.isSpecial() || caller.visible().sees(person.id))
                .orElseThrow(() -> Refusal.notFound("person"));
    }

    List<Person> list(Filter filter, Paging paging) {
        Sorting sorting = sorting(filter);
        Scope scope = caller.visible();
        List<Object> parameters = new ArrayList<>(Arrays.asList(caller.tenantId(), scope.all(), scope.people(),
                filter.status(),
                filter.status(), filter.kind(), filter.kind(), filter.teamId(), filter.teamId(), filter.managerId(),
                filter.managerId(), filter.territory(), filter.territory(), filter.name(), filter.name(),
                filter.externalId(),
                filter.externalId(), filter.commissionEligible(), filter.commissionEligible()));
        Optional<Cursor> cursor = paging.after();
        cursor.ifPresent(after -> parameters.addAll(List.of(after.text(0), after.uuid(1))));
        parameters.add(paging.fetch());
        List<UUID> ids = sql.query(
                """
                        select p.id from people p where p.tenant_id = ? and (? or p.kind <> 'PERSON' or p.id = any(?::uuid[]))
                        and (?::text is null or p.status = ?) and (?::text is null or p.kind = ?) and (?::uuid is null or p.team_id = ?)
                        and (?::uuid is null or p.manager_id = ?) and (?::text is null or p.territory = ?)
                        and (?::text is null or position(lower(?) in lower(p.name)) > 0) and (?::text is null or p.external_id = ?)
                        and (?::boolean is null or p.commission_eligible = ?)
                        """
                        + (cursor.isPresent() ? sorting.after("p.id") : "") + sorting.orderBy("p.id") + " limit ?",
                parameters.toArray()).list(row -> row.uuid(1));
        List<Person> people = new ArrayList<>(Person.<Person>list("id in ?1", ids));
        Map<UUID, Integer> places = new HashMap<>();
        ids.forEach(id -> places.put(id, places.size()));
        people.sort(Comparator.comparing(person -> places.get(person.id)));
        return people;
    }

    Cursor cursor(Filter filter, Person last) {
        String sort = filter.sort() == null || filter.sort().isBlank() ? "name" : filter.sort().trim();
        Object key = switch (sort.startsWith("-") ? sort.substring(1) : sort) {
            case "name" -> last.name;
            case "externalId" -> last.externalId;
            case "hireDate" -> last.hireDate;
            default -> last.id;
        };
        return Cursor.of(key, last.id);
    }

    private static Sorting sorting(Filter filter) {
        return Sorting.of(filter.sort(), "name", SORTS);
    }
}
