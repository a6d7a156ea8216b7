package io.commission.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
     * From the day on, until the next owner that is known already; earlier days keep theirs. The caller holds the account. Answers
     * whether anything changed; only then the owner must be one who may receive it (PPL-3).
     *
     * @param owner null: nobody
     */
    public boolean own(UUID account, UUID owner, LocalDate day) {
        Days.check("ownerEffectiveDate", day);
        UUID before = sql.query("""
                select owner_id from account_owners where tenant_id = ? and account_id = ?
                    and ? between effective_from and coalesce(effective_to, 'infinity')
                """, tenant(), account, day).list(row -> row.uuid(1)).stream().findFirst().orElse(null);
        if (Objects.equals(before, owner)) {
            return false;
        }
        if (owner != null) {
            people.receiver("ownerId", owner.toString());
        }
        LocalDate next = sql.query("""
                select effective_from from account_owners where tenant_id = ? and account_id = ? and effective_from > ?
                order by effective_from limit 1
                """, tenant(), account, day).list(row -> row.date(1)).stream().findFirst().orElse(null);
        sql.update("delete from account_owners where tenant_id = ? and account_id = ? and effective_from = ?",
                tenant(), account, day);
        sql.update("""
                update account_owners set effective_to = ? where tenant_id = ? and account_id = ?
                    and ? between effective_from and coalesce(effective_to, 'infinity')
                """, day.minusDays(1), tenant(), account, day);
        if (owner != null) {
            sql.update(
                    """
                            insert into account_owners (tenant_id, id, account_id, owner_id, effective_from, effective_to, created_by)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """,
                    tenant(), Ids.next(), account, owner, day, next == null ? null : next.minusDays(1),
                    TenantContext.required().actor());
        }
        recalculation.ofAccount(account, day);
        return true;
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
