package io.commission.directory;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.account.AccountOwners;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.load.References;
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

    Accounts(Sql sql, References references, Recalculation recalculation, AccountOwners owners) {
        this.owners = owners;
        this.sql = sql;
        this.references = references;
        this.recalculation = recalculation;
    }

    private record Account(UUID id, String name, String type, String territory, String valueClass, String status) {
    }

    /**
     * Answers whether anything changed.
     *
     * @param day from which a new owner holds
     */
    public boolean save(AccountChange change, LocalDate day) {
        Optional<Account> known = find(change.externalId());
        UUID owner = change.owner() == null ? null : owner(change.owner());
        UUID id = known.map(Account::id).orElseGet(Ids::next);
        boolean changed;
        if (known.isEmpty()) {
            open(id, change);
            changed = true;
        } else {
            changed = change(known.get(), change);
        }
        return change.carried().contains("ownerId") && owners.own(id, owner, day) || changed;
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

    private Optional<Account> find(String externalId) {
        return sql.query("select * from accounts where tenant_id = ? and external_id = ? for no key update", tenant(),
                externalId).first(
                        row -> new Account(row.uuid("id"), row.text("name"), row.text("type"), row.text("territory"),
                                row.text("value_class"), row.text("status")));
    }

    private void open(UUID id, AccountChange change) {
        if (change.name() == null) {
            throw Refusal.of(Code.ACCOUNT_UNKNOWN,
                    "No account is known as " + change.externalId() + ", and there is no name to open one with.")
                    .field("externalId", "is no account's");
        }
        String actor = TenantContext.required().actor();
        sql.update("""
                insert into accounts (tenant_id, id, external_id, name, type, territory, value_class, created_by,
                    updated_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, tenant(), id, change.externalId(), change.name(), change.type(), change.territory(),
                change.valueClass(), actor, actor);
    }

    private boolean change(Account known, AccountChange change) {
        Account wanted = new Account(known.id(), change.pick("name", change.name(), known.name()),
                change.pick("type", change.type(), known.type()),
                change.pick("territory", change.territory(), known.territory()),
                change.pick("valueClass", change.valueClass(), known.valueClass()), "ACTIVE");
        if (wanted.equals(known)) {
            return false;
        }
        sql.update("""
                update accounts set name = ?, type = ?, territory = ?, value_class = ?, status = 'ACTIVE',
                    version = version + 1, updated_at = now(), updated_by = ? where tenant_id = ? and id = ?
                """, wanted.name(), wanted.type(), wanted.territory(), wanted.valueClass(),
                TenantContext.required().actor(), tenant(), known.id());
        return true;
    }

    private UUID owner(String name) {
        return references.person(name).orElseThrow(() -> Refusal.of(Code.PERSON_UNKNOWN,
                "Nobody is known as " + name + "; give a person's external id or id, house or unassigned.")
                .field("ownerId", "is nobody's"));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
