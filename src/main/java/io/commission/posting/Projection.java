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
 * the counts hold. Reads only; uses nothing up. Under WHOLE tiers the loads that are there already are not rated again.
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

    /** @param waiting loads, or parts of them, that would wait with an exception */
    public record Result(List<Part> parts, List<Waiting> waiting) {
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
        Map<CountKey, Totals> standing = new HashMap<>();
        countBook.read(counted.keySet(), List.of()).forEach(count -> standing.put(count.key(), count.totals()));
        counted.forEach((key, members) -> {
            List<Credit> credits = members.stream().map(member -> member.place().credit()).toList();
            List<Rated> rated = rating.rate(standing.getOrDefault(key, Totals.NONE), credits).rated();
            for (int i = 0; i < rated.size(); i++) {
                add(parts, members.get(i), rated.get(i), units);
            }
        });
        return new Result(parts, waiting);
    }

    private static void add(List<Part> parts, CountRating.Member member, Rated rated, MinorUnits units) {
        Target.of(member.evaluation(), member.place(), rated, null, units)
                .forEach(target -> parts.add(new Part(target.loadId(), target.personId(), target.amount())));
    }
}
