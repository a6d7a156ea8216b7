package io.commission.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.DrawSettlement;
import io.commission.calculation.Formula;
import io.commission.database.Ids;
import io.commission.ledger.EntryBook;
import io.commission.ledger.PayoutEntries;

/**
 * Makes the payouts of some people for a run, in the caller's transaction: a constant number of statements, however many people and
 * entries (DRAW-1 to DRAW-3, PAY-1).
 */
@ApplicationScoped
class PayoutGeneration {

    private final EntryBook entryBook;
    private final PayoutEntries payoutEntries;
    private final PayoutBook payoutBook;
    private final Draws draws;
    private final DrawBalances balances;
    private final Formula formula;

    PayoutGeneration(EntryBook entryBook, PayoutEntries payoutEntries, PayoutBook payoutBook, Draws draws,
            DrawBalances balances, Formula formula) {
        this.entryBook = entryBook;
        this.payoutEntries = payoutEntries;
        this.payoutBook = payoutBook;
        this.draws = draws;
        this.balances = balances;
        this.formula = formula;
    }

    /** Answers the payouts written; people who have one already, or nothing to settle, are left out. */
    List<Draft> of(RunPlan plan, Collection<UUID> candidates) {
        entryBook.hold(candidates);
        Map<UUID, PayoutBook.Position> positions = payoutBook.positions(candidates, plan.month());
        List<UUID> people = candidates.stream().filter(person -> !positions.get(person).settled()).toList();
        if (people.isEmpty()) {
            return List.of();
        }
        Map<UUID, Earned> earned = earned(plan, people);
        Map<Draws.PersonMonth, Draws.Draw> drawn = draws.of(people, plan.period(), plan.rules());
        Map<UUID, BigDecimal> owed = balances.of(people);
        List<Draft> drafts = new ArrayList<>();
        List<UUID> emptied = new ArrayList<>();
        for (UUID person : people) {
            PayoutBook.Position position = positions.get(person);
            Earned own = earned.getOrDefault(person, Earned.NOTHING);
            boolean nothing = own.isEmpty()
                    && plan.period().stream()
                            .noneMatch(month -> drawn.containsKey(new Draws.PersonMonth(person, month)));
            if (!nothing) {
                drafts.add(draft(plan, person, position, own, drawn, owed.getOrDefault(person, BigDecimal.ZERO)));
            } else if (position.stoppedId() != null) {
                emptied.add(position.stoppedId());
            }
        }
        payoutBook.dropStopped(emptied);
        return payoutBook.write(plan, drafts);
    }

    private Map<UUID, Earned> earned(RunPlan plan, Collection<UUID> people) {
        List<PayoutEntries.Kept> kept = payoutEntries.kept(people, plan.month());
        Recomputing recomputing = new Recomputing(formula);
        Map<UUID, Earned> earned = new HashMap<>();
        kept.forEach(month -> earned.computeIfAbsent(month.personId(), person -> new Earned(recomputing))
                .expect(month, plan.settledIn(month.month())));
        payoutEntries.streamFree(kept, plan.approvedUntil(), entry -> earned.get(entry.personId()).add(entry));
        return earned;
    }

    private Draft draft(RunPlan plan, UUID person, PayoutBook.Position position, Earned earned,
            Map<Draws.PersonMonth, Draws.Draw> drawn, BigDecimal owed) {
        UUID id = position.stoppedId() == null ? Ids.next() : position.stoppedId();
        YearMonth start = plan.period().get(0);
        YearMonth first = earned.months().keySet().stream().min(YearMonth::compareTo).filter(start::isAfter)
                .orElse(start);
        String stop = position.earlierStopped() == null
                ? earned.difference()
                : "The payout %s of an earlier month is stopped. Run its month again first."
                        .formatted(position.earlierStopped());
        if (stop != null) {
            return new Draft(id, position.stoppedNumber(), person, earned.months(), BigDecimal.ZERO, BigDecimal.ZERO,
                    first, List.of(), BigDecimal.ZERO, PayoutStatus.STOPPED, stop);
        }
        List<Draft.Month> months = settle(plan, person, earned, drawn, owed);
        BigDecimal net = months.stream()
                .map(month -> month.settled().net())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Draft(id, position.stoppedNumber(), person, earned.months(), earned.gross(), earned.adjustments(),
                first, months, net, status(plan, net), null);
    }

    private static List<Draft.Month> settle(RunPlan plan, UUID person, Earned earned,
            Map<Draws.PersonMonth, Draws.Draw> drawn, BigDecimal owed) {
        List<Draft.Month> months = new ArrayList<>();
        BigDecimal balance = owed;
        for (YearMonth month : plan.period()) {
            Draws.Draw draw = drawn.getOrDefault(new Draws.PersonMonth(person, month), Draws.Draw.NONE);
            BigDecimal cap = plan.rules().on(month.atEndOfMonth()).recoveryCapPercent();
            DrawSettlement settled = DrawSettlement.of(
                    earned.in(month), draw.amount(), draw.recoverable(), balance, cap, plan.rules().units());
            months.add(new Draft.Month(month, earned.in(month), draw, balance, cap, settled));
            balance = settled.balanceAfter();
        }
        return months;
    }

    /** PAY-4: a run by hand leaves what it pays to somebody else, the full run what is above the threshold. */
    private static PayoutStatus status(RunPlan plan, BigDecimal net) {
        if (net.signum() == 0) {
            return PayoutStatus.PAID;
        }
        boolean above = net.compareTo(plan.rules().on(plan.today()).approvalThreshold()) > 0;
        return above || plan.origin() == PayoutOrigin.HAND ? PayoutStatus.PENDING : PayoutStatus.APPROVED;
    }
}
