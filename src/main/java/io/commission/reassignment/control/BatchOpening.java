package io.commission.reassignment.control;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.change.Execution;
import io.commission.change.Level;
import io.commission.database.Sql;
import io.commission.posting.deal.Deal;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.BatchScope;
import io.commission.reassignment.batch.Batches;
import io.commission.reassignment.batch.NewBatch;
import io.commission.reassignment.bulk.AccountsInBulk;
import io.commission.reassignment.bulk.BulkReassignRequest;
import io.commission.reassignment.global.AllOfPerson;
import io.commission.reassignment.global.GlobalExecuteRequest;
import io.commission.reassignment.select.ItemChange;
import io.commission.reassignment.select.OpportunitiesRequest;
import io.commission.reassignment.sight.Sight;
import io.commission.reassignment.strategy.Changes;
import io.commission.reassignment.strategy.StrategyKind;
import io.commission.reassignment.strategy.StrategyRequest;
import io.commission.settings.Feature;
import io.commission.settings.Features;
import io.commission.structure.Change;

/** Opens a batch for whatever its scope is about. */
@ApplicationScoped
class BatchOpening {
    private static final int READ_TOGETHER = 5000;

    private final Sql sql;
    private final Batches batches;
    private final Changes changes;
    private final Features features;
    private final Caller caller;
    private final Execution execution;
    private final Sight sight;
    private final AccountsInBulk accounts;
    private final AllOfPerson all;

    BatchOpening(Sql sql, Batches batches, Changes changes, Features features, Caller caller,
            AccountsInBulk accounts, AllOfPerson all, Execution execution, Sight sight) {
        this.sql = sql;
        this.batches = batches;
        this.changes = changes;
        this.features = features;
        this.caller = caller;
        this.execution = execution;
        this.sight = sight;
        this.accounts = accounts;
        this.all = all;
    }

    UUID open(BatchRequest request) {
        BatchScope scope = request.scope();
        long about = Stream.of(scope.accountIds(), scope.opportunityIds(), scope.personId())
                .filter(one -> one != null && !(one instanceof List<?> ids && ids.isEmpty())).count();
        if (about != 1) {
            throw Refusal
                    .of(Code.BATCH_SCOPE_INVALID, "Give accountIds, opportunityIds or personId, and only one of them.")
                    .field("scope", "must be about one kind of thing");
        }
        if (scope.opportunityIds() != null) {
            return opportunities(request);
        }
        BatchChangeRequest change = BatchChangeRequest.orDefault(request.change());
        StrategyRequest strategy = change.strategy(request.strategy());
        if (scope.personId() != null) {
            features.require(Feature.REASSIGNMENT_LEVEL_3);
            requireBulk();
            return all.open(new GlobalExecuteRequest(scope.personId().toString(), strategy, change.effectiveDate(),
                    change.endDate(), null, request.notifyUsers(), request.reason(), request.reference(),
                    request.stateHash())).id();
        }
        features.require(Feature.REASSIGNMENT_LEVEL_2);
        requireBulk();
        return accounts.open(new BulkReassignRequest(scope.accountIds(), null, null, change.effectiveDate(),
                change.endDate(), null, null, null, null, null, strategy, null, request.notifyUsers(),
                request.reason(), request.reference(), request.stateHash())).id();
    }

    private UUID opportunities(BatchRequest request) {
        features.require(Feature.REASSIGNMENT_LEVEL_1);
        if (request.strategy().kind() != StrategyKind.UNIFORM || request.strategy().change() != null) {
            throw Refusal
                    .of(Code.STRATEGY_NOT_FOR_SCOPE,
                            "A batch of opportunities does the same to each: UNIFORM, with the change beside it.")
                    .field("strategy", "must be UNIFORM");
        }
        Change change = changes.of(BatchChangeRequest.orDefault(request.change()).on(caller.today()));
        requirePerson(change.departing());
        List<UUID> ids = List.copyOf(new TreeSet<>(request.scope().opportunityIds()));
        require(ids);
        return batches.open(new NewBatch(Level.L1, request.strategy().kind().name(), BatchScope.ofOpportunities(ids),
                new OpportunitiesRequest(ItemChange.of(change)), change.departing(), change.dates().firstNew(),
                request.reason(), request.reference(), !Boolean.FALSE.equals(request.notifyUsers()),
                request.stateHash(), null, null));
    }

    /** PERM-2 */
    private void requireBulk() {
        if (!caller.may("accounts.reassign") || !caller.may("accounts.bulk")) {
            throw Refusal.of(Code.PERMISSION_MISSING,
                    "Accounts in bulk need both accounts.reassign and accounts.bulk.");
        }
    }

    /** Who departs must be one of the caller's own people, or House or Unassigned (PERM-2). */
    private void requirePerson(UUID person) {
        boolean reach = person == null || caller.visible().sees(person)
                || sql.query("select 1 from people where tenant_id = ? and id = ? and kind <> 'PERSON'",
                        caller.tenantId(), person).exists();
        if (!reach) {
            throw Refusal.notFound("person");
        }
    }

    /** As for one opportunity: in reach when its owner is, or one of the lines of the team (PERM-2). */
    private void require(List<UUID> opportunities) {
        Set<UUID> known = new HashSet<>();
        for (int from = 0; from < opportunities.size(); from += READ_TOGETHER) {
            known.addAll(inReach(opportunities.subList(from, Math.min(opportunities.size(), from + READ_TOGETHER))));
        }
        List<UUID> missing = opportunities.stream().filter(id -> !known.contains(id)).limit(10).toList();
        if (!missing.isEmpty()) {
            throw Refusal.of(Code.OPPORTUNITY_UNKNOWN, "There are no such opportunities, among others: " + missing)
                    .field("scope.opportunityIds", "names unknown opportunities");
        }
    }

    private List<UUID> inReach(List<UUID> opportunities) {
        if (caller.visible().all()) {
            return sql.query("""
                    select id from opportunities where tenant_id = ? and id = any(?::uuid[]) and deleted_at is null
                    """, caller.tenantId(), opportunities).list(row -> row.uuid(1));
        }
        Execution.Held seen = execution.look(opportunities, List.of());
        return seen.deals().stream().filter(deal -> !deal.deleted() && sight.mayActOn(seen.world(), deal))
                .map(Deal::id).toList();
    }
}
