package io.commission.posting;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.commission.calculation.Posted;
import io.commission.calculation.Settlement;
import io.commission.database.Ids;
import io.commission.ledger.EntryBook;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryType;
import io.commission.ledger.NewEntry;
import io.commission.ledger.PostedRow;

/** Brings what is posted for loads to their targets, load by load and person by person (ENT-2). */
final class LoadSettler {

    static final String SUPERSEDED = "SUPERSEDED";

    /** A person's rows for a load belong together within one count and one earned month; a load that moves is taken back in the old. */
    record Group(UUID personId, UUID countId, YearMonth earnedMonth) {
    }

    /** A difference of another load that goes into the person's true-up. */
    record TrueUpPart(Target target, UUID loadId, Group group, BigDecimal posted, BigDecimal difference) {
    }

    private final EntryWriting writing;
    private final Booking booking;
    private final Map<UUID, List<PostedRow>> rows = new HashMap<>();
    private final Map<UUID, List<Target>> targets = new HashMap<>();
    private final List<TrueUpPart> trueUpParts = new ArrayList<>();

    LoadSettler(EntryWriting writing, Booking booking, List<PostedRow> rows, List<Target> targets) {
        this.writing = writing;
        this.booking = booking;
        rows.stream().filter(row -> !row.pendingTrueUp())
                .forEach(row -> this.rows.computeIfAbsent(row.loadId(), id -> new ArrayList<>()).add(row));
        targets.stream().sorted(Comparator.comparing(Target::share))
                .forEach(target -> this.targets.computeIfAbsent(target.loadId(), id -> new ArrayList<>()).add(target));
    }

    List<TrueUpPart> trueUpParts() {
        return trueUpParts;
    }

    /** Settles a load whose own facts or terms changed. */
    void changed(LoadRow load) {
        Map<Group, List<Posted>> groups = groups(load.id());
        UUID parent = null;
        for (Map.Entry<Group, List<Posted>> each : groups.entrySet()) {
            Group group = each.getKey();
            Target target = targetOf(load.id(), group);
            List<Posted> live = each.getValue();
            BigDecimal amount = target == null ? BigDecimal.ZERO : target.amount();
            Settlement settlement = Settlement.ofChanged(amount, target != null, live);
            String reason = load.holdReason(group.personId());
            reverse(settlement, group, reason == null ? SUPERSEDED : reason);
            UUID posted = settlement.posting().isEmpty()
                    ? null
                    : post(settlement.posting().get(), load, group, target, kept(live, settlement), parent, reason);
            if (target != null && target.share() == 0) {
                parent = posted != null ? posted : commissionIn(live);
            }
            if (reason != null) {
                live.stream().filter(row -> row.kind() == Posted.Kind.COMMISSION && row.state() == Posted.State.SETTLED)
                        .forEach(row -> booking.takeBack(new EntryBook.Reversal(row.entryId(), reason)));
            }
        }
    }

    /** Settles a load of a count that changed around it; only its rows within the count are looked at. */
    void other(LoadRow load, Set<UUID> countIds) {
        UUID parent = null;
        for (Map.Entry<Group, List<Posted>> each : groups(load.id()).entrySet()) {
            Group group = each.getKey();
            if (group.countId() == null || !countIds.contains(group.countId())) {
                continue;
            }
            Target target = targetOf(load.id(), group);
            BigDecimal amount = target == null ? BigDecimal.ZERO : target.amount();
            Settlement settlement = Settlement.ofOther(amount, each.getValue());
            reverse(settlement, group, SUPERSEDED);
            if (settlement.posting().isPresent()) {
                UUID posted = post(settlement.posting().get(), load, group, target, kept(each.getValue(), settlement),
                        parent != null ? parent : parentOf(load.id(), target), null);
                parent = target != null && target.share() == 0 ? posted : parent;
            }
            if (settlement.trueUpPart().signum() != 0) {
                trueUpParts.add(new TrueUpPart(target, load.id(), group, amount.subtract(settlement.trueUpPart()),
                        settlement.trueUpPart()));
            }
        }
    }

    private Map<Group, List<Posted>> groups(UUID loadId) {
        Map<Group, List<Posted>> groups = new LinkedHashMap<>();
        for (Target target : targets.getOrDefault(loadId, List.of())) {
            groups.put(new Group(target.personId(), target.countId(), target.earnedMonth()), new ArrayList<>());
        }
        for (PostedRow row : rows.getOrDefault(loadId, List.of())) {
            Group own = new Group(row.personId(), row.countId(), row.earnedMonth());
            Group group = row.posted().kind() == Posted.Kind.TRUE_UP_PART ? groupOfCount(groups, own) : own;
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(row.posted());
        }
        return groups;
    }

    /** A true-up carries the month of its cause; its part stands with the load's own rows in the count. */
    private static Group groupOfCount(Map<Group, List<Posted>> groups, Group part) {
        return groups.keySet().stream().filter(group -> group.personId().equals(part.personId())
                && Objects.equals(group.countId(), part.countId())).findFirst().orElse(part);
    }

    private Target targetOf(UUID loadId, Group group) {
        return targets.getOrDefault(loadId, List.of()).stream()
                .filter(target -> target.personId().equals(group.personId())
                        && Objects.equals(target.countId(), group.countId())
                        && target.earnedMonth().equals(group.earnedMonth()))
                .findFirst().orElse(null);
    }

    private void reverse(Settlement settlement, Group group, String reason) {
        if (!settlement.superseded().isEmpty()) {
            booking.concerns(group.personId(), group.earnedMonth());
        }
        settlement.superseded().forEach(row -> booking.reverse(new EntryBook.Reversal(row.entryId(), reason)));
    }

    private UUID post(Settlement.Posting posting, LoadRow load, Group group, Target target, List<Posted> kept,
            UUID parent,
            String reason) {
        UUID id = Ids.next();
        EntryOrigin origin = reason != null ? EntryOrigin.TAKE_BACK : EntryOrigin.CALCULATION;
        EntryType type = posting.commission() ? EntryType.LOAD_COMMISSION : EntryType.ADJUSTMENT;
        UUID parentId = target == null || target.share() == 0 ? null : parent;
        booking.post(new NewEntry(id, group.personId(), type, origin, writing.born(group.personId()),
                writing.exact(posting.amount()), writing.bookedIn(group.earnedMonth()), group.earnedMonth(),
                EntryWriting.subject(load, target, group.countId()), EntryWriting.rate(target),
                new NewEntry.Links(parentId, posting.supersedes(), posting.corrects(), null),
                EntryWriting.notes(target), reason,
                null, true, writing.explain(load, target, kept, posting.amount()), List.of()));
        return id;
    }

    private UUID parentOf(UUID loadId, Target target) {
        if (target == null || target.share() == 0) {
            return null;
        }
        return rows.getOrDefault(loadId, List.of()).stream()
                .filter(row -> row.personId().equals(target.evaluation().shares().get(0).personId())
                        && row.posted().kind() == Posted.Kind.COMMISSION)
                .map(row -> row.posted().entryId()).findFirst().orElse(null);
    }

    private static UUID commissionIn(List<Posted> live) {
        return live.stream().filter(row -> row.kind() == Posted.Kind.COMMISSION).map(Posted::entryId).findFirst()
                .orElse(null);
    }

    private static List<Posted> kept(List<Posted> live, Settlement settlement) {
        return live.stream().filter(row -> !settlement.superseded().contains(row)).toList();
    }
}
