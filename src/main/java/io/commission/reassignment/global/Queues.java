package io.commission.reassignment.global;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.change.Level;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.BatchEnd;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.BatchScope;
import io.commission.reassignment.batch.Batches;
import io.commission.reassignment.batch.NewBatch;
import io.commission.reassignment.run.BatchRun;
import io.commission.reassignment.select.Order;
import io.commission.reassignment.strategy.Strategies;
import io.commission.reassignment.strategy.StrategyKind;
import io.commission.reassignment.strategy.StrategyOrder;
import io.commission.reassignment.strategy.Way;

/**
 * Manual queues: items wait until somebody decides for them; each group decided together is a batch of its own (section 9, level 3).
 */
@ApplicationScoped
class Queues {
    static final int LIMIT = 10_000;
    /** A decision whose batch came to nothing counts no longer. */
    private static final String ITEMS = """
            from reassignment_items i
            left join queue_decisions d on d.tenant_id = i.tenant_id and d.queue_id = i.batch_id and d.position = i.position
                and exists (select 1 from reassignment_batches b where b.tenant_id = d.tenant_id and b.id = d.batch_id
                    and b.status not in ('CANCELLED', 'ERROR'))
            left join opportunities o on o.tenant_id = i.tenant_id and o.id = i.opportunity_id
            left join accounts a on a.tenant_id = i.tenant_id and a.id = coalesce(i.account_id, o.account_id)
            where i.tenant_id = ? and i.batch_id = ?
            """;

    private final Sql sql;
    private final Clock clock;
    private final Caller caller;
    private final Batches batches;
    private final Strategies strategies;
    private final BatchRun run;
    private final BatchEnd end;

    Queues(Sql sql, Clock clock, Caller caller, Batches batches, Strategies strategies, BatchRun run,
            BatchEnd end) {
        this.sql = sql;
        this.clock = clock;
        this.caller = caller;
        this.batches = batches;
        this.strategies = strategies;
        this.run = run;
        this.end = end;
    }

    Page<QueueItemView> items(UUID id, Boolean waiting, Paging paging) {
        BatchRow queue = required(id);
        return Page.of(sql.query("""
                select i.position, i.account_id, a.name, i.opportunity_id, o.name, d.batch_id is null, d.batch_id
                """ + ITEMS + """
                 and i.position > ? and (?::boolean is null or (d.batch_id is null) = ?) order by i.position limit ?
                """, caller.tenantId(), queue.id(), paging.after().map(cursor -> cursor.number(0)).orElse(0L), waiting,
                waiting, paging.fetch())
                .list(row -> new QueueItemView(row.integer(1), row.uuid(2), row.text(3), row.uuid(4), row.text(5),
                        row.flag(6), row.uuid(7))),
                paging, view -> view, view -> Cursor.of(view.position()));
    }

    private record Waiting(int position, UUID account, UUID opportunity) {
    }

    /** Opens the batch of a decision; the queue is complete when it was the last one. */
    BatchRow decide(UUID id, DecisionRequest request, LongConsumer ifMatch) {
        required(id);
        BatchRow queue = batches.hold(id);
        ifMatch.accept(queue.version());
        if (!queue.planned() || queue.status().ended()) {
            throw Refusal.of(Code.QUEUE_NOT_OPEN, queue.status().ended()
                    ? "Everything in the queue is decided, or it was cancelled."
                    : "The queue is being filled. Try again in a moment.");
        }
        Way way = strategies.way("change", request.change());
        Order opened = batches.request(id, Order.class);
        if (way.receivers().contains(opened.person())) {
            throw Refusal.of(Code.TRANSFER_TO_ONESELF, "Who departs cannot receive. Name somebody else.");
        }
        List<Waiting> decided = waiting(queue, request);
        List<UUID> accounts = decided.stream().map(Waiting::account).filter(one -> one != null).toList();
        List<UUID> opportunities = decided.stream().map(Waiting::opportunity).filter(one -> one != null).toList();
        UUID batch = batches.open(new NewBatch(Level.L3, StrategyKind.UNIFORM.name(),
                new BatchScope(accounts, opportunities, null), opened.by(StrategyOrder.uniform(way)), queue.personId(),
                queue.effectiveDate(), request.reason() == null ? queue.reason() : request.reason(),
                request.reference() == null ? queue.reference() : request.reference(), queue.notifyUsers(), null,
                queue.id(), null));
        sql.update("""
                insert into queue_decisions (tenant_id, queue_id, position, batch_id)
                select ?, ?, position, ? from unnest(?::integer[]) as n (position)
                on conflict (tenant_id, queue_id, position) do update set batch_id = excluded.batch_id
                """, caller.tenantId(), id, batch, decided.stream().map(Waiting::position).toList());
        complete(queue);
        return decided.size() <= BatchRun.SMALL ? run.now(batch) : batches.find(batch).orElseThrow();
    }

    private List<Waiting> waiting(BatchRow queue, DecisionRequest request) {
        List<UUID> opportunities = request.opportunityIds() == null ? List.of() : request.opportunityIds();
        List<UUID> accounts = request.accountIds() == null ? List.of() : request.accountIds();
        List<Waiting> waiting = sql
                .query("""
                        select i.position, i.account_id, i.opportunity_id
                        """ + ITEMS
                        + """
                                 and d.batch_id is null and (i.opportunity_id = any(?::uuid[]) or a.id = any(?::uuid[])) order by i.position
                                """,
                        caller.tenantId(), queue.id(), opportunities, accounts)
                .list(row -> new Waiting(row.integer(1), row.uuid(2), row.uuid(3)));
        waiting.removeIf(one -> one.account() != null && !accounts.contains(one.account()));
        Set<UUID> missing = new HashSet<>(opportunities);
        missing.addAll(accounts);
        waiting.forEach(one -> {
            missing.remove(one.account());
            missing.remove(one.opportunity());
        });
        if (!missing.isEmpty() || waiting.isEmpty()) {
            throw Refusal.of(Code.ITEM_NOT_WAITING, "These are not in the queue, or are decided already: "
                    + new ArrayList<>(missing).subList(0, Math.min(10, missing.size())));
        }
        return waiting;
    }

    private void complete(BatchRow queue) {
        boolean decided = sql.query("""
                update reassignment_batches q set applied = n.decided, version = version + 1, updated_at = ?,
                    status = case when n.left = 0 then 'COMPLETE' else q.status end,
                    executed_at = case when n.left = 0 then ?::timestamptz end
                from (select count(d.batch_id)::integer as decided, count(*) - count(d.batch_id) as left
                """ + ITEMS + ") n where q.tenant_id = ? and q.id = ? returning q.status = 'COMPLETE'", clock.instant(),
                clock.instant(),
                caller.tenantId(), queue.id(), caller.tenantId(), queue.id()).one(row -> row.flag(1));
        if (decided) {
            end.happened(queue.id());
        }
    }

    /** One that the caller may not see is refused as one that does not exist (TEN-1). */
    private BatchRow required(UUID id) {
        BatchRow queue = batches.find(id).orElseThrow(() -> Refusal.notFound("queue"));
        boolean seen = caller.visible().all() || queue.createdBy().equals(caller.subject())
                || queue.personId() != null && caller.visible().sees(queue.personId());
        if (!seen || !queue.strategy().equals(NewBatch.MANUAL_QUEUE)) {
            throw Refusal.notFound("queue");
        }
        return queue;
    }
}
