package io.commission.reassignment.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.KnownRights;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.notification.Notice;
import io.commission.notification.NoticeData;
import io.commission.notification.NoticeKind;
import io.commission.notification.Notices;
import io.commission.tenant.TenantContext;

/**
 * Tells people what a batch or a change of level 1 did (BAT-4), in the same transaction: previous and new reps one notice each,
 * finance and the managers one each, the creator and admins when it failed. Everything is read from what it left in the log.
 */
@ApplicationScoped
public class ReassignmentNotices {
    private static final String MOVED = """
            with changed as (
                select before::text as before, after::text as after, count(*) as number, min(opportunity_id::text)::uuid as opportunity_id
                from commission_changes where tenant_id = ? and batch_id = ? group by before::text, after::text),
            moved as (
                select c.number, c.opportunity_id, p.*
                from changed c cross join lateral (
                    select person_id, b.percent as percent_before, a.percent as percent_after
                    from (select line ->> 'personId' as person_id, (line ->> 'percent')::numeric as percent
                            from json_array_elements(c.before::json -> 'structure') as line where line ->> 'role' <> 'HOUSE') b
                        full join (select line ->> 'personId' as person_id, (line ->> 'percent')::numeric as percent
                            from json_array_elements(c.after::json -> 'structure') as line where line ->> 'role' <> 'HOUSE') a
                        using (person_id)) p
                where percent_before is distinct from percent_after),
            told as (
                select person_id::uuid as person_id, case when percent_after is null then 'COMMISSION_ENDED'
                        when percent_after > coalesce(percent_before, -1) then 'COMMISSION_RECEIVED' else 'COMMISSION_REDUCED' end as kind,
                    sum(number)::integer as number, min(opportunity_id::text)::uuid as thing_id
                from moved group by 1, 2)
            select t.*, o.name from told t left join opportunities o on o.tenant_id = ? and o.id = t.thing_id and t.number = 1
            order by t.person_id, t.kind
            """;
    private static final String OWNED = """
            with told as (
                select person_id::uuid as person_id, kind, count(*)::integer as number, min(account_id::text)::uuid as thing_id
                from account_changes c cross join lateral (
                    values (c.before ->> 'ownerId', 'ACCOUNTS_GIVEN_AWAY'), (c.after ->> 'ownerId', 'ACCOUNTS_RECEIVED')) as v (person_id, kind)
                where c.tenant_id = ? and c.batch_id = ? and c.before ->> 'ownerId' is distinct from c.after ->> 'ownerId'
                    and person_id is not null
                group by 1, 2)
            select t.*, a.name from told t left join accounts a on a.tenant_id = ? and a.id = t.thing_id and t.number = 1
            order by t.person_id, t.kind
            """;
    /** Deciding asks for these. */
    private static final Set<String> DECIDE = Set.of("accounts.reassign", "commissions.manage", "batches.execute");
    /** And a queue is shown to those who have one of these. */
    private static final Set<String> SEE = Set.of("read.all", "read.team");

    private final Sql sql;
    private final Notices notices;
    private final KnownRights rights;

    ReassignmentNotices(Sql sql, Notices notices, KnownRights rights) {
        this.sql = sql;
        this.notices = notices;
        this.rights = rights;
    }

    /** What somebody is told for themselves: about one thing by its name, about several by their number. */
    private record Told(UUID person, NoticeKind kind, int number, UUID thing, String name) {
        static Told of(Row row) {
            return new Told(row.uuid("person_id"), row.oneOf(NoticeKind.class, "kind"), row.integer("number"),
                    row.uuid("thing_id"), row.text("name"));
        }

        boolean lost() {
            return kind == NoticeKind.COMMISSION_ENDED || kind == NoticeKind.ACCOUNTS_GIVEN_AWAY;
        }

        boolean ofAccounts() {
            return kind == NoticeKind.ACCOUNTS_GIVEN_AWAY || kind == NoticeKind.ACCOUNTS_RECEIVED;
        }

        NoticeData data(NoticeData about) {
            if (number > 1) {
                return ofAccounts() ? about.accounts(number) : about.counts(number, 0, 0);
            }
            return ofAccounts() ? about.account(thing, name) : about.opportunity(thing, name);
        }
    }

    /** The batch has its end: COMPLETE, ERROR or CANCELLED. One that changed nothing is told to nobody unless it failed. */
    public void ended(UUID batch) {
        BatchRow row = sql.query("select " + BatchRow.COLUMNS
                + " from reassignment_batches b where tenant_id = ? and id = ?", tenant(), batch).one(BatchRow::of);
        List<Notice> told = new ArrayList<>();
        if (row.status() == BatchStatus.ERROR) {
            failed(row, told);
        } else if (row.applied() > 0) {
            done(row, told);
        }
        notices.tell(told);
    }

    /** A queue was filled: its creator and the manager of whom it is about are told, as far as they may decide. */
    public void decisionsWait(BatchRow queue, int items) {
        Set<UUID> people = new LinkedHashSet<>(notices.managersOf(List.of(queue.personId())).values());
        notices.personOf(queue.createdBy()).ifPresent(people::add);
        NoticeData data = about(queue, NoticeData.ofBatch(queue.id()).from(queue.effectiveDate()).waiting(items));
        notices.tell(rights.among(people, ReassignmentNotices::mayDecide).stream()
                .map(person -> NoticeKind.DECISIONS_WAITING.to(person, data)).toList());
    }

    private static boolean mayDecide(Set<String> permissions) {
        return permissions.containsAll(DECIDE) && SEE.stream().anyMatch(permissions::contains);
    }

    private void failed(BatchRow row, List<Notice> told) {
        NoticeData data = summary(row).failed(row.errorCode());
        Set<UUID> people = new LinkedHashSet<>(notices.admins());
        notices.personOf(row.createdBy()).ifPresent(people::add);
        people.forEach(person -> told.add(NoticeKind.REASSIGNMENT_FAILED.to(person, data)));
    }

    private void done(BatchRow row, List<Notice> told) {
        List<Told> concerned = new ArrayList<>(
                sql.query(MOVED, tenant(), row.id(), tenant()).list(Told::of));
        concerned.addAll(sql.query(OWNED, tenant(), row.id(), tenant()).list(Told::of));
        if (row.notifyUsers()) {
            NoticeData about = NoticeData.ofBatch(row.id()).from(row.effectiveDate());
            concerned.forEach(one -> told.add(
                    (row.rollback() ? NoticeKind.COMMISSION_RESTORED : one.kind()).to(one.person(), one.data(about))));
        }
        NoticeData data = summary(row);
        NoticeKind kind = row.rollback() ? NoticeKind.ROLLED_BACK : NoticeKind.REASSIGNED;
        List<UUID> finance = notices.finance();
        Set<UUID> people = new LinkedHashSet<>(finance);
        people.addAll(managers(row, concerned));
        people.forEach(person -> told.add(kind.to(person, data)));
        if (!finance.isEmpty() && adjusted(row.id())) {
            finance.forEach(person -> told.add(NoticeKind.ADJUSTMENTS_POSTED.to(person, data)));
        }
    }

    /** Of those who departed; of an undo, of everybody concerned. */
    private Set<UUID> managers(BatchRow row, List<Told> concerned) {
        Set<UUID> departed = new LinkedHashSet<>();
        concerned.stream().filter(one -> row.rollback() || one.lost()).forEach(one -> departed.add(one.person()));
        if (row.personId() != null) {
            departed.add(row.personId());
        }
        return new LinkedHashSet<>(notices.managersOf(departed).values());
    }

    private NoticeData summary(BatchRow row) {
        return about(row, NoticeData.ofBatch(row.id()).from(row.effectiveDate()).counts(row.applied(), row.skipped(),
                row.conflicted()));
    }

    private NoticeData about(BatchRow row, NoticeData data) {
        return sql.query("select name from people where tenant_id = ? and id = ?", tenant(), row.personId())
                .first(person -> data.person(row.personId(), person.text(1))).orElse(data);
    }

    private boolean adjusted(UUID batch) {
        return sql.query("""
                select 1 from commission_changes c join commission_entries e on e.tenant_id = c.tenant_id
                    and e.opportunity_id = c.opportunity_id and e.caused_by_id = c.id and e.type = 'ADJUSTMENT'
                where c.tenant_id = ? and c.batch_id = ? limit 1
                """, tenant(), batch).exists();
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
