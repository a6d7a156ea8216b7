package io.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.commission.calculation.Rated;
import io.commission.ledger.ExceptionBook.Waiting;
import io.commission.money.MinorUnits;
import io.commission.posting.Replayed.Standing;

/** Sorts evaluated loads: what the supposed plan rates, and what stays as it is posted. */
final class ReplayedParts {

    private record LoadAndPerson(UUID loadId, UUID personId) {
    }

    /** A part whose money is known when the counts are rated. */
    private record Open(LoadRow load, LocalDate datedOn, UUID personId, Standing standing, BigDecimal percent,
            BigDecimal posted, String note) {
    }

    private final Supposition supposition;
    private final ReplayedCounts counts;
    private final MinorUnits units;
    private final List<Open> open = new ArrayList<>();

    ReplayedParts(Supposition supposition, ReplayedCounts counts, MinorUnits units) {
        this.supposition = supposition;
        this.counts = counts;
        this.units = units;
    }

    /**
     * @param posted what the load is posted to the supposition's people
     * @param numbers what it has in their counts
     */
    void add(Evaluation evaluation, TermsOnFile file, Map<UUID, BigDecimal> posted, List<CountBook.Number> numbers) {
        Set<Evaluation.Place> supposed = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Evaluation.Place place : evaluation.places()) {
            UUID person = evaluation.shares().get(place.share()).personId();
            LocalDate termsDay = file.people().get(person).termsDay(evaluation.deliveredOn(), evaluation.datedOn());
            if (supposition.people().contains(person) && supposition.holds(termsDay)) {
                supposed.add(place);
                rate(new CountRating.Member(evaluation, place), number(numbers, person, termsDay));
            }
        }
        if (evaluation.datedOn() == null || !supposition.holds(evaluation.datedOn())) {
            return;
        }
        Set<UUID> shown = new HashSet<>();
        for (int i = 0; i < evaluation.shares().size(); i++) {
            UUID person = evaluation.shares().get(i).personId();
            if (supposition.people().contains(person) && shown.add(person)) {
                Evaluation.Place place = placeOf(evaluation, i);
                Standing standing = place == null || !supposed.contains(place)
                        ? Standing.UNCHANGED
                        : standing(evaluation.load(), person, place);
                show(evaluation, person, standing, evaluation.shares().get(i).percent(), posted);
            }
        }
        if (!evaluation.waiting().isEmpty() && evaluation.shares().isEmpty()) {
            named(evaluation, file).filter(shown::add)
                    .forEach(person -> show(evaluation, person, Standing.WAITING, null, posted));
        }
        posted.forEach((person, amount) -> {
            if (amount.signum() != 0 && shown.add(person)) {
                show(evaluation, person, Standing.GONE, null, posted);
            }
        });
    }

    /** Every part with its money, once the counts are rated; by person and date. */
    List<Replayed.Part> rated() {
        Map<LoadAndPerson, Target> targets = new HashMap<>();
        counts.targets().forEach(
                target -> targets.put(new LoadAndPerson(target.loadId(), target.personId()), target));
        return open.stream().map(part -> rated(part, targets.get(new LoadAndPerson(part.load.id(), part.personId))))
                .sorted(Comparator.comparing(Replayed.Part::personId).thenComparing(Replayed.Part::datedOn)
                        .thenComparing(Replayed.Part::loadId))
                .toList();
    }

    private Replayed.Part rated(Open part, Target target) {
        Rated how = target == null || part.standing == Standing.UNCHANGED ? null : target.rated();
        BigDecimal amount = part.standing == Standing.UNCHANGED
                ? part.posted
                : target == null ? units.zero() : target.amount();
        return new Replayed.Part(part.load.id(), part.load.externalId(), part.personId, part.datedOn, part.standing,
                how, part.percent, part.posted, amount, part.note);
    }

    private void rate(CountRating.Member member, CountBook.Number number) {
        if (member.place().known() && member.place().key() == null) {
            counts.addAlone(member);
        } else if (member.place().known()) {
            counts.add(member, number);
        }
    }

    private static Standing standing(LoadRow load, UUID person, Evaluation.Place place) {
        if (!place.known()) {
            return Standing.WAITING;
        } else if (load.holds(person)) {
            return Standing.HELD;
        } else if (!place.credit().gate().passes()) {
            return Standing.BELOW_GATE;
        }
        return place.key() == null ? Standing.OVERRIDDEN : Standing.RATED;
    }

    private void show(Evaluation evaluation, UUID person, Standing standing, BigDecimal percent,
            Map<UUID, BigDecimal> posted) {
        String note = standing == Standing.WAITING
                ? evaluation.waiting().stream().map(Waiting::detail).findFirst().orElse(null)
                : standing == Standing.HELD ? evaluation.load().holdReason(person) : null;
        open.add(new Open(evaluation.load(), evaluation.datedOn(), person, standing, percent,
                units.exact(posted.getOrDefault(person, BigDecimal.ZERO)), note));
    }

    /** The place that decides what the share earns: the primary's, or its own under CREDIT_THEN_RATE; null without terms. */
    private static Evaluation.Place placeOf(Evaluation evaluation, int share) {
        return evaluation.places().stream()
                .filter(place -> !evaluation.creditThenRate() || place.share() == share).findFirst().orElse(null);
    }

    /** The number in the count that it is in; of a load that is in none now the one of its day, or else the latest. */
    private static CountBook.Number number(List<CountBook.Number> numbers, UUID person, LocalDate day) {
        return numbers.stream().filter(number -> number.personId().equals(person))
                .max(Comparator.comparing(CountBook.Number::counted)
                        .thenComparing(number -> !day.isBefore(number.startsOn()) && !day.isAfter(number.periodEnd()))
                        .thenComparing(CountBook.Number::startsOn).thenComparing(CountBook.Number::sequence))
                .orElse(null);
    }

    private Stream<UUID> named(Evaluation evaluation, TermsOnFile file) {
        LoadRow load = evaluation.load();
        Optional<UUID> owner = load.reps().isEmpty()
                ? file.ownerOn(evaluation.deliveredOn(), load.accountId())
                : Optional.empty();
        return Stream.concat(owner.stream(), load.reps().stream().map(LoadRow.Rep::personId))
                .filter(person -> person != null && supposition.people().contains(person));
    }
}
