package io.commission.reassignment.single;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.BatchHead;
import io.commission.change.Deltas;
import io.commission.change.Execution;
import io.commission.change.Level;
import io.commission.change.Move;
import io.commission.change.Planned;
import io.commission.change.Planner;
import io.commission.change.SingleBatch;
import io.commission.change.StateHash;
import io.commission.database.Ids;
import io.commission.posting.deal.Deal;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.ReassignmentNotices;
import io.commission.reassignment.sight.Shown;
import io.commission.reassignment.sight.Sight;
import io.commission.reassignment.strategy.ChangeRequest;
import io.commission.reassignment.strategy.Changes;
import io.commission.structure.Change;

/** Level 1: previews and reassigns one opportunity, by the same plan (RSG-8). */
@ApplicationScoped
class OneOpportunity {
    private final Changes changes;
    private final Execution execution;
    private final SingleBatch batches;
    private final StateHash hashes;
    private final Sight sight;
    private final Shown shown;
    private final ReassignmentNotices notices;

    OneOpportunity(Changes changes, Execution execution, SingleBatch batches, StateHash hashes, Sight sight,
            Shown shown, ReassignmentNotices notices) {
        this.changes = changes;
        this.execution = execution;
        this.batches = batches;
        this.hashes = hashes;
        this.sight = sight;
        this.shown = shown;
        this.notices = notices;
    }

    ChangePreviewView preview(UUID opportunity, ChangeRequest request, LongConsumer ifMatch) {
        Change change = changes.of(request);
        Execution.Held seen = execution.look(List.of(opportunity), Planner.receivers(change));
        Planned planned = plan(seen, opportunity, change, ifMatch).orRefuse();
        Deltas deltas = new Deltas(seen.world());
        deltas.add(planned);
        List<UUID> parties = parties(planned, change);
        return new ChangePreviewView(shown.lines(seen.world(), planned.outcome().from().structure(), parties),
                shown.lines(seen.world(), planned.outcome().to().structure(), parties),
                shown.deltas(seen.world(), deltas.changed(), parties), planned.outcome().from().owner(),
                planned.outcome().to().owner(), deltas.rowsTouched(), deltas.rowsProrated(),
                shown.leavers(seen.world(), deltas.changed(), parties), hash(seen, change));
    }

    ChangeDoneView reassign(UUID opportunity, ReassignRequest request, LongConsumer ifMatch) {
        Change change = changes.of(request.change());
        Execution.Held held = execution.hold(List.of(opportunity), Planner.receivers(change));
        Planned planned = plan(held, opportunity, change, ifMatch);
        // Before the change itself is refused: somebody else's may be why it cannot be made any more (RSG-7).
        StateHash.require(request.stateHash(), () -> hash(held, change));
        planned.orRefuse();
        BatchHead batch = new BatchHead(Ids.next(), Level.L1, request.reason(), request.reference());
        batches.insert(batch,
                new SingleBatch.Done(change.type().name(), "{\"opportunityIds\":[\"" + opportunity + "\"]}", "{}",
                        planned.outcome().departing(), change.dates().firstNew(),
                        !Boolean.FALSE.equals(request.notifyUsers()), 1, 0,
                        null));
        UUID done = execution.execute(batch, List.of(planned)).get(0).changeId();
        notices.ended(batch.id());
        return new ChangeDoneView(done, batch.id());
    }

    private Planned plan(Execution.Held held, UUID opportunity, Change change, LongConsumer ifMatch) {
        Deal deal = held.deals().stream().findFirst().filter(found -> !found.deleted())
                .orElseThrow(() -> Refusal.notFound("opportunity"));
        sight.require(held.world(), deal);
        ifMatch.accept(deal.version());
        if (change.departing() != null) {
            sight.requirePerson(held.world(), change.departing());
        }
        return Planner.plan(held.world(), Move.of(deal, change));
    }

    private String hash(Execution.Held held, Change change) {
        return hashes.of(change.toString(), held.world(), held.deals(), List.of());
    }

    private static List<UUID> parties(Planned planned, Change change) {
        List<UUID> parties = new ArrayList<>(Planner.receivers(change));
        if (planned.outcome().departing() != null) {
            parties.add(planned.outcome().departing());
        }
        return parties;
    }
}
