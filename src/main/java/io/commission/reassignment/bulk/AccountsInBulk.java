package io.commission.reassignment.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Level;
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
import io.commission.reassignment.select.Selecting;

/** Level 2: previews and carries out reassignments of accounts in bulk, by the same selection and plan (section 10). */
@ApplicationScoped
public class AccountsInBulk {
    private final BulkOrders orders;
    private final Selecting selecting;
    private final Holdings holdings;
    private final Batches batches;
    private final BatchRun run;
    private final BulkViews views;

    AccountsInBulk(BulkOrders orders, Selecting selecting, Holdings holdings, Batches batches,
            BatchRun run, BulkViews views) {
        this.orders = orders;
        this.selecting = selecting;
        this.holdings = holdings;
        this.batches = batches;
        this.run = run;
        this.views = views;
    }

    public BulkPreviewView preview(BulkPreviewRequest request) {
        BatchScope scope = orders.scope(request);
        Order order = orders.order(request);
        Selecting.Seen seen = selecting.look(scope, order);
        requireKnown(scope, new ArrayList<>(seen.accounts().keySet()));
        return views.of(scope, order, seen, new Impact(seen.world(), seen.selection(), seen.deals()));
    }

    /** The batch, which is done already when it is small. */
    BatchRow reassign(BulkReassignRequest request) {
        BatchRow batch = open(request);
        List<UUID> accounts = request.accountIds();
        boolean small = accounts.size() <= BatchRun.SMALL && (Boolean.FALSE.equals(request.transferCommissions())
                || holdings.countOfAccounts(accounts) <= BatchRun.SMALL);
        return small ? run.now(batch.id()) : batch;
    }

    /** The batch, for the queue. */
    public BatchRow open(BulkReassignRequest request) {
        BatchScope scope = orders.scope(request.asked());
        Order order = orders.order(request.asked());
        requireKnown(scope, new ArrayList<>(
                holdings.accounts(scope.accountIds(), order.effectiveDate(), order.reach()).keySet()));
        UUID id = batches.open(new NewBatch(Level.L2, "ACCOUNTS", scope, order, null, order.effectiveDate(),
                request.reason(), request.reference(), !Boolean.FALSE.equals(request.notifyUsers()),
                request.stateHash(), null, null));
        return batches.find(id).orElseThrow();
    }

    private static void requireKnown(BatchScope scope, List<UUID> known) {
        List<UUID> unknown = new ArrayList<>(scope.accountIds());
        unknown.removeAll(new HashSet<>(known));
        if (!unknown.isEmpty()) {
            throw Refusal.of(Code.ACCOUNT_UNKNOWN, "There are no such accounts, among others: "
                    + unknown.subList(0, Math.min(10, unknown.size()))).field("accountIds", "names unknown accounts");
        }
    }
}
