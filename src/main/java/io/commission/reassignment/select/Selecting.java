package io.commission.reassignment.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Level;
import io.commission.change.Planner;
import io.commission.change.Receiver;
import io.commission.change.StateHash;
import io.commission.change.World;
import io.commission.change.Worlds;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealStatus;
import io.commission.posting.deal.Deals;
import io.commission.problem.Code;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.BatchScope;
import io.commission.reassignment.batch.Batches;
import io.commission.reassignment.strategy.StrategyKind;
import io.commission.reassignment.strategy.Way;
import io.commission.structure.Change;
import io.commission.structure.EffectiveDates;
import io.commission.structure.Ownership;

/**
 * Decides on which items a batch works and what becomes of each, for previews and executions alike. Who departs is settled here:
 * whoever reaches an opportunity later than another batch finds them gone (RSG-7).
 */
@ApplicationScoped
public class Selecting {
    private static final Reach ALL = new Reach(true, null);

    private final Batches batches;
    private final Holdings holdings;
    private final Deals deals;
    private final Pools pools;
    private final Worlds worlds;
    private final AccountMoves accountMoves;
    private final StateHash hashes;

    Selecting(Batches batches, Holdings holdings, Deals deals, Pools pools, Worlds worlds, AccountMoves accountMoves,
            StateHash hashes) {
        this.batches = batches;
        this.holdings = holdings;
        this.deals = deals;
        this.pools = pools;
        this.worlds = worlds;
        this.accountMoves = accountMoves;
        this.hashes = hashes;
    }

    /** For the execution: a turn of ROUND_ROBIN is taken. */
    public Selection select(BatchRow batch) {
        BatchScope scope = batches.scope(batch.id());
        if (batch.level() == Level.L1) {
            return ofOpportunities(scope, batches.request(batch.id(), OpportunitiesRequest.class).change());
        }
        Order order = batches.request(batch.id(), Order.class);
        Found found = find(scope, order, false);
        if (order.strategy().kind() != StrategyKind.AUTO) {
            return selection(scope, order, found, null);
        }
        Pool pool = pools.hold(order.strategy(), order.person(), found.world().today());
        Selection selection = selection(scope, order, found, pool);
        pools.keep(order.strategy(), pool);
        return selection;
    }

    /** For a preview: nothing is written, nothing is used up (RSG-8). */
    public Seen look(BatchScope scope, Order order) {
        Found found = find(scope, order, true);
        Pool pool = order.strategy().kind() == StrategyKind.AUTO
                ? pools.look(order.strategy(), order.person(), found.world().today())
                : null;
        Selection selection = selection(scope, order, found, pool);
        World world = worlds.read(receivers(order, selection), found.deals());
        return new Seen(selection, found.accounts(), found.opportunities(), found.deals(), world);
    }

    /** A selection with what it was made of, and the world in which it would be carried out. */
    public record Seen(Selection selection, Map<UUID, HeldAccount> accounts, List<Candidate> opportunities,
            List<Deal> deals,
            World world) {

        /** Opportunities that are open. */
        public int open() {
            return (int) opportunities.stream().filter(one -> one.status().open()).count();
        }
    }

    /** Whoever is given something by the selection, those whom a strategy picked among them. */
    public static List<UUID> receivers(Order order, Selection selection) {
        Set<UUID> receivers = new LinkedHashSet<>(order.receivers());
        selection.items().stream().filter(item -> item.opportunityId() != null && item.change() != null)
                .map(Item::change).distinct()
                .forEach(change -> receivers.addAll(Planner.receivers(change.toChange())));
        return List.copyOf(receivers);
    }

    /**
     * @param own the accounts that are given away themselves
     * @param accounts these, and those to which opportunities belong
     * @param deals the opportunities with what the change can touch, for a preview; otherwise none
     */
    private record Found(World world, Set<UUID> own, Map<UUID, HeldAccount> accounts, List<Candidate> opportunities,
            List<Deal> deals) {
    }

    private Found find(BatchScope scope, Order order, boolean whole) {
        World world = worlds.read(order.receivers(), List.of());
        boolean valued = order.strategy().kind() == StrategyKind.SEGMENTED;
        Map<UUID, HeldAccount> accounts = new LinkedHashMap<>();
        List<Candidate> opportunities = List.of();
        List<Deal> read = List.of();
        if (scope.personId() != null) {
            accounts.putAll(holdings.accountsOwnedBy(scope.personId(), order.effectiveDate()));
            opportunities = holdings.ofPerson(scope.personId(), ALL, valued);
        } else {
            if (scope.accountIds() != null) {
                accounts.putAll(holdings.accounts(scope.accountIds(), order.effectiveDate(), order.reach()));
            }
            if (scope.opportunityIds() != null) {
                opportunities = holdings.ofIds(scope.opportunityIds(), order.person(), order.reach(), valued);
            } else if (order.commissions() && whole && order.reach().all()) {
                // Reading them whole finds all that a selection asks for.
                List<UUID> ids = holdings.idsOfAccounts(accounts.keySet());
                read = valued ? deals.read(ids) : deals.readFrom(order.dates().firstChanged(), ids);
                opportunities = read.stream().map(deal -> Candidate.of(deal, order.person(), valued)).toList();
            } else if (order.commissions()) {
                opportunities = holdings.ofAccounts(accounts.keySet(), order.person(), order.reach(), valued);
            }
        }
        Set<UUID> own = new TreeSet<>(accounts.keySet());
        if (!own.containsAll(opportunities.stream().map(Candidate::account).filter(Objects::nonNull).toList())) {
            holdings.accountsOf(opportunities, order.effectiveDate()).forEach(accounts::putIfAbsent);
        }
        if (whole && read.isEmpty()) {
            read = deals.readFrom(order.dates().firstChanged(), opportunities.stream().map(Candidate::id).toList());
        }
        return new Found(world, own, accounts, opportunities, read);
    }

    private Selection selection(BatchScope scope, Order order, Found found, Pool pool) {
        List<Left> left = new ArrayList<>();
        Map<UUID, List<Candidate>> byAccount = new HashMap<>();
        List<Candidate> moving = new ArrayList<>();
        for (Candidate candidate : found.opportunities()) {
            Left alone = alone(order, found.world(), candidate);
            if (alone != null) {
                left.add(alone);
            } else {
                moving.add(candidate);
                byAccount.computeIfAbsent(candidate.account(), id -> new ArrayList<>()).add(candidate);
            }
        }
        Chooser chooser = new Chooser(order.strategy(), pool);
        List<Item> items = new ArrayList<>(found.own().size() + moving.size());
        for (UUID id : found.own()) {
            List<Candidate> its = byAccount.getOrDefault(id, List.of());
            Choice choice = chooser.of(found.accounts().get(id), its);
            items.add(Item.ofAccount(id, accountChange(order, found.world(), choice), choice.pick()));
        }
        leaveAccounts(items, left, found.world());
        Changed changed = new Changed(order, found.world());
        Set<UUID> staying = order.person() == null ? conflicts(left) : Collections.emptySet();
        for (Candidate candidate : moving) {
            if (staying.contains(candidate.account())) {
                left.add(Left.conflict(Item.ofOpportunity(candidate.id(), null, null),
                        "It follows its account, for which another owner or assignee is known for a later day."));
                continue;
            }
            HeldAccount account = candidate.account() == null ? null : found.accounts().get(candidate.account());
            Choice choice = chooser.of(candidate, account,
                    byAccount.getOrDefault(candidate.account(), List.of()));
            items.add(Item.ofOpportunity(candidate.id(), choice.way() == null ? null : changed.of(candidate, choice),
                    choice.pick()));
        }
        return new Selection(items, left, () -> hash(scope, order, found, items, left));
    }

    private static Set<UUID> conflicts(List<Left> left) {
        Set<UUID> accounts = new HashSet<>();
        left.stream().filter(one -> one.conflict() && one.accountId() != null)
                .forEach(one -> accounts.add(one.accountId()));
        return accounts;
    }

    /** What is left alone whatever the strategy chooses, so that it takes no turn (RSG-5, BLK-3). */
    private static Left alone(Order order, World world, Candidate candidate) {
        Item item = Item.ofOpportunity(candidate.id(), null, null);
        boolean moves = candidate.status().open()
                || candidate.status() == DealStatus.CLOSED_WON && world.remainderMoves();
        if (!moves) {
            return Left.skipped(item, Code.OPPORTUNITY_CLOSED, "The opportunity is closed: it keeps its structure.");
        }
        if (!candidate.structured()) {
            return Left.skipped(item, Code.STRUCTURE_MISSING, "The opportunity has no structure yet.");
        }
        if (order.person() != null && !candidate.holds() && !order.person().equals(candidate.owner())) {
            return Left.skipped(item, Code.NO_LINE, "The person has no line any more, and is not the owner.");
        }
        if (order.person() == null && candidate.rep() == null) {
            return Left.skipped(item, Code.NO_REP_LINE, "The opportunity has no HOUSE_REP who could depart.");
        }
        return null;
    }

    private static ItemChange accountChange(Order order, World world, Choice choice) {
        if (order.owner() != null) {
            return ItemChange.of(new AccountMove(order.owner(), order.assignee(), order.role(), order.effectiveDate()));
        }
        if (choice.way() == null) {
            return null;
        }
        UUID owner = choice.way().owner(world.house());
        boolean special = owner.equals(world.house()) || owner.equals(world.unassigned());
        return ItemChange.of(new AccountMove(owner, special ? null : owner, order.role(), order.effectiveDate()));
    }

    /** Accounts whose later owner is known, and those whose new owner may not have them any more, are no items. */
    private void leaveAccounts(List<Item> items, List<Left> left, World world) {
        if (items.isEmpty() || items.stream().anyMatch(item -> item.change() == null)) {
            return;
        }
        List<Left> alone = new ArrayList<>(accountMoves.left(items));
        items.stream().filter(item -> world.receivers().get(item.change().accountMove().ownerId()) != null
                && world.receivers().get(item.change().accountMove().ownerId()) != Receiver.ACTIVE)
                .forEach(item -> alone.add(Left.skipped(item, Code.RECEIVER_TERMINATED,
                        "The new owner may not receive anything any more.")));
        Set<UUID> ids = new HashSet<>();
        alone.stream().filter(one -> ids.add(one.accountId())).forEach(left::add);
        items.removeIf(item -> ids.contains(item.accountId()));
    }

    /** The changes of a selection; those that are the same are one object. */
    private static final class Changed {
        private final Order order;
        private final World world;
        private final Map<List<Object>, ItemChange> known = new HashMap<>();

        Changed(Order order, World world) {
            this.order = order;
            this.world = world;
        }

        ItemChange of(Candidate candidate, Choice choice) {
            EffectiveDates dates = order.dates().notBefore(candidate.openedOn());
            UUID departing = order.person() == null
                    ? candidate.rep()
                    : candidate.holds() ? order.person() : null;
            return known.computeIfAbsent(Arrays.asList(choice.way(), departing, dates),
                    key -> ItemChange.of(change(choice.way(), departing, dates)));
        }

        private Change change(Way way, UUID departing, EffectiveDates dates) {
            Ownership ownership = order.ownership();
            return departing == null
                    ? Change.owner(ownership.follows() ? way.owner(world.house()) : ownership.owner(), dates)
                    : way.change(departing, ownership, dates);
        }
    }

    private String hash(BatchScope scope, Order order, Found found, List<Item> items, List<Left> left) {
        StringBuilder options = new StringBuilder(items.size() * 64).append(scope).append(order);
        Map<ItemChange, String> spelled = new HashMap<>();
        for (Item item : items) {
            options.append('\n').append(item.accountId()).append(item.opportunityId())
                    .append(spelled.computeIfAbsent(item.change(), Objects::toString)).append(item.pick());
        }
        left.forEach(one -> options.append('\n').append(one));
        Map<UUID, Long> versions = new TreeMap<>();
        found.opportunities().forEach(candidate -> versions.put(candidate.id(), candidate.version()));
        return hashes.of(options.toString(), found.world(), versions, found.own());
    }

    /** Level 1 for several: the same change for each. */
    Selection ofOpportunities(BatchScope scope, ItemChange asked) {
        Change change = asked.toChange();
        Collection<UUID> ids = new TreeSet<>(scope.opportunityIds());
        Map<UUID, Candidate> known = new HashMap<>();
        holdings.ofIds(ids, null, ALL, false).forEach(candidate -> known.put(candidate.id(), candidate));
        Map<UUID, ItemChange> byRep = new HashMap<>();
        List<Item> items = new ArrayList<>(ids.size());
        Map<UUID, Long> versions = new TreeMap<>();
        for (UUID id : ids) {
            UUID rep = known.containsKey(id) ? known.get(id).rep() : null;
            boolean settled = rep == null || change.departing() != null || change.ownerOnly();
            items.add(Item.ofOpportunity(id, settled
                    ? asked
                    : byRep.computeIfAbsent(rep, person -> ItemChange.of(change.departing(person))), null));
            versions.put(id, known.containsKey(id) ? known.get(id).version() : -1);
        }
        return new Selection(items, List.of(),
                () -> hashes.of(change.toString(), worlds.read(Planner.receivers(change), List.of()), versions,
                        List.of()));
    }
}
