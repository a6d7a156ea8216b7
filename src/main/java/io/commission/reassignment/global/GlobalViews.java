package io.commission.reassignment.global;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.person.Person;
import io.commission.reassignment.impact.Impact;
import io.commission.reassignment.impact.ImpactView;
import io.commission.reassignment.impact.ImpactViews;
import io.commission.reassignment.select.Item;
import io.commission.reassignment.select.Order;
import io.commission.reassignment.select.Selecting;
import io.commission.reassignment.select.Selection;
import io.commission.reassignment.sight.Shown;

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
        long lost = -stake.earnedMoreBy(person.id);
        int accounts = (int) seen.accounts().values().stream().filter(one -> person.id.equals(one.owner())).count();
        int open = seen.open();
        return new GlobalPreviewView(person.id, person.name, order.strategy().kind(), order.effectiveDate(),
                order.endDate(),
                new HoldingsView(accounts, seen.opportunities().size(), open, Shown.amount(stake.world(), lost),
                        whole.byTerritory(), whole.byRole()),
                receivers(seen.selection()), impacts.transfers(impact, parties), impacts.leavers(impact, parties),
                ImpactViews.conflicts(impact), impacts.counts(impact, accounts, seen.opportunities().size()),
                impact == stake ? whole : impacts.of(impact, seen.accounts().values(), seen.selection(), parties),
                seen.selection().stateHash().get());
    }

    private List<PickedView> receivers(Selection selection) {
        Map<UUID, int[]> counts = new HashMap<>();
        for (Item item : selection.items()) {
            int[] count = counts.computeIfAbsent(item.change() == null ? null : item.change().receiver(),
                    key -> new int[2]);
            count[item.accountId() != null ? 0 : 1]++;
        }
        Map<UUID, String> names = impacts.names(counts.keySet().stream().filter(Objects::nonNull).toList());
        return counts.entrySet().stream()
                .map(entry -> new PickedView(entry.getKey(), names.get(entry.getKey()), entry.getValue()[0],
                        entry.getValue()[1]))
                .sorted((one, other) -> other.opportunities() - one.opportunities()).toList();
    }
}
