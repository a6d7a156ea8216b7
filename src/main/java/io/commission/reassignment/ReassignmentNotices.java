package io.commission.reassignment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.notification.Notice;
import io.commission.notification.NoticeData;
import io.commission.notification.NoticeKind;
import io.commission.notification.Notices;
import io.commission.tenant.TenantContext;

/**
 * Tells people what a batch or a change of level 1 did, in the transaction of its end (BAT-4): whoever departed and whoever received,
 * finance and the managers; of a failure the creator and admins. Each is told once.
 */
@ApplicationScoped
class ReassignmentNotices {
    private final Sql sql;
    private final Batches batches;
    private final Notices notices;

    ReassignmentNotices(Sql sql, Batches batches, Notices notices) {
        this.sql = sql;
        this.batches = batches;
        this.notices = notices;
    }

    void ended(UUID id) {
        BatchRow batch = batches.find(id).orElseThrow();
        if (batch.status() == BatchStatus.ERROR) {
            failed(batch);
        } else if (batch.applied() > 0) {
            changed(batch);
        }
    }

    private void failed(BatchRow batch) {
        NoticeData data = about(batch).failed(batch.errorCode());
        Set<UUID> told = new LinkedHashSet<>(notices.admins());
        notices.personOf(batch.createdBy()).ifPresent(told::add);
        notices.tell(told.stream().map(person -> NoticeKind.REASSIGNMENT_FAILED.to(person, data)).toList());
    }

    /** @param departed opportunities in which the person's line ended, where it was a departure */
    private record Party(UUID person, int departed, int received) {
    }

    private void changed(BatchRow batch) {
        List<Party> parties = parties(batch);
        Map<UUID, Notice> told = new LinkedHashMap<>();
        if (batch.notifyUsers()) {
            parties.forEach(party -> told.put(party.person(), rep(batch, party)));
        }
        List<UUID> departed = parties.stream().filter(party -> party.departed() > 0).map(Party::person).toList();
        NoticeKind kind = batch.rollback() ? NoticeKind.ROLLED_BACK : NoticeKind.REASSIGNED;
        NoticeData data = about(batch);
        Stream.concat(notices.managersOf(departed).values().stream(), notices.finance().stream())
                .forEach(person -> told.putIfAbsent(person, kind.to(person, data)));
        notices.tell(told.values());
    }

    private Notice rep(BatchRow batch, Party party) {
        NoticeKind kind = batch.rollback()
                ? NoticeKind.COMMISSION_RESTORED
                : party.departed() > 0 ? NoticeKind.COMMISSION_ENDED : NoticeKind.COMMISSION_RECEIVED;
        int own = party.departed() > 0 ? party.departed() : party.received();
        return kind.to(party.person(), one(batch, NoticeData.ofBatch(batch.id()).from(batch.effectiveDate())
                .counts(own, 0, 0)));
    }

    private NoticeData about(BatchRow batch) {
        NoticeData data = NoticeData.ofBatch(batch.id()).from(batch.effectiveDate()).counts(batch.applied(),
                batch.skipped(), batch.conflicted());
        String name = batch.personId() == null
                ? null
                : sql.query("select name from people where tenant_id = ? and id = ?", tenant(), batch.personId())
                        .first(row -> row.text(1)).orElse(null);
        return one(batch, name == null ? data : data.person(batch.personId(), name));
    }

    /** A single opportunity is named. */
    private NoticeData one(BatchRow batch, NoticeData data) {
        if (batch.total() != 1) {
            return data;
        }
        return sql.query("""
                select o.id, o.name from commission_changes c
                    join opportunities o on o.tenant_id = c.tenant_id and o.id = c.opportunity_id
                where c.tenant_id = ? and c.batch_id = ?
                """, tenant(), batch.id()).first(row -> data.opportunity(row.uuid(1), row.text(2))).orElse(data);
    }

    /** Who departed or received, as the changes say; those of a rollback say it the other way round. */
    private List<Party> parties(BatchRow batch) {
        return sql
                .query("""
                        select p.person, count(*) filter (where p.departed), count(*) filter (where not p.departed)
                        from (select departing_id, case when rollback_of is null then before else after end as before,
                                case when rollback_of is null then after else before end as after
                            from commission_changes where tenant_id = ? and batch_id = ?) c
                            cross join lateral (
                                select c.departing_id as person, true as departed where c.departing_id is not null
                                union all
                                select (l ->> 'personId')::uuid, false from json_array_elements(c.after -> 'structure') l
                                where not exists (select 1 from json_array_elements(c.before -> 'structure') m
                                    where m ->> 'personId' = l ->> 'personId' and (m ->> 'percent')::numeric >= (l ->> 'percent')::numeric)) p
                        group by p.person order by p.person
                        """,
                        tenant(), batch.id())
                .list(row -> new Party(row.uuid(1), row.number(2).intValue(), row.number(3).intValue()));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
