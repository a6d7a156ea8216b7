package io.commission.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Paging;
import io.commission.http.Sorting;
import io.commission.person.Owners;
import io.commission.problem.Refusal;

/**
 * Finds accounts for readers: reps those that they own, managers their team's and those of House and Unassigned, others all (PERM-2,
 * PERM-4).
 */
@ApplicationScoped
public class Accounts {
    private static final String SHOWN = """
            select a.*, o.owner_id, p.name as owner_name, p.kind as owner_kind, o.effective_from as owner_since
            from accounts a
            left join account_owners o on o.tenant_id = a.tenant_id and o.account_id = a.id
                and ? between o.effective_from and coalesce(o.effective_to, 'infinity')
            left join people p on p.tenant_id = o.tenant_id and p.id = o.owner_id
            where a.tenant_id = ? and (? or o.owner_id = any(?::uuid[]) or (? and (p.id is null or p.kind <> 'PERSON')))
            """;
    private static final Map<String, String> SORTS = Map.of("name", "a.name", "externalId",
            "coalesce(a.external_id, '')",
            "createdAt", "a.id::text");

    private final Sql sql;
    private final Caller caller;
    private final Owners owners;
    private final AccountAssignments assignments;

    Accounts(Sql sql, Caller caller, Owners owners, AccountAssignments assignments) {
        this.sql = sql;
        this.caller = caller;
        this.owners = owners;
        this.assignments = assignments;
    }

    /** @param name part of the name, in any case */
    record Filter(AccountStatus status, String owner, String territory, String type, String valueClass, String name,
            String externalId, LocalDate asOf, String sort) {
    }

    record Kept(AccountView view, long version) {
    }

    List<AccountView> list(Filter filter, Paging paging) {
        Sorting sorting = sorting(filter);
        UUID owner = filter.owner() == null ? null : owners.resolve("ownerId", filter.owner()).id();
        List<Object> parameters = parameters(filter.asOf());
        parameters.addAll(Arrays.asList(filter.status(), filter.status(), owner, owner, filter.territory(),
                filter.territory(),
                filter.type(), filter.type(), filter.valueClass(), filter.valueClass(), filter.name(), filter.name(),
                filter.externalId(), filter.externalId()));
        Optional<Cursor> cursor = paging.after();
        cursor.ifPresent(after -> parameters.addAll(List.of(after.text(0), after.uuid(1))));
        parameters.add(paging.fetch());
        return assigned(filter.asOf(), sql.query(
                SHOWN + """
                        and (?::text is null or a.status = ?) and (?::uuid is null or o.owner_id = ?)
                        and (?::text is null or a.territory = ?) and (?::text is null or a.type = ?)
                        and (?::text is null or a.value_class = ?)
                        and (?::text is null or position(lower(?) in lower(a.name)) > 0) and (?::text is null or a.external_id = ?)
                        """
                        + (cursor.isPresent() ? sorting.after("a.id") : "") + sorting.orderBy("a.id") + " limit ?",
                parameters.toArray()).list(AccountView::of));
    }

    Cursor cursor(Filter filter, AccountView last) {
        String column = sorting(filter).column();
        Object key = column.equals(SORTS.get("name"))
                ? last.name()
                : column.equals(SORTS.get("externalId")) ? last.externalId() : last.id();
        return Cursor.of(key, last.id());
    }

    Kept one(UUID id, LocalDate asOf) {
        return one(id, asOf, parameters(asOf));
    }

    /** For whoever has just written it, who may have no right to read. */
    Kept written(UUID id, LocalDate asOf) {
        return one(id, asOf, new ArrayList<>(
                List.of(asOf == null ? caller.today() : asOf, caller.tenantId(), true, Set.of(), false)));
    }

    private List<AccountView> assigned(LocalDate asOf, List<AccountView> views) {
        Map<UUID, List<AccountAssignmentView>> known = assignments.on(asOf == null ? caller.today() : asOf,
                views.stream().map(AccountView::id).toList());
        return views.stream().map(view -> view.with(known.getOrDefault(view.id(), List.of()))).toList();
    }

    private Kept one(UUID id, LocalDate asOf, List<Object> parameters) {
        parameters.add(id);
        Kept kept = sql.query(SHOWN + " and a.id = ?", parameters.toArray())
                .first(row -> new Kept(AccountView.of(row), row.number("version")))
                .orElseThrow(() -> Refusal.notFound("account"));
        return new Kept(assigned(asOf, List.of(kept.view())).get(0), kept.version());
    }

    private List<Object> parameters(LocalDate asOf) {
        Scope scope = caller.visible();
        boolean alsoHouse = caller.may("read.team");
        return new ArrayList<>(
                List.of(asOf == null ? caller.today() : asOf, caller.tenantId(), scope.all(), scope.people(),
                        alsoHouse));
    }

    private static Sorting sorting(Filter filter) {
        return Sorting.of(filter.sort(), "name", SORTS);
    }
}
