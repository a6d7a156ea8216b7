package io.commission.calculation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How what is posted to one person for one load is brought to its new value (ENT-2).
 *
 * @param superseded rows to reverse
 * @param posting the one new row, if any
 * @param trueUpPart the difference that goes into the count's true-up; 0 without one
 */
public record Settlement(List<Posted> superseded, Optional<Posting> posting, BigDecimal trueUpPart) {

    /**
     * @param commission true: a LOAD_COMMISSION; false: an ADJUSTMENT
     * @param amount minor units, signed
     * @param supersedes the reversed row that it replaces, or null
     * @param corrects the paid row that it stands beside, or null
     */
    public record Posting(boolean commission, BigDecimal amount, UUID supersedes, UUID corrects) {
    }

    private static final Settlement NOTHING = new Settlement(List.of(), Optional.empty(), BigDecimal.ZERO);

    /**
     * For the load that changed. Its PENDING and APPROVED rows are replaced by one new row; beside a settled commission the
     * difference is an adjustment. Where the posted sum is right already, nothing is written.
     *
     * @param target minor units that the person should have for the load
     * @param present false: the load has left this count or month, and no entry of 0 is written to say so
     * @param live every live row of the person for the load, the parts of PENDING true-ups left out
     */
    public static Settlement ofChanged(BigDecimal target, boolean present, List<Posted> live) {
        List<Posted> replaceable = live.stream().filter(Posted::replaceable).toList();
        BigDecimal kept = sum(live).subtract(sum(replaceable));
        BigDecimal needed = target.subtract(kept);
        Optional<Posted> settled = live.stream()
                .filter(row -> row.kind() == Posted.Kind.COMMISSION && row.state() == Posted.State.SETTLED)
                .findFirst();
        boolean ownRow = replaceable.stream().anyMatch(row -> row.kind() == Posted.Kind.COMMISSION);
        boolean inForm = present ? settled.isPresent() || !replaceable.isEmpty() : !ownRow;
        if (inForm && needed.compareTo(sum(replaceable)) == 0) {
            return NOTHING;
        }
        UUID last = replaceable.isEmpty() ? null : replaceable.get(replaceable.size() - 1).entryId();
        boolean zeroSaysNothing = needed.signum() == 0 && (settled.isPresent() || !present);
        if (zeroSaysNothing) {
            return new Settlement(replaceable, Optional.empty(), BigDecimal.ZERO);
        }
        boolean commission = settled.isEmpty() && present;
        UUID corrects = settled.map(Posted::entryId).orElse(commission ? null : anyOf(live));
        return new Settlement(replaceable, Optional.of(new Posting(commission, needed, last, corrects)),
                BigDecimal.ZERO);
    }

    /**
     * For another load of the same count. A PENDING row is replaced; for APPROVED and settled ones nothing is touched and the
     * difference is the load's part of the person's true-up.
     *
     * @param live every live row of the person for the load, the parts of PENDING true-ups left out
     */
    public static Settlement ofOther(BigDecimal target, List<Posted> live) {
        List<Posted> pending = live.stream().filter(row -> row.pending() && row.replaceable()).toList();
        BigDecimal kept = sum(live).subtract(sum(pending));
        BigDecimal needed = target.subtract(kept);
        if (pending.isEmpty()) {
            return needed.signum() == 0 ? NOTHING : new Settlement(List.of(), Optional.empty(), needed);
        }
        if (needed.compareTo(sum(pending)) == 0) {
            return NOTHING;
        }
        Posted last = pending.get(pending.size() - 1);
        boolean commission = last.kind() == Posted.Kind.COMMISSION;
        UUID corrects = commission ? null : settledIn(live);
        if (!commission && needed.signum() == 0) {
            return new Settlement(pending, Optional.empty(), BigDecimal.ZERO);
        }
        return new Settlement(
                pending, Optional.of(new Posting(commission, needed, last.entryId(), corrects)), BigDecimal.ZERO);
    }

    private static UUID settledIn(List<Posted> live) {
        return live.stream()
                .filter(row -> row.kind() == Posted.Kind.COMMISSION)
                .map(Posted::entryId)
                .findFirst()
                .orElse(null);
    }

    private static UUID anyOf(List<Posted> live) {
        UUID own = settledIn(live);
        return own != null || live.isEmpty() ? own : live.get(0).entryId();
    }

    private static BigDecimal sum(List<Posted> rows) {
        return rows.stream().map(Posted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
