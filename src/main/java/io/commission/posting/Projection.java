package io.commission.posting;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Credit;
import io.commission.calculation.Formula;
import io.commission.calculation.Rated;
import io.commission.calculation.Rating;
import io.commission.calculation.Totals;
import io.commission.ledger.ExceptionBook.Waiting;
import io.commission.money.MinorUnits;

/**
 * What booked loads would earn if they were delivered and paid now: the same evaluation and rating as the calculation, on top of what
 * the counts hold. Reads only; uses nothing up. Where the booked loads reach another tier under WHOLE tiers, the loads that are there
 * already earn more or less too.
 */
@ApplicationScoped
public class Projection {

    private final LoadRows loadRows;
    private final TermsReader termsReader;
    private final CountBook countBook;
    private final Formula formula;
    private final Clock clock;

    Projection(LoadRows loadRows, TermsReader termsReader, CountBook countBook, Formula formula, Clock clock) {
        this.loadRows = loadRows;
        this.termsReader = termsReader;
        this.countBook = countBook;
        this.formula = formula;
        this.clock = clock;
    }

    /** A person's part of a booked load, minor units. */
    public record Part(UUID loadId, UUID personId, BigDecimal amount) {
    }

    /**
     * @param again of loads that are there already: by how much they would earn more or less
     * @param waiting loads, or parts of them, that would wait with an exception
     */
    public record Result(List<Part> parts, List<Part> again, List<Waiting> waiting) {
    }

    /** The loads in the order in which they are taken to be delivered. */
    public Result of(Collection<UUID> loadIds, MinorUnits units) {
        Instant now = clock.instant();
        List<LoadRow> rows = loadRows.read(loadIds).stream().map(row -> row.deliveredAndPaid(now)).toList();
        Evaluator evaluator = new Evaluator(termsReader.read(rows), units, formula);
        Map<CountKey, List<CountRating.Member>> counted = new LinkedHashMap<>();
        List<Waiting> waiting = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        Rating rating = new Rating(units, formula);
        for (LoadRow row : rows) {
            Evaluation evaluation = evaluator.evaluate(row);
            waiting.addAll(evaluation.waiting());
            for (Evaluation.Place place : evaluation.places()) {
                if (place.known() && place.key() == null) {
                    add(parts, new CountRating.Member(evaluation, place), rating.one(place.credit(), Totals.NONE, null),
                            units);
                } else if (place.known()) {
                    counted.computeIfAbsent(place.key(), key -> new ArrayList<>())
                            .add(new CountRating.Member(evaluation, place));
                }
            }
        }
        Map<CountKey, CountBook.Count> standing = new HashMap<>();
        countBook.read(counted.keySet(), List.of()).forEach(count -> standing.put(count.key(), count));
        Map<CountKey, List<CountRating.Member>> earlier = earlier(counted, standing, units);
        List<Part> again = new ArrayList<>();
        counted.forEach((key, members) -> {
            List<CountRating.Member> before = earlier.getOrDefault(key, List.of());
            Totals totals = before.isEmpty() && standing.containsKey(key) ? standing.get(key).totals() : Totals.NONE;
            List<Credit> alone = credits(before);
            List<Credit> together = new ArrayList<>(alone);
            together.addAll(credits(members));
            List<Rated> rated = rating.rate(totals, together).rated();
            List<Rated> ratedAlone = rating.rate(totals, alone).rated();
            for (int i = 0; i < rated.size(); i++) {
                if (i < before.size()) {
                    addDifference(again, before.get(i), ratedAlone.get(i), rated.get(i), units);
                } else {
                    add(parts, members.get(i - before.size()), rated.get(i), units);
                }
            }
        });
        return new Result(parts, again, waiting);
    }

    /** The loads of counts in which the added ones reach another tier under WHOLE tiers, in their sequence (CALC-4). */
    private Map<CountKey, List<CountRating.Member>> earlier(Map<CountKey, List<CountRating.Member>> added,
            Map<CountKey, CountBook.Count> standing, MinorUnits units) {
        Map<UUID, CountKey> touched = new HashMap<>();
        standing.forEach((key, count) -> {
            if (!Rating.leavesEarlierAlone(count.totals(), credits(added.get(key)))) {
                touched.put(count.id(), key);
            }
        });
        if (touched.isEmpty()) {
            return Map.of();
        }
        List<CountBook.Place> places = countBook.placesOfCounts(touched.keySet()).stream()
                .filter(CountBook.Place::counted).toList();
        List<LoadRow> rows = loadRows.read(places.stream().map(CountBook.Place::loadId).distinct().toList());
        Evaluator evaluator = new Evaluator(termsReader.read(rows), units, formula);
        Map<UUID, Evaluation> evaluations = new HashMap<>();
        rows.forEach(row -> evaluations.put(row.id(), evaluator.evaluate(row)));
        Map<CountKey, List<CountRating.Member>> earlier = new HashMap<>();
        for (CountBook.Place place : places) {
            CountKey key = touched.get(place.countId());
            Evaluation evaluation = evaluations.get(place.loadId());
            evaluation.places().stream().filter(one -> one.known() && key.equals(one.key()))
                    .forEach(one -> earlier.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(new CountRating.Member(evaluation, one)));
        }
        return earlier;
    }

    private static List<Credit> credits(List<CountRating.Member> members) {
        return members.stream().map(member -> member.place().credit()).toList();
    }

    private static void addDifference(List<Part> again, CountRating.Member member, Rated before, Rated after,
            MinorUnits units) {
        List<Part> alone = new ArrayList<>();
        List<Part> together = new ArrayList<>();
        add(alone, member, before, units);
        add(together, member, after, units);
        for (int i = 0; i < together.size(); i++) {
            BigDecimal more = together.get(i).amount().subtract(alone.get(i).amount());
            if (more.signum() != 0) {
                again.add(new Part(together.get(i).loadId(), together.get(i).personId(), more));
            }
        }
    }

    private static void add(List<Part> parts, CountRating.Member member, Rated rated, MinorUnits units) {
        Target.of(member.evaluation(), member.place(), rated, null, units)
                .forEach(target -> parts.add(new Part(target.loadId(), target.personId(), target.amount())));
    }
}
