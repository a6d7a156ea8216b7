package io.commission.reassignment.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Execution;
import io.commission.change.Move;
import io.commission.change.Planned;
import io.commission.change.Planner;
import io.commission.problem.Code;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.select.AccountMoves;
import io.commission.reassignment.select.Item;
import io.commission.reassignment.select.ItemChange;
import io.commission.reassignment.select.Left;
import io.commission.structure.Change;

/** Works on some items of a batch, accounts alone or opportunities alone, in the caller's transaction. */
@ApplicationScoped
class BatchChunks {
    private final BatchItems items;
    private final Execution execution;
    private final AccountMoves accounts;
    private final Undoing undoing;
    private final BatchConfig config;

    BatchChunks(BatchItems items, Execution execution, AccountMoves accounts, Undoing undoing, BatchConfig config) {
        this.items = items;
        this.execution = execution;
        this.accounts = accounts;
        this.undoing = undoing;
        this.config = config;
    }

    /** The next items of the batch; a constant number of statements. */
    Chunk next(BatchRow batch) {
        List<Item> next = items.after(batch.id(), batch.donePosition(), config.chunk());
        if (next.isEmpty()) {
            return new Chunk(batch.donePosition(), batch.donePosition(), 0, List.of(), true);
        }
        List<Left> left = left(batch, next);
        items.keepLeft(batch.id(), left);
        return new Chunk(batch.donePosition(), next.get(next.size() - 1).position(), next.size() - left.size(), left,
                false);
    }

    private List<Left> left(BatchRow batch, List<Item> next) {
        if (batch.rollback()) {
            return undoing.undo(batch.head(), next);
        }
        return next.get(0).accountId() == null ? move(batch, next) : accounts.apply(batch.head(), next);
    }

    private List<Left> move(BatchRow batch, List<Item> next) {
        Map<UUID, Item> byOpportunity = new HashMap<>();
        Map<ItemChange, Change> changes = new HashMap<>();
        Set<UUID> receivers = new HashSet<>();
        for (Item item : next) {
            byOpportunity.put(item.opportunityId(), item);
            receivers.addAll(Planner.receivers(changes.computeIfAbsent(item.change(), ItemChange::toChange)));
        }
        Execution.Held held = execution.hold(byOpportunity.keySet(), receivers);
        List<Move> moves = new ArrayList<>(next.size());
        held.deals().forEach(deal -> {
            Item item = byOpportunity.get(deal.id());
            moves.add(new Move(deal, changes.get(item.change()), item.pick()));
        });
        List<Left> left = new ArrayList<>();
        for (Planned planned : execution.execute(batch.head(), Planner.plan(held.world(), moves))) {
            Item item = byOpportunity.remove(planned.move().deal().id());
            if (!planned.moves()) {
                left.add(Left.of(item, planned));
            }
        }
        byOpportunity.values().forEach(
                item -> left.add(Left.skipped(item, Code.OPPORTUNITY_UNKNOWN, "There is no such opportunity.")));
        return left;
    }
}
