package io.commission.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.account.AccountOwners;
import io.commission.account.AccountOwners.Ownership;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.load.References;
import io.commission.person.Owners;
import io.commission.posting.Recalculation;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Opens and changes accounts that another system names by external id; an owner holds from a day on (ACC-1). */
@ApplicationScoped
public class Accounts {
    private final Sql sql;
    private final References references;
    private final Recalculation recalculation;
    private final AccountOwners owners;
    private final Owners people;

    Accounts(Sql sql, References references, Recalculation recalculation, AccountOwners owners,
            Owners people) {
        this.owners = owners;
        this.people = people;
        this.sql = sql;
        this.references = references;
        this.recalculation = recalculation;
    }

    private record Account(UUID id, String externalId, String name, String type, String territory, String valueClass,
            String status) {

        Account changed(AccountChange change) {
            return new Account(id, externalId, change.pick("name", change.name(), name),
                    change.pick("type", change.type(), type), change.pick("territory", change.territory(), territory),
                    change.pick("valueClass", change.valueClass(), valueClass), "ACTIVE");
        }
    }

    /** @param day from which a new owner holds */
    public record Told(AccountChange change, LocalDate day) {
    }

    /** @param refused why nothing of it was saved; null: it was */
    public record Saved(boolean changed, Refusal refused) {
    }

    /**
     * Answers whether anything changed.
     *
     * @param day from which a new owner holds
     */
    public boolean save(AccountChange change, LocalDate day) {
        Saved saved = saveAll(List.of(new Told(change, day))).get(0);
        if (saved.refused() != null) {
            throw saved.refused();
        }
        return saved.changed();
    }

    /** The same for many, with a constant number of statements; several of one account are saved one after the other. */
    public List<Saved> saveAll(List<Told> told) {
        Saved[] saved = new Saved[told.size()];
        List<Integer> left = IntStream.range(0, saved.length).boxed().toList();
        while (!left.isEmpty()) {
            Map<String, Integer> now = new LinkedHashMap<>();
            List<Integer> later = new ArrayList<>();
            for (int index : left) {
                if (now.putIfAbsent(told.get(index).change().externalId(), index) != null) {
                    later.add(index);
                }
            }
            round(told, now, saved);
            left = later;
        }
        return List.of(saved);
    }

    private void round(List<Told> told, Map<String, Integer> now, Saved[] saved) {
        Map<String, Account> known = hold(now.keySet());
        Map<String, UUID> named = references.people(now.values().stream().map(index -> told.get(index).change().owner())
                .filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<UUID, Code> barred = people.barred(Set.copyOf(named.values()));
        Map<UUID, UUID> before = owners.before(now.values().stream().map(told::get)
                .filter(one -> known.containsKey(one.change().externalId()))
                .map(one -> new Ownership(known.get(one.change().externalId()).id(), null, one.day())).toList());
        List<Account> opened = new ArrayList<>();
        List<Account> changed = new ArrayList<>();
        List<Ownership> owned = new ArrayList<>();
        for (int index : now.values()) {
            AccountChange change = told.get(index).change();
            Account was = known.get(change.externalId());
            try {
                UUID owner = owner(change, named);
                Account is = was == null ? opened(change) : was.changed(change);
                boolean gives = change.carried().contains("ownerId") && !Objects.equals(owner, before.get(is.id()));
                if (gives && barred.containsKey(owner)) {
                    throw Owners.cannotReceive("ownerId", barred.get(owner));
                }
                if (was == null) {
                    opened.add(is);
                } else if (gives || !is.equals(was)) {
                    changed.add(is);
                }
                if (gives) {
                    owned.add(new Ownership(is.id(), owner, told.get(index).day()));
                }
                saved[index] = new Saved(gives || !is.equals(was), null);
            } catch (Refusal refused) {
                saved[index] = new Saved(false, refused);
            }
        }
        insert(opened);
        update(changed);
        owners.give(owned);
    }

    /** An account that another system deletes is inactive; its loads stay. */
    public void delete(String externalId) {
        TenantContext caller = TenantContext.required();
        sql.update("""
                update accounts set status = 'INACTIVE', version = version + 1, updated_at = now(), updated_by = ?
                where tenant_id = ? and external_id = ? and status <> 'INACTIVE'
                """, caller.actor(), caller.tenantId(), externalId);
    }

    /** Loads that named what was not known before find it now, and those that wait are calculated. */
    public void becomeKnown() {
        references.resolve();
        recalculation.ofWaiting();
    }

    private Map<String, Account> hold(Collection<String> externalIds) {
        Map<String, Account> known = new HashMap<>();
        sql.query(
                """
                        select * from accounts where tenant_id = ? and external_id = any(?::text[]) order by id for no key update
                        """,
                tenant(), externalIds).list(
                        row -> known.put(row.text("external_id"),
                                new Account(row.uuid("id"), row.text("external_id"), row.text("name"), row.text("type"),
                                        row.text("territory"), row.text("value_class"), row.text("status"))));
        return known;
    }

    private static Account opened(AccountChange change) {
        if (change.name() == null) {
            throw Refusal.of(Code.ACCOUNT_UNKNOWN,
                    "No account is known as " + change.externalId() + ", and there is no name to open one with.")
                    .field("externalId", "is no account's");
        }
        return new Account(Ids.next(), change.externalId(), change.name(), change.type(), change.territory(),
                change.valueClass(), "ACTIVE");
    }

    private void insert(List<Account> rows) {
        if (!rows.isEmpty()) {
            String actor = TenantContext.required().actor();
            sql.update(
                    """
                            insert into accounts (tenant_id, id, external_id, name, type, territory, value_class, created_by, updated_by)
                            select ?, n.*, ?, ? from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                                as n (id, external_id, name, type, territory, value_class)
                            """,
                    tenant(), actor, actor, ids(rows), texts(rows, Account::externalId),
                    texts(rows, Account::name), texts(rows, Account::type), texts(rows, Account::territory),
                    texts(rows, Account::valueClass));
        }
    }

    /** An account's owner is part of it: its version follows. */
    private void update(List<Account> rows) {
        if (!rows.isEmpty()) {
            sql.update(
                    """
                            update accounts a set name = n.name, type = n.type, territory = n.territory, value_class = n.value_class,
                                status = 'ACTIVE', version = version + 1, updated_at = now(), updated_by = ?
                            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                                as n (id, name, type, territory, value_class)
                            where a.tenant_id = ? and a.id = n.id
                            """,
                    TenantContext.required().actor(), ids(rows), texts(rows, Account::name),
                    texts(rows, Account::type), texts(rows, Account::territory), texts(rows, Account::valueClass),
                    tenant());
        }
    }

    private static UUID owner(AccountChange change, Map<String, UUID> named) {
        if (change.owner() != null && !named.containsKey(change.owner())) {
            throw Refusal.of(Code.PERSON_UNKNOWN, "Nobody is known as " + change.owner()
                    + "; give a person's external id or id, house or unassigned.").field("ownerId", "is nobody's");
        }
        return named.get(change.owner());
    }

    private static UUID[] ids(List<Account> rows) {
        return rows.stream().map(Account::id).toArray(UUID[]::new);
    }

    private static String[] texts(List<Account> rows, Function<Account, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
