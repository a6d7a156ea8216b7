package io.commission.reassignment.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.commission.change.Delta;
import io.commission.change.Deltas;
import io.commission.change.Move;
import io.commission.change.Planned;
import io.commission.change.Planner;
import io.commission.change.World;
import io.commission.money.WholeUnits;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealCommission;
import io.commission.posting.deal.DealRow;
import io.commission.reassignment.select.Item;
import io.commission.reassignment.select.ItemChange;
import io.commission.reassignment.select.Left;
import io.commission.reassignment.select.Selection;
import io.commission.structure.Change;
import io.commission.structure.Line;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;

/** Everything that a selection will do, planned as the execution plans it and added up (RSG-8). It reads and writes nothing. */
public final class Impact {
    final World world;
    final List<Left> left = new ArrayList<>();
    final Deltas deltas;
    final Map<Parties, Moved> parties = new LinkedHashMap<>();
    final Map<Structures, Integer> structures = new HashMap<>();
    final Map<UUID, Long> commissionByAccount = new HashMap<>();
    final Map<LineRole, long[]> byRole = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
    final Map<UUID, Integer> movedByAccount = new HashMap<>();
    private final Map<UUID, Integer> gained = new HashMap<>();
    int accountsMoved;
    int opportunitiesMoved;
    BigDecimal amount = BigDecimal.ZERO;
    long commission;

    /** From whom to whom; the first of several receivers. */
    record Parties(UUID from, UUID to) {
    }

    record Structures(Structure before, Structure after) {
    }

    /** What goes between two. */
    static final class Moved {
        final Deltas deltas;
        int opportunities;

        Moved(World world) {
            deltas = new Deltas(world);
        }

        /** What the departing one loses. */
        long lost(UUID from) {
            return -deltas.changed().stream().filter(delta -> delta.person().equals(from))
                    .mapToLong(Delta::difference).sum();
        }
    }

    public Impact(World world, Selection selection, List<Deal> deals) {
        this.world = world;
        this.deltas = new Deltas(world);
        left.addAll(selection.left());
        Map<UUID, Deal> byId = new HashMap<>(deals.size() * 2);
        deals.forEach(deal -> byId.put(deal.id(), deal));
        Map<ItemChange, Change> changes = new HashMap<>();
        for (Item item : selection.items()) {
            if (item.accountId() != null) {
                accountsMoved += item.change() == null ? 0 : 1;
                continue;
            }
            Deal deal = byId.get(item.opportunityId());
            if (item.change() != null && deal != null) {
                Change change = changes.computeIfAbsent(item.change(), ItemChange::toChange);
                add(item, Planner.plan(world, new Move(deal, change, item.pick())));
            }
        }
        parties.values().forEach(moved -> deltas.add(moved.deltas));
    }

    private void add(Item item, Planned planned) {
        if (!planned.moves()) {
            left.add(Left.of(item, planned));
            return;
        }
        Deal deal = planned.move().deal();
        UUID departing = planned.outcome().departing();
        Moved moved = parties.computeIfAbsent(new Parties(departing, receiver(planned)), key -> new Moved(world));
        moved.deltas.add(planned);
        moved.opportunities++;
        structures.merge(new Structures(planned.outcome().from().structure(), planned.outcome().to().structure()), 1,
                Integer::sum);
        gained.merge(planned.outcome().to().owner(), 1, Integer::sum);
        gained.merge(planned.outcome().from().owner(), -1, Integer::sum);
        opportunitiesMoved++;
        amount = deal.amount() == null ? amount : amount.add(deal.amount());
        long atStake = atStake(deal, planned.outcome().added().get(0).from());
        commission += atStake;
        movedByAccount.merge(deal.accountId(), 1, Integer::sum);
        commissionByAccount.merge(deal.accountId(), atStake, Long::sum);
        LineRole role = departing == null
                ? null
                : planned.outcome().from().structure().lineOf(departing).map(Line::role).orElse(null);
        long[] ofRole = byRole.computeIfAbsent(role, key -> new long[2]);
        ofRole[0]++;
        ofRole[1] += atStake;
    }

    private UUID receiver(Planned planned) {
        Change change = planned.move().change();
        if (change.ownerOnly()) {
            return planned.outcome().to().owner();
        }
        return switch (change.type()) {
            case HOUSE_ABSORB -> world.house();
            case DIRECT_TRANSFER -> change.receiver();
            case CUSTOM -> change.given().get(0).person();
        };
    }

    /** Commission of rows with a day on or after the first changed one, or of the opportunity without rows, in minor units. */
    private long atStake(Deal deal, LocalDate firstChanged) {
        int digits = world.units().digits();
        if (deal.rows().isEmpty()) {
            return WholeUnits.of(DealCommission.of(deal, world.rates()).amount(), digits);
        }
        long sum = 0;
        for (DealRow row : deal.rows()) {
            sum += row.end().isBefore(firstChanged) ? 0 : WholeUnits.of(row.commission(), digits);
        }
        return sum;
    }

    public World world() {
        return world;
    }

    public int opportunitiesMoved() {
        return opportunitiesMoved;
    }

    /** Rows of schedules with a day that changes. */
    public int rowsTouched() {
        return deltas.rowsTouched();
    }

    /** What is at stake with an account's opportunities, in minor units. */
    public long commissionOf(UUID account) {
        return commissionByAccount.getOrDefault(account, 0L);
    }

    /** What somebody earns more than before, in minor units; less than 0: less. */
    public long earnedMoreBy(UUID person) {
        return deltas.changed().stream().filter(delta -> delta.person().equals(person))
                .mapToLong(Delta::difference).sum();
    }

    /** How many opportunities somebody owns more than before; less than 0: fewer. */
    public int ownersGained(UUID owner) {
        return gained.getOrDefault(owner, 0);
    }

    int conflicts() {
        return (int) left.stream().filter(Left::conflict).count();
    }
}
