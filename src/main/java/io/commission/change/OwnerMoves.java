package io.commission.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealPosting;
import io.commission.structure.Change;
import io.commission.structure.EffectiveDates;
import io.commission.structure.Line;
import io.commission.structure.Ownership;
import io.commission.structure.Split;
import io.commission.structure.Version;

/**
 * An owner that the CRM changes: the owner moves, and with it the old owner's line, effective that day; a deal with neither owner nor
 * HOUSE_REP gives House's part to the new one (RSG-9).
 */
@ApplicationScoped
public class OwnerMoves {
    private final Execution execution;
    private final SingleBatch batches;
    private final ChangeChain chain;
    private final DealPosting posting;

    OwnerMoves(Execution execution, SingleBatch batches, ChangeChain chain, DealPosting posting) {
        this.execution = execution;
        this.batches = batches;
        this.chain = chain;
        this.posting = posting;
    }

    /** What the caller settles besides, in the same transaction: the ledgers of all whom it concerns are held here, at once. */
    public record Besides(Collection<UUID> deals, Collection<UUID> people) {
        public static final Besides NOTHING = new Besides(List.of(), List.of());
    }

    /**
     * Gives the opportunities their owners from today on, as one batch, in the caller's transaction. The caller lets their figures
     * follow.
     *
     * @param owners by opportunity; null for nobody. One that is the owner already is left out
     * @param besides what the caller settles after it
     * @return the moves that were refused, with the reason: there the owner stays
     */
    public List<Planned> move(Map<UUID, UUID> owners, String reason, Besides besides) {
        List<UUID> receivers = owners.values().stream().filter(Objects::nonNull).toList();
        Execution.Held held = execution.hold(owners.keySet(), receivers);
        Map<UUID, Move> moves = new HashMap<>();
        for (Deal deal : held.deals()) {
            UUID owner = owners.get(deal.id());
            if (deal.timeline() != null && !Objects.equals(deal.timeline().last().owner(), owner)) {
                moves.put(deal.id(), Move.of(deal, change(held.world(), deal.timeline().last(), owner)));
            }
        }
        if (moves.isEmpty()) {
            return List.of();
        }
        List<Move> inOrder = held.deals().stream().map(deal -> moves.get(deal.id())).filter(Objects::nonNull).toList();
        List<Planned> planned = Planner.plan(held.world(), inOrder);
        List<Planned> refused = planned.stream().filter(one -> !one.moves()).toList();
        if (refused.size() < planned.size()) {
            chain.hold();
            posting.holdAhead(union(owners.keySet(), besides.deals()), union(receivers, besides.people()));
            BatchHead batch = new BatchHead(Ids.next(), Level.L1, reason, null);
            batches.insert(batch, new SingleBatch.Done("OWNER", scope(inOrder), "{}", null, held.world().today(), false,
                    planned.size() - refused.size(), refused.size(), null));
            execution.settled(batch, planned);
        }
        return refused;
    }

    /** What a change of the owner means for the structure. */
    static Change change(World world, Version now, UUID owner) {
        EffectiveDates today = EffectiveDates.of(null, world.today());
        Line house = now.structure().house();
        if (now.owner() == null && now.structure().houseRep().isEmpty() && owner != null
                && !owner.equals(world.house())) {
            int own = now.structure().lineOf(owner).map(Line::hundredths).orElse(0);
            return Change.custom(null, List.of(new Split(owner, own + house.hundredths())), today)
                    .owning(Ownership.of(owner));
        }
        boolean holds = now.owner() != null && !now.owner().equals(world.house())
                && now.structure().lineOf(now.owner()).isPresent();
        if (!holds) {
            return Change.owner(owner, today);
        }
        Change change = owner == null || owner.equals(world.house())
                ? Change.absorb(now.owner(), today)
                : Change.transfer(now.owner(), owner, today);
        return change.owning(Ownership.of(owner));
    }

    private static Set<UUID> union(Collection<UUID> some, Collection<UUID> others) {
        Set<UUID> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static String scope(List<Move> moves) {
        List<String> ids = new ArrayList<>();
        moves.forEach(move -> ids.add('"' + move.deal().id().toString() + '"'));
        return "{\"opportunityIds\":[" + String.join(",", ids) + "]}";
    }
}
