package io.commission.reassignment.select;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Teams;
import io.commission.database.Sql;
import io.commission.posting.deal.DealStatus;
import io.commission.tenant.TenantContext;

/** Finds what a batch is about: accounts and opportunities in its scope and in the reach of whoever asked. */
@ApplicationScoped
public class Holdings {
    private static final String ACCOUNTS = """
            select a.id, a.name, a.type, a.territory, a.value_class, w.owner_id, a.version
            from accounts a left join account_owners w on w.tenant_id = a.tenant_id and w.account_id = a.id
                and ? between w.effective_from and coalesce(w.effective_to, 'infinity')
            where a.tenant_id = ?
            """;
    private static final String OPPORTUNITIES = """
            select o.id, o.account_id, o.opened_on, o.status, o.stage, o.version, v.position is not null as structured, v.owner_id,
                rep.person_id as rep, held.person_id is not null as holds,
                case when ? then coalesce((select sum(coalesce(s.actual_commission, s.expected_commission)) from revenue_schedules s
                    where s.tenant_id = o.tenant_id and s.opportunity_id = o.id), o.expected_commission, 0) else 0 end as commission
            from opportunities o
            left join lateral (select x.position, x.owner_id from opportunity_versions x
                where x.tenant_id = o.tenant_id and x.opportunity_id = o.id order by x.position desc limit 1) v on true
            left join commission_structure_lines rep on rep.tenant_id = o.tenant_id and rep.opportunity_id = o.id
                and rep.position = v.position and rep.role = 'HOUSE_REP'
            left join commission_structure_lines held on held.tenant_id = o.tenant_id and held.opportunity_id = o.id
                and held.position = v.position and held.person_id = ?
            where o.tenant_id = ? and o.deleted_at is null
            """;
    private static final String IN_REACH = """
             and (? or v.owner_id is null or v.owner_id = any(?::uuid[])
                or v.owner_id in (select p.id from people p where p.tenant_id = o.tenant_id and p.kind <> 'PERSON')
                or exists (select 1 from commission_structure_lines l where l.tenant_id = o.tenant_id and l.opportunity_id = o.id
                    and l.position = v.position and l.person_id = any(?::uuid[])))
            order by o.id
            """;
    private static final String OF_PERSON = """
             and o.id in (select l.opportunity_id from commission_structure_lines l where l.tenant_id = ? and l.person_id = ?
                union select x.opportunity_id from opportunity_versions x where x.tenant_id = ? and x.owner_id = ?)
            and (held.person_id is not null or v.owner_id = ?)
            """;

    private final Sql sql;
    private final Teams teams;

    Holdings(Sql sql, Teams teams) {
        this.sql = sql;
        this.teams = teams;
    }

    /** Accounts by their ids, in the order of ids; those out of reach are not there (TEN-1). */
    public Map<UUID, HeldAccount> accounts(Collection<UUID> ids, LocalDate day, Reach reach) {
        Set<UUID> team = team(reach);
        return accounts(ACCOUNTS + """
                 and a.id = any(?::uuid[]) and (? or w.owner_id is null or w.owner_id = any(?::uuid[])
                    or w.owner_id in (select p.id from people p where p.tenant_id = a.tenant_id and p.kind <> 'PERSON'))
                order by a.id
                """, day, tenant(), ids, reach.all(), team);
    }

    /** What opportunities belong to, whoever owns it. */
    Map<UUID, HeldAccount> accountsOf(Collection<Candidate> opportunities, LocalDate day) {
        return accounts(ACCOUNTS + " and a.id = any(?::uuid[]) order by a.id", day, tenant(),
                opportunities.stream().map(Candidate::account).filter(id -> id != null).distinct().toList());
    }

    Map<UUID, HeldAccount> accountsOwnedBy(UUID person, LocalDate day) {
        return accounts(ACCOUNTS + " and w.owner_id = ? order by a.id", day, tenant(), person);
    }

    private Map<UUID, HeldAccount> accounts(String query, Object... parameters) {
        Map<UUID, HeldAccount> accounts = new LinkedHashMap<>();
        sql.query(query, parameters).list(row -> new HeldAccount(row.uuid(1), row.text(2), row.text(3), row.text(4),
                row.text(5), row.uuid(6), row.number(7))).forEach(account -> accounts.put(account.id(), account));
        return accounts;
    }

    /** All opportunities of accounts. */
    List<Candidate> ofAccounts(Collection<UUID> accounts, UUID person, Reach reach, boolean valued) {
        return opportunities(" and o.account_id = any(?::uuid[])", person, reach, valued, accounts);
    }

    /** The same for whoever may act on all. */
    List<UUID> idsOfAccounts(Collection<UUID> accounts) {
        return sql.query("""
                select id from opportunities where tenant_id = ? and account_id = any(?::uuid[]) and deleted_at is null
                """, tenant(), accounts).list(row -> row.uuid(1));
    }

    List<Candidate> ofIds(Collection<UUID> opportunities, UUID person, Reach reach, boolean valued) {
        return opportunities(" and o.id = any(?::uuid[])", person, reach, valued, opportunities);
    }

    /** All in which a person has a line, or that they own. */
    List<Candidate> ofPerson(UUID person, Reach reach, boolean valued) {
        return opportunities(OF_PERSON, person, reach, valued, tenant(), person, tenant(), person, person);
    }

    private List<Candidate> opportunities(String scope, UUID person, Reach reach, boolean valued, Object... ofScope) {
        Set<UUID> team = team(reach);
        List<Object> parameters = new ArrayList<>(Arrays.asList(valued, person, tenant()));
        parameters.addAll(List.of(ofScope));
        parameters.addAll(List.of(reach.all(), team, team));
        return sql.query(OPPORTUNITIES + scope + IN_REACH, parameters.toArray()).list(row -> new Candidate(row.uuid(1),
                row.uuid(2), row.date(3), DealStatus.fromWire(row.text(4)), row.text(5), row.number(6), row.flag(7),
                row.uuid(8), row.uuid(9), row.flag(10), row.decimal(11)));
    }

    public long countOfAccounts(Collection<UUID> accounts) {
        return sql
                .query("""
                        select count(*) from opportunities where tenant_id = ? and account_id = any(?::uuid[]) and deleted_at is null
                        """,
                        tenant(), accounts)
                .one(row -> row.number(1));
    }

    /** At most: older versions count as well. */
    public long countOfPerson(UUID person) {
        return sql
                .query("""
                        select count(*) from (
                            select l.opportunity_id from commission_structure_lines l where l.tenant_id = ? and l.person_id = ?
                            union select x.opportunity_id from opportunity_versions x where x.tenant_id = ? and x.owner_id = ?) as held
                        """,
                        tenant(), person, tenant(), person)
                .one(row -> row.number(1));
    }

    private Set<UUID> team(Reach reach) {
        return reach.all() || reach.manager() == null ? Set.of() : teams.withManager(reach.manager());
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
