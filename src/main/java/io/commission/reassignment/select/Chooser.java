package io.commission.reassignment.select;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.commission.reassignment.strategy.StrategyKind;
import io.commission.reassignment.strategy.StrategyOrder;
import io.commission.reassignment.strategy.Way;

/**
 * Applies a strategy to accounts and opportunities in their order (section 9, level 3). An account has one choice; with AUTO its
 * opportunities go where it goes, with SEGMENTED each is held against the rules by itself.
 */
final class Chooser {
    private final StrategyOrder strategy;
    private final Pool pool;
    private final Map<UUID, Choice> ofAccounts = new HashMap<>();
    private final Choice uniform;

    /** @param pool of AUTO; otherwise null */
    Chooser(StrategyOrder strategy, Pool pool) {
        this.strategy = strategy;
        this.pool = pool;
        this.uniform = new Choice(strategy.kind() == StrategyKind.UNIFORM ? strategy.way() : null, null);
    }

    /** @param its opportunities that move with it */
    Choice of(HeldAccount account, List<Candidate> its) {
        return switch (strategy.kind()) {
            case UNIFORM, MANUAL_QUEUE -> uniform;
            case SEGMENTED -> segmented(account, its.stream().map(Candidate::stages).toList(),
                    its.stream().map(Candidate::commission).reduce(BigDecimal.ZERO, BigDecimal::add));
            case AUTO -> ofAccounts.computeIfAbsent(account.id(), id -> picked(its.size()));
        };
    }

    /**
     * @param account to which it belongs; null: none
     * @param its all of the account that move, the opportunity among them
     */
    Choice of(Candidate opportunity, HeldAccount account, List<Candidate> its) {
        return switch (strategy.kind()) {
            case UNIFORM, MANUAL_QUEUE -> uniform;
            case SEGMENTED -> segmented(account, List.of(opportunity.stages()), opportunity.commission());
            case AUTO -> account == null ? picked(1) : of(account, its);
        };
    }

    private Choice segmented(HeldAccount account, List<Set<String>> stages, BigDecimal commission) {
        String type = account == null ? null : account.type();
        String territory = account == null ? null : account.territory();
        for (int i = 0; i < strategy.segments().size(); i++) {
            if (strategy.segments().get(i).meets(type, territory, stages, commission)) {
                return new Choice(strategy.segments().get(i).way(), "SEGMENTED: segment " + (i + 1) + " is met");
            }
        }
        return new Choice(strategy.way(), "SEGMENTED: fallback, no segment is met");
    }

    private Choice picked(int opportunities) {
        Pool.Pick pick = pool.pick(opportunities);
        return new Choice(Way.to(pick.person()), pick.reason());
    }
}
