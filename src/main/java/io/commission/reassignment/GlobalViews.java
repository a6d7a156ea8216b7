package io.commission.reassignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Delta;
import io.commission.person.Person;

/** What a preview of level 3 shows. */
@ApplicationScoped
class GlobalViews {
    private final ImpactViews impacts;

    GlobalViews(ImpactViews impacts) {
        this.impacts = impacts;
    }

    /**
     * @param stake what would go if all went; of a queue another impact than its own
     * @param impact what goes
     */
    GlobalPreviewView of(Person person, Order order, Selecting.Seen seen, Impact stake, Impact impact) {
        List<UUID> parties = new ArrayList<>(Selecting.receivers(order, seen.selection()));
        parties.add(person.id);
        ImpactView whole = impacts.of(stake, seen.accounts().values(), seen.selection(), parties);
        long lost = -stake.deltas.changed().stream().filter(delta -> delta.person().equals(person.id))
                .mapToLong(Delta::difference).sum();
        int accounts = (int) seen.accounts().values().stream().filter(one -> person.id.equals(one.owner())).count();
        int open = (int) seen.opportunities().stream().filter(one -> one.status().open()).count();
        return new GlobalPreviewView(person.id, person.name, order.strategy().kind(), order.effectiveDate(),
                order.endDate(),
                new HoldingsView(accounts, seen.opportunities().size(), open, Shown.amount(stake.world, lost),
                        whole.byTerritory(), whole.byRole()),
                receivers(seen.selection()), impacts.transfers(impact, parties), impacts.leavers(impact, parties),
                ImpactViews.conflicts(impact), impacts.counts(impact, accounts, seen.opportunities().size()),
                impact == stake ? whole : impacts.of(impact, seen.accounts().values(), seen.selection(), parties),
                seen.selection().stateHash().get());
    }

    private List<PickedView> receivers(Selection selection) {
        Map<UUID, int[]> counts = new HashMap<>();
        for (Item item : selection.items()) {
            int[] count = counts.computeIfAbsent(receiver(item.change()), key -> new int[2]);
            count[item.accountId() != null ? 0 : 1]++;
        }
        Map<UUID, String> names = impacts.names(counts.keySet().stream().filter(Objects::nonNull).toList());
        return counts.entrySet().stream()
                .map(entry -> new PickedView(entry.getKey(), names.get(entry.getKey()), entry.getValue()[0],
                        entry.getValue()[1]))
                .sorted((one, other) -> other.opportunities() - one.opportunities()).toList();
    }

    /** Null for a queue, and where House takes a line. */
    private static UUID receiver(ItemChange change) {
        if (change == null) {
            return null;
        }
        if (change.accountMove() != null) {
            return change.accountMove().ownerId();
        }
        if (Boolean.TRUE.equals(change.ownerOnly())) {
            return change.ownerId();
        }
        return change.splits() != null ? change.splits().get(0).personId() : change.receiverId();
    }
}
