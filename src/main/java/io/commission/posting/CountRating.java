package io.commission.posting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.commission.calculation.Credit;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.Rated;
import io.commission.calculation.Rating;
import io.commission.calculation.Totals;
import io.commission.money.MinorUnits;

/** One count with the loads that are in it now, rated in their sequence (LOAD-4, CALC-4). */
final class CountRating {

    /** A load in the count: its evaluation, and its place there. */
    record Member(Evaluation evaluation, Evaluation.Place place) {
    }

    private final CountBook.Count count;
    /** false: the new loads are rated behind what stands already, and nothing else is read. */
    private final boolean whole;
    private final List<Member> changed;
    private final Map<UUID, Integer> sequences = new HashMap<>();
    private final List<CountBook.Place> written = new ArrayList<>();
    private final Map<UUID, Member> ratedMembers = new HashMap<>();
    private int lastSequence;
    private Rating.Result result;

    CountRating(CountBook.Count count, boolean whole, List<Member> changed) {
        this.count = count;
        this.whole = whole;
        this.changed = changed;
        this.lastSequence = count.lastSequence();
    }

    UUID id() {
        return count.id();
    }

    CountBook.Count count() {
        return count;
    }

    boolean whole() {
        return whole;
    }

    List<Member> changed() {
        return changed;
    }

    List<Rated> rated() {
        return result.rated();
    }

    Member member(UUID loadId) {
        return ratedMembers.get(loadId);
    }

    Totals before() {
        return whole ? Totals.NONE : count.totals();
    }

    Totals totals() {
        return result.totals();
    }

    /** The plan's terms by the last load in the sequence; null in an empty count. */
    PlanTerms plan() {
        List<Rated> rated = result.rated();
        return rated.isEmpty() ? null : ratedMembers.get(rated.get(rated.size() - 1).credit().loadId()).place().plan();
    }

    /**
     * Rates the count.
     *
     * @param places every place that the count ever gave, when it is rated whole
     * @param others the loads in it that did not change, when it is rated whole
     */
    void rate(Rating rating, List<CountBook.Place> places, Map<UUID, Member> others) {
        Map<UUID, Member> members = new HashMap<>(others);
        for (CountBook.Place place : places) {
            sequences.put(place.loadId(), place.sequence());
        }
        for (Member member : changed) {
            UUID loadId = member.evaluation().load().id();
            sequences.computeIfAbsent(loadId, id -> ++lastSequence);
            members.put(loadId, member);
        }
        List<Credit> sequence = members.values().stream().filter(member -> member.place().known())
                .map(member -> member.place().credit())
                .sorted((a, b) -> Integer.compare(sequences.get(a.loadId()), sequences.get(b.loadId()))).toList();
        result = rating.rate(before(), sequence);
        ratedMembers.putAll(members);
        keepPlaces(places, members);
    }

    List<CountBook.Place> writtenPlaces() {
        return written;
    }

    CountBook.Count changedCount() {
        BigDecimal earned = result.rated().stream().map(Rated::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CountBook.Count(count.id(), count.key(), lastSequence, result.totals(),
                whole ? earned : count.commission().add(earned));
    }

    List<Target> targets(MinorUnits units) {
        List<Target> targets = new ArrayList<>(result.rated().size());
        for (Rated rated : result.rated()) {
            Member member = ratedMembers.get(rated.credit().loadId());
            targets.addAll(Target.of(member.evaluation(), member.place(), rated, count.id(), units));
        }
        return targets;
    }

    private void keepPlaces(List<CountBook.Place> places, Map<UUID, Member> members) {
        Map<UUID, BigDecimal> earned = new HashMap<>();
        result.rated().forEach(rated -> earned.put(rated.credit().loadId(), rated.amount()));
        Map<UUID, CountBook.Place> standing = new HashMap<>();
        places.forEach(place -> standing.put(place.loadId(), place));
        for (UUID loadId : members.keySet()) {
            BigDecimal commission = earned.getOrDefault(loadId, BigDecimal.ZERO);
            keep(standing.remove(loadId), loadId, earned.containsKey(loadId), commission);
        }
        standing.values().forEach(left -> keep(left, left.loadId(), false, BigDecimal.ZERO));
    }

    private void keep(CountBook.Place old, UUID loadId, boolean counted, BigDecimal commission) {
        if (old == null || old.counted() != counted || old.commission().compareTo(commission) != 0) {
            written.add(new CountBook.Place(count.id(), loadId, sequences.get(loadId), counted, commission));
        }
    }
}
