package io.commission.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.http.Paging;
import io.commission.person.Owners;
import io.commission.person.PersonKind;
import io.commission.posting.Recalculation;
import io.commission.tenant.TenantContext;
import io.commission.version.Days;

/** Who owns accounts, day by day: the one writer of it (ACC-1). */
@ApplicationScoped
public class AccountOwners {
    private final Sql sql;
    private final Owners people;
    private final Recalculation recalculation;

    AccountOwners(Sql sql, Owners people, Recalculation recalculation) {
        this.people = people;
        this.sql = sql;
        this.recalculation = recalculation;
    }

    /**
     * Whose an account is from a day on.
     *
     * @param owner null: nobody
     */
    public record Ownership(UUID account, UUID owner, LocalDate day) {
    }

    /**
     * From the day on, until the next owner that is known already; earlier days keep theirs. The caller holds the account. Answers
     * whether anything changed; only then the owner must be one who may receive it (PPL-3).
     *
     * @param owner null: nobody
     */
    public boolean own(UUID account, UUID owner, LocalDate day) {
        Days.check("ownerEffectiveDate", day);
        Ownership wanted = new Ownership(account, owner, day);
        if (Objects.equals(before(List.of(wanted)).get(account), owner)) {
            return false;
        }
        if (owner != null) {
            people.receiver("ownerId", owner.toString());
        }
        give(List.of(wanted));
        return true;
    }

    /** The owners on those days, by account; nobody is missing. */
    public Map<UUID, UUID> before(List<Ownership> wanted) {
        Map<UUID, UUID> owners = new HashMap<>();
        if (!wanted.isEmpty()) {
            sql.query("""
                    select o.account_id, o.owner_id from unnest(?::uuid[], ?::date[]) as n (account_id, day)
                    join account_owners o on o.tenant_id = ? and o.account_id = n.account_id
                        and n.day between o.effective_from and coalesce(o.effective_to, 'infinity')
                    """, wanted.stream().map(Ownership::account).toList(),
                    wanted.stream().map(Ownership::day).toList(), tenant())
                    .list(row -> owners.put(row.uuid(1), row.uuid(2)));
        }
        return owners;
    }

    /** Many at once, each account once, without asking who may receive them. The caller holds the accounts. */
    public void give(List<Ownership> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        UUID[] accounts = wanted.stream().map(Ownership::account).toArray(UUID[]::new);
        LocalDate[] days = wanted.stream().map(Ownership::day).toArray(LocalDate[]::new);
        sql.update("""
                delete from account_owners o using unnest(?::uuid[], ?::date[]) as n (account_id, day)
                where o.tenant_id = ? and o.account_id = n.account_id and o.effective_from = n.day
                """, accounts, days, tenant());
        sql.update("""
                update account_owners o set effective_to = n.day - 1
                from unnest(?::uuid[], ?::date[]) as n (account_id, day)
                where o.tenant_id = ? and o.account_id = n.account_id
                    and n.day between o.effective_from and coalesce(o.effective_to, 'infinity')
                """, accounts, days, tenant());
        sql.update(
                """
                        insert into account_owners (tenant_id, id, account_id, owner_id, effective_from, effective_to, created_by)
                        select ?, n.id, n.account_id, n.owner_id, n.day, (select min(x.effective_from) - 1 from account_owners x
                            where x.tenant_id = ? and x.account_id = n.account_id and x.effective_from > n.day), ?
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[]) as n (id, account_id, owner_id, day)
                        where n.owner_id is not null
                        """,
                tenant(), tenant(), TenantContext.required().actor(), Ids.next(wanted.size()), accounts,
                wanted.stream().map(Ownership::owner).toArray(UUID[]::new), days);
        recalculation.ofOwned(List.of(accounts),
                wanted.stream().map(Ownership::day).min(LocalDate::compareTo).orElseThrow());
    }

    /** Newest first. */
    List<AccountOwnerView> of(UUID account, Paging paging) {
        List<Object> parameters = new ArrayList<>(List.of(tenant(), account));
        paging.after().ifPresent(cursor -> parameters.add(cursor.date(0)));
        parameters.add(paging.fetch());
        return sql
                .query("""
                        select o.owner_id, p.name, p.kind, o.effective_from, o.effective_to, o.created_at, o.created_by
                        from account_owners o join people p on p.tenant_id = o.tenant_id and p.id = o.owner_id
                        where o.tenant_id = ? and o.account_id = ?
                        """ + (paging.after().isPresent() ? "and o.effective_from < ? " : "")
                        + "order by o.effective_from desc limit ?",
                        parameters.toArray())
                .list(row -> new AccountOwnerView(row.uuid(1), row.text(2), row.oneOf(PersonKind.class, "kind"),
                        row.date(4),
                        row.date(5), row.instant(6), row.text(7)));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
