package io.commission.reassignment.bulk;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.person.Owners;
import io.commission.person.PersonKind;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.BatchScope;
import io.commission.reassignment.select.Order;
import io.commission.reassignment.select.Reach;
import io.commission.reassignment.strategy.Changes;
import io.commission.reassignment.strategy.Strategies;
import io.commission.reassignment.strategy.StrategyKind;
import io.commission.reassignment.strategy.StrategyOrder;
import io.commission.reassignment.strategy.Way;
import io.commission.reassignment.strategy.WayRequest;
import io.commission.structure.ChangeType;
import io.commission.structure.EffectiveDates;

/** Reads what is asked for accounts in bulk, with everybody in it found, and refuses what cannot be (BLK-1 to BLK-3). */
@ApplicationScoped
class BulkOrders {
    /** Accounts of one request. */
    static final int LIMIT = 10_000;

    private final Owners people;
    private final Changes changes;
    private final Strategies strategies;
    private final Caller caller;

    BulkOrders(Owners people, Changes changes, Strategies strategies, Caller caller) {
        this.people = people;
        this.changes = changes;
        this.strategies = strategies;
        this.caller = caller;
    }

    BatchScope scope(BulkPreviewRequest request) {
        if (request.accountIds().size() > LIMIT) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "At most " + LIMIT + " accounts go at a time; these are "
                    + request.accountIds().size() + ".").field("accountIds", "holds more than " + LIMIT);
        }
        return BatchScope.ofAccounts(List.copyOf(new TreeSet<>(request.accountIds())));
    }

    Order order(BulkPreviewRequest request) {
        Owners.Owner owner = request.newOwnerId() == null ? null : owner(request.newOwnerId());
        if (owner == null && request.strategy() == null) {
            throw Refusal.of(Code.RECEIVER_MISSING, "Say who owns the accounts then: newOwnerId, or a strategy.")
                    .field("newOwnerId", "is required");
        }
        EffectiveDates dates = changes.dates(request.endDate(), request.effectiveDate());
        boolean special = owner != null && owner.kind() != PersonKind.PERSON;
        boolean commissions = !Boolean.FALSE.equals(request.transferCommissions());
        return new Order(null, owner == null ? null : owner.id(), special, assignee(request, owner),
                request.assignmentRole(), dates.lastOld(), dates.firstNew(), commissions,
                strategy(request, owner, commissions), Reach.of(caller));
    }

    private Owners.Owner owner(String newOwner) {
        UUID id = changes.receiver("newOwnerId", newOwner);
        return people.receiver("newOwnerId", id.toString());
    }

    private UUID assignee(BulkPreviewRequest request, Owners.Owner owner) {
        PersonKind kind = owner == null ? PersonKind.PERSON : owner.kind();
        if (request.houseDummyRepId() == null) {
            return kind == PersonKind.PERSON && owner != null ? owner.id() : null;
        }
        if (kind != PersonKind.HOUSE) {
            throw Refusal.of(Code.DUMMY_REP_ONLY_WITH_HOUSE,
                    "houseDummyRepId goes with the owner house: leave it out.")
                    .field("houseDummyRepId", "is taken only with house");
        }
        Owners.Owner dummy = people.receiver("houseDummyRepId", request.houseDummyRepId());
        if (dummy.kind() != PersonKind.PERSON) {
            throw Refusal.of(Code.SPECIAL_OWNER_NOT_HERE, "The dummy rep must be a person.")
                    .field("houseDummyRepId", "must be a person");
        }
        return dummy.id();
    }

    private StrategyOrder strategy(BulkPreviewRequest request, Owners.Owner owner, boolean commissions) {
        boolean explicit = request.type() != null || request.newRepId() != null || request.customSplits() != null;
        int ways = (request.commissionOption() != null ? 1 : 0) + (explicit ? 1 : 0)
                + (request.strategy() != null ? 1 : 0);
        if (ways > 1 || !commissions && (explicit || request.strategy() != null && owner != null)) {
            throw Refusal.of(Code.COMMISSION_OPTION_CONTRADICTED,
                    "Give a commissionOption, or a type with its fields, or a strategy, and none without transferCommissions.");
        }
        if (request.strategy() != null) {
            if (request.strategy().kind() == StrategyKind.MANUAL_QUEUE) {
                throw Refusal.of(Code.STRATEGY_FIELD_NOT_FOR_KIND, "Accounts in bulk are not queued for decisions.")
                        .field("strategy.kind", "cannot be MANUAL_QUEUE here");
            }
            return strategies.of(request.strategy(), null);
        }
        return StrategyOrder.uniform(explicit ? explicit(request, owner) : byOption(request.commissionOption(), owner));
    }

    private Way explicit(BulkPreviewRequest request, Owners.Owner owner) {
        if (request.type() == null) {
            throw Refusal.of(Code.COMMISSION_OPTION_CONTRADICTED, "newRepId and customSplits go with a type.")
                    .field("type", "is required here");
        }
        String rep = request.newRepId() == null && request.type() == ChangeType.DIRECT_TRANSFER
                ? owner.id().toString()
                : request.newRepId();
        return strategies.way("change", new WayRequest(request.type(), rep, request.customSplits()));
    }

    private static Way byOption(CommissionOption option, Owners.Owner owner) {
        if (owner.kind() == PersonKind.HOUSE && option == CommissionOption.TRANSFER_TO_NEW_REP) {
            throw Refusal.of(Code.COMMISSION_OPTION_NOT_FOR_OWNER,
                    "House is no rep: with the owner house, commissions go to House.")
                    .field("commissionOption", "must be transferToHouse with house");
        }
        boolean toHouse = owner.kind() == PersonKind.HOUSE || option == CommissionOption.TRANSFER_TO_HOUSE;
        return toHouse ? Way.absorb() : Way.to(owner.id());
    }
}
