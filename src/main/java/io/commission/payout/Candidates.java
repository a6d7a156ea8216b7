package io.commission.payout;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Who a run works: people with free entries, with a draw, or with a stopped payout, and without a live payout (PAY-1, PAY-2). */
@ApplicationScoped
class Candidates {

    private static final int MOST_PEOPLE = 500;
    private static final long MOST_ENTRIES = 20_000;

    private final Sql sql;

    Candidates(Sql sql) {
        this.sql = sql;
    }

    /**
     * In chunks that one transaction works: bounded by people, and by entries as far as one person's allow it.
     *
     * @param chosen null: everybody
     */
    List<List<UUID>> chunks(RunPlan plan, Collection<UUID> chosen) {
        List<List<UUID>> chunks = new ArrayList<>();
        List<UUID> chunk = new ArrayList<>();
        long[] entries = new long[1];
        LocalDate[] lastDays = plan.period().stream().map(YearMonth::atEndOfMonth).toArray(LocalDate[]::new);
        sql.query(
                """
                        with free as (
                            select person_id, sum(entries)::bigint as entries from entry_totals
                            where tenant_id = ? and state = 'APPROVED' and entries > 0 and commission_month <= ? group by 1),
                        drawn as (
                            select distinct a.person_id from unnest(?::date[]) as d (day)
                            join user_commission_assignment_versions a on a.tenant_id = ?
                            join people p on p.tenant_id = a.tenant_id and p.id = a.person_id
                            where """
                        + " " + Draws.IN_FORCE
                        + """
                                ),
                                standing as (
                                    select person_id, bool_or(status <> 'STOPPED') as settled,
                                        bool_or(status = 'STOPPED' and month = ?) as stopped
                                    from commission_payouts where tenant_id = ? and month >= ? and status <> 'VOID' group by 1)
                                select p.id, coalesce(f.entries, 0) as entries
                                from people p left join free f on f.person_id = p.id left join drawn w on w.person_id = p.id
                                    left join standing s on s.person_id = p.id
                                where p.tenant_id = ? and p.kind = 'PERSON' and (?::uuid[] is null or p.id = any(?::uuid[]))
                                    and (f.person_id is not null or w.person_id is not null or s.stopped)
                                    and not coalesce(s.settled, false)
                                order by p.id
                                """,
                tenant(),
                plan.month(),
                lastDays,
                tenant(),
                plan.month(),
                tenant(),
                plan.month(),
                tenant(),
                chosen,
                chosen)
                .list(row -> {
                    long more = row.number("entries");
                    if (chunk.size() == MOST_PEOPLE || !chunk.isEmpty() && entries[0] + more > MOST_ENTRIES) {
                        chunks.add(List.copyOf(chunk));
                        chunk.clear();
                        entries[0] = 0;
                    }
                    entries[0] += more;
                    return chunk.add(row.uuid("id"));
                });
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return chunks;
    }

    /** House and Unassigned are in no payout (PPL-2). */
    void requirePeople(Collection<UUID> chosen) {
        List<UUID> unknown = new ArrayList<>(chosen);
        unknown.removeAll(sql.query(
                "select id from people where tenant_id = ? and kind = 'PERSON' and id = any(?::uuid[])", tenant(),
                chosen)
                .list(row -> row.uuid(1)));
        if (!unknown.isEmpty()) {
            throw Refusal
                    .of(Code.PERSON_NOT_PAYABLE, "No person of the tenant who can be paid: " + unknown.get(0) + ".")
                    .field("personIds", "holds somebody who is no person of the tenant");
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
