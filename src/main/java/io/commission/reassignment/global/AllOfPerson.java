package io.commission.reassignment.global;

import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.change.Level;
import io.commission.person.Hiring;
import io.commission.person.Owners;
import io.commission.person.People;
import io.commission.person.Person;
import io.commission.person.PersonKind;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.BatchScope;
import io.commission.reassignment.batch.Batches;
import io.commission.reassignment.batch.NewBatch;
import io.commission.reassignment.impact.Impact;
import io.commission.reassignment.run.BatchRun;
import io.commission.reassignment.select.Holdings;
import io.commission.reassignment.select.Order;
import io.commission.reassignment.select.Reach;
import io.commission.reassignment.select.Selecting;
import io.commission.reassignment.strategy.Changes;
import io.commission.reassignment.strategy.Strategies;
import io.commission.reassignment.strategy.StrategyKind;
import io.commission.reassignment.strategy.StrategyOrder;
import io.commission.reassignment.strategy.Way;
import io.commission.structure.EffectiveDates;

/** Level 3: previews and carries out what becomes of all that a person holds, by a strategy (section 9). */
@ApplicationScoped
public class AllOfPerson {
    private final Owners owners;
    private final People people;
    private final Hiring hiring;
    private final Caller caller;
    private final Changes changes;
    private final Strategies strategies;
    private final Selecting selecting;
    private final Holdings holdings;
    private final Batches batches;
    private final BatchRun run;
    private final GlobalViews views;

    AllOfPerson(Owners owners, People people, Hiring hiring, Caller caller, Changes changes, Strategies strategies,
            Selecting selecting, Holdings holdings, Batches batches, BatchRun run,
            GlobalViews views) {
        this.owners = owners;
        this.people = people;
        this.hiring = hiring;
        this.caller = caller;
        this.changes = changes;
        this.strategies = strategies;
        this.selecting = selecting;
        this.holdings = holdings;
        this.batches = batches;
        this.run = run;
        this.views = views;
    }

    public GlobalPreviewView preview(GlobalPreviewRequest request) {
        Person person = person(request.personId());
        Order order = order(request, person);
        BatchScope scope = BatchScope.ofPerson(person.id);
        Selecting.Seen seen = selecting.look(scope, order);
        // What is at stake is the same whoever receives: of a queue it is what House would have.
        Selecting.Seen moved = order.strategy().kind() == StrategyKind.MANUAL_QUEUE
                ? selecting.look(scope, order.by(StrategyOrder.uniform(Way.absorb())))
                : seen;
        Impact stake = new Impact(moved.world(), moved.selection(), moved.deals());
        return views.of(person, order, seen, stake,
                moved == seen ? stake : new Impact(seen.world(), seen.selection(), seen.deals()));
    }

    /** The batch, which is done already when it is small and no queue. */
    BatchRow execute(GlobalExecuteRequest request) {
        BatchRow batch = open(request);
        return holdings.countOfPerson(batch.personId()) <= BatchRun.SMALL ? run.now(batch.id()) : batch;
    }

    /** The batch, for the queue. */
    public BatchRow open(GlobalExecuteRequest request) {
        Person person = person(request.personId());
        Order order = order(request.asked(), person);
        UUID id = batches.open(new NewBatch(Level.L3, order.strategy().kind().name(), BatchScope.ofPerson(person.id),
                order, person.id, order.effectiveDate(), request.reason(), request.reference(),
                !Boolean.FALSE.equals(request.notifyUsers()), request.stateHash(), null, null));
        return batches.find(id).orElseThrow();
    }

    /** All commissions of the person end with the day: nothing is posted to them after it (PPL-3), and what they hold goes to others. */
    BatchRow terminate(UUID id, TerminateCommissionsRequest request, LongConsumer ifMatch) {
        Person person = person(id.toString());
        ifMatch.accept(person.version);
        order(request.of(id.toString()).asked(), person);
        hiring.endCommissions(person.id, request.endDate());
        return execute(request.of(id.toString()));
    }

    private Person person(String asked) {
        Owners.Owner owner;
        try {
            owner = owners.resolve("personId", asked);
        } catch (Refusal refusal) {
            throw Refusal.notFound("person");
        }
        if (owner.kind() == PersonKind.HOUSE) {
            throw Refusal.of(Code.HOUSE_NOT_ENDED, "House cannot depart. Name somebody else.").field("personId",
                    "cannot be house");
        }
        return people.visible(owner.id());
    }

    private Order order(GlobalPreviewRequest request, Person person) {
        boolean undated = request.effectiveDate() == null && request.endDate() == null;
        EffectiveDates dates = undated && person.commissionEnd() != null
                ? EffectiveDates.of(person.commissionEnd(), null)
                : changes.dates(request.endDate(), request.effectiveDate());
        StrategyOrder strategy = strategies.of(request.strategy(), person);
        if (strategy.receivers().contains(person.id)) {
            throw Refusal.of(Code.TRANSFER_TO_ONESELF, "Who departs cannot receive. Name somebody else.");
        }
        return new Order(person.id, null, false, null, request.assignmentRole(), dates.lastOld(), dates.firstNew(),
                true, strategy, Reach.of(caller));
    }
}
