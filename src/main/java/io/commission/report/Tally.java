package io.commission.report;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

import io.commission.ledger.EntryType;
import io.commission.money.MinorUnits;

/** Adds entries up. Draws are advances on pay and stand apart from what was earned (DRAW-3). */
public final class Tally {
    private final Map<EntryState, BigDecimal> earned = new EnumMap<>(EntryState.class);
    private BigDecimal drawAdvance = BigDecimal.ZERO;
    private BigDecimal drawRecovery = BigDecimal.ZERO;
    private long entries;

    public Tally add(EntryType type, EntryState state, long count, BigDecimal amount) {
        if (type != EntryType.DRAW && type != EntryType.DRAW_RECOVERY) {
            earned.merge(state, amount, BigDecimal::add);
            entries += state == EntryState.REVERSED || state == EntryState.RETAINED ? 0 : count;
        } else if (state != EntryState.REVERSED) {
            drawAdvance = type == EntryType.DRAW ? drawAdvance.add(amount) : drawAdvance;
            drawRecovery = type == EntryType.DRAW_RECOVERY ? drawRecovery.add(amount) : drawRecovery;
        }
        return this;
    }

    Tally add(Tally other) {
        other.earned.forEach((state, amount) -> earned.merge(state, amount, BigDecimal::add));
        drawAdvance = drawAdvance.add(other.drawAdvance);
        drawRecovery = drawRecovery.add(other.drawRecovery);
        entries += other.entries;
        return this;
    }

    BigDecimal of(EntryState state) {
        return earned.getOrDefault(state, BigDecimal.ZERO);
    }

    /** What people have earned, whatever has become of it yet. */
    public BigDecimal total() {
        return of(EntryState.PENDING).add(of(EntryState.APPROVED)).add(of(EntryState.IN_PAYOUT))
                .add(of(EntryState.PAID));
    }

    public TotalsView view(MinorUnits units, boolean withRetained) {
        return new TotalsView(units.exact(of(EntryState.PENDING)), units.exact(of(EntryState.APPROVED)),
                units.exact(of(EntryState.IN_PAYOUT)), units.exact(of(EntryState.PAID)), units.exact(total()), entries,
                units.exact(drawAdvance), units.exact(drawRecovery),
                withRetained ? units.exact(of(EntryState.RETAINED)) : null);
    }
}
