package io.commission.reassignment.select;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.account.Handover;
import io.commission.account.Handovers;
import io.commission.change.AccountChange;
import io.commission.change.BatchHead;
import io.commission.change.ChangeBook;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.tenant.TenantContext;

/** Changes owners and assignments of accounts in a batch's name, with a link in the log for each, and takes it back (BLK-3, BAT-3). */
@ApplicationScoped
public class AccountMoves {
    private final Sql sql;
    private final Handovers handovers;
    private final ChangeBook book;

    AccountMoves(Sql sql, Handovers handovers, ChangeBook book) {
        this.sql = sql;
        this.handovers = handovers;
        this.book = book;
    }

    /** Which accounts will be left alone; a preview asks the same as the execution (RSG-8). Nothing is locked. */
    List<Left> left(List<Item> items) {
        return items.isEmpty() ? List.of() : left(items, handovers.states(handovers(items)));
    }

    private static List<Left> left(List<Item> items, Map<UUID, Handovers.State> states) {
        List<Left> left = new ArrayList<>();
        for (Item item : items) {
            Handovers.State state = states.get(item.accountId());
            if (state.later()) {
                left.add(Left.conflict(item,
                        "Another owner or assignee is known for a later day. Take that back first."));
            } else if (state.isAlready(handover(item))) {
                left.add(Left.skipped(item, Code.ACCOUNT_ALREADY_OWNED,
                        "Owner and assignment are so already on that day."));
            }
        }
        return left;
    }

    /** @return what was left alone; all others are moved and told in the log */
    public List<Left> apply(BatchHead batch, List<Item> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Map<UUID, String> picks = new HashMap<>();
        items.forEach(item -> picks.put(item.accountId(), item.pick()));
        handovers.hold(picks.keySet());
        Map<UUID, Handovers.State> states = handovers.states(handovers(items));
        List<Left> left = left(items, states);
        Set<UUID> alone = new HashSet<>();
        left.forEach(one -> alone.add(one.accountId()));
        List<Handover> going = items.stream().filter(item -> !alone.contains(item.accountId()))
                .map(AccountMoves::handover).toList();
        Instant now = book.now();
        book.logAccounts(handovers.carryOut(going, states).stream().map(done -> new AccountChange(Ids.next(),
                done.handover().account(), batch.id(), batch.level(), done.handover().day(),
                spelled(done.before().owner(), done.before().assignee(), done.before().role()),
                spelled(done.handover().owner(), done.handover().assignee(), done.before().role()), done.undo(),
                batch.reason(), batch.reference(), picks.get(done.handover().account()), null, now, actor())).toList());
        return left;
    }

    private static List<Handover> handovers(List<Item> items) {
        return items.stream().map(AccountMoves::handover).toList();
    }

    private static Handover handover(Item item) {
        AccountMove move = item.change().accountMove();
        return new Handover(item.accountId(), move.ownerId(), move.assigneeId(), move.role(), move.effectiveDate());
    }

    /**
     * Takes changes back, each told as a change of its own with the original's effective date.
     *
     * @return the changes that are conflicts: their accounts were changed later, and stay as they are
     */
    public List<AccountChange> undo(BatchHead batch, List<AccountChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<UUID, String> undos = new HashMap<>();
        changes.forEach(change -> undos.put(change.accountId(), change.undo()));
        handovers.hold(undos.keySet());
        Set<UUID> conflicts = handovers.changedSince(undos);
        conflicts.addAll(changedAgain(changes));
        undos.keySet().removeAll(conflicts);
        handovers.undo(undos);
        Instant now = book.now();
        book.logAccounts(changes.stream().filter(change -> !conflicts.contains(change.accountId()))
                .map(change -> new AccountChange(Ids.next(), change.accountId(), batch.id(), batch.level(),
                        change.effectiveDate(), change.after(), change.before(), "{}", batch.reason(),
                        batch.reference(), null, change.id(), now, actor()))
                .toList());
        return changes.stream().filter(change -> conflicts.contains(change.accountId())).toList();
    }

    /** Accounts with a later link in the log that is not undone itself. */
    private List<UUID> changedAgain(List<AccountChange> changes) {
        return sql.query("""
                select l.account_id from account_changes c join account_changes l on l.tenant_id = c.tenant_id
                    and l.account_id = c.account_id and l.chain_position > c.chain_position and l.rollback_of is null
                where c.tenant_id = ? and c.id = any(?::uuid[]) and not exists (select 1 from account_changes u
                    where u.tenant_id = l.tenant_id and u.rollback_of = l.id)
                """, TenantContext.required().tenantId(), changes.stream().map(AccountChange::id).toList())
                .list(row -> row.uuid(1));
    }

    private static String spelled(UUID owner, UUID assignee, String role) {
        return "{\"ownerId\":" + quoted(owner) + ",\"assignment\":" + (assignee == null
                ? "null"
                : "{\"personId\":" + quoted(assignee) + ",\"role\":" + quoted(role) + "}") + "}";
    }

    private static String quoted(Object text) {
        return text == null
                ? "null"
                : '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String actor() {
        return TenantContext.required().actor();
    }
}
