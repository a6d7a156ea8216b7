package io.commission.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Formula;
import io.commission.calculation.Posted;
import io.commission.calculation.Rated;
import io.commission.calculation.Rating;
import io.commission.calculation.Totals;
import io.commission.database.Sql;
import io.commission.ledger.ClosedMonths;
import io.commission.ledger.EntryBook;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.ExceptionBook;
import io.commission.ledger.NewEntry;
import io.commission.ledger.PostedRow;
import io.commission.ledger.PostedRows;
import io.commission.money.MinorUnits;
import io.commission.tenant.TenantContext;

/**
 * Calculates loads and posts the differences (CALC-1 to CALC-6, ENT-2), in the caller's transaction and with a constant number of
 * statements for any number of loads. Locks are taken in one order: months, loads, counts, people.
 */
@ApplicationScoped
public class Calculation {

    /** Loads that one pass holds in memory. */
    private static final int CHUNK = 2_000;

    private final Sql sql;
    private final LoadRows loadRows;
    private final TermsReader termsReader;
    private final CountBook countBook;
    private final PostedRows postedRows;
    private final EntryBook entryBook;
    private final ExceptionBook exceptions;
    private final ClosedMonths closedMonths;
    private final PeriodFloors floors;
    private final Formula formula;

    Calculation(Sql sql, LoadRows loadRows, TermsReader termsReader, CountBook countBook, PostedRows postedRows,
            EntryBook entryBook, ExceptionBook exceptions, ClosedMonths closedMonths, PeriodFloors floors,
            Formula formula) {
        this.sql = sql;
        this.loadRows = loadRows;
        this.termsReader = termsReader;
        this.countBook = countBook;
        this.postedRows = postedRows;
        this.entryBook = entryBook;
        this.exceptions = exceptions;
        this.closedMonths = closedMonths;
        this.floors = floors;
        this.formula = formula;
    }

    /** What a calculation wrote: the ids of new and of reversed entries. */
    public record Outcome(int loads, List<UUID> posted, List<UUID> superseded) {

        Outcome plus(Outcome other) {
            List<UUID> allPosted = new ArrayList<>(posted);
            allPosted.addAll(other.posted);
            List<UUID> allSuperseded = new ArrayList<>(superseded);
            allSuperseded.addAll(other.superseded);
            return new Outcome(loads + other.loads, allPosted, allSuperseded);
        }
    }

    /** Calculates the loads in their order, which gives new ones their sequence (LOAD-4). Running it again posts nothing. */
    public Outcome ofLoads(Collection<UUID> loadIds) {
        Outcome outcome = new Outcome(0, List.of(), List.of());
        List<UUID> ids = List.copyOf(new LinkedHashSet<>(loadIds));
        for (int from = 0; from < ids.size(); from += CHUNK) {
            outcome = outcome.plus(chunk(ids.subList(from, Math.min(ids.size(), from + CHUNK))));
        }
        return outcome;
    }

    /** Calculates up to {@code most} loads that are due, oldest first. */
    public Outcome ofDue(int most) {
        return ofLoads(sql
                .query("select id from loads where tenant_id = ? and calculation_due order by id limit ?", tenant(),
                        most)
                .list(row -> row.uuid(1)));
    }

    private Outcome chunk(List<UUID> ids) {
        ClosedMonths.Last closed = closedMonths.holdLast();
        MinorUnits units = sql.query("select minor_units from tenants where tenant_id = ?", tenant())
                .one(row -> new MinorUnits(row.integer(1)));
        List<LoadRow> loads = loadRows.lock(ids);
        TermsOnFile file = termsReader.read(loads);
        Map<UUID, Evaluation> changed = evaluate(loads, file, units);
        List<CountRating> counts = counts(changed);
        Map<UUID, LoadRow> others = new HashMap<>();
        rate(counts, changed.keySet(), others, units);
        List<Target> targets = targets(counts, changed, units);
        Set<UUID> special = specialOwners();
        EntryWriting writing = new EntryWriting(units, closed, special);
        Booking booking = settle(changed, counts, others, targets, writing, units);
        booking.writeInto(entryBook);
        countBook.save(counts.stream().map(CountRating::changedCount).toList(),
                counts.stream().flatMap(count -> count.writtenPlaces().stream()).toList());
        finish(changed.values());
        if (floors.anyFloor()) {
            targets.forEach(target -> booking.concerns(target.personId(), target.earnedMonth()));
            floors.after(booking.people(), booking.months());
        }
        return new Outcome(loads.size(), booking.entries().stream().map(NewEntry::id).toList(),
                booking.reversals().stream().map(EntryBook.Reversal::entryId).toList());
    }

    private Map<UUID, Evaluation> evaluate(List<LoadRow> loads, TermsOnFile file, MinorUnits units) {
        Evaluator evaluator = new Evaluator(file, units, formula);
        Map<UUID, Evaluation> evaluations = new LinkedHashMap<>();
        loads.forEach(load -> evaluations.put(load.id(), evaluator.evaluate(load)));
        return evaluations;
    }

    /** The counts that the loads are in, come into or leave, locked. */
    private List<CountRating> counts(Map<UUID, Evaluation> changed) {
        Map<CountKey, List<CountRating.Member>> members = new HashMap<>();
        changed.values().forEach(evaluation -> evaluation.places().stream().filter(place -> place.key() != null)
                .forEach(place -> members.computeIfAbsent(place.key(), key -> new ArrayList<>())
                        .add(new CountRating.Member(evaluation, place))));
        Map<UUID, Set<UUID>> standing = new HashMap<>();
        countBook.placesOfLoads(changed.keySet()).forEach(
                place -> standing.computeIfAbsent(place.countId(), id -> new HashSet<>()).add(place.loadId()));
        countBook.create(members.keySet());
        List<CountRating> counts = new ArrayList<>();
        for (CountBook.Count count : countBook.lock(members.keySet(), standing.keySet())) {
            List<CountRating.Member> here = members.getOrDefault(count.key(), List.of());
            boolean whole = standing.containsKey(count.id()) || !Rating.leavesEarlierAlone(count.totals(),
                    here.stream().filter(member -> member.place().known()).map(member -> member.place().credit())
                            .toList());
            counts.add(new CountRating(count, whole, here));
        }
        return counts;
    }

    private void rate(List<CountRating> counts, Set<UUID> changed, Map<UUID, LoadRow> others, MinorUnits units) {
        List<UUID> whole = counts.stream().filter(CountRating::whole).map(CountRating::id).toList();
        Map<UUID, List<CountBook.Place>> places = whole.isEmpty()
                ? Map.of()
                : CountBook.byCount(countBook.placesOfCounts(whole));
        Set<UUID> otherIds = places.values().stream().flatMap(List::stream)
                .filter(place -> place.counted() && !changed.contains(place.loadId())).map(CountBook.Place::loadId)
                .collect(Collectors.toSet());
        Map<UUID, Evaluation> evaluations = Map.of();
        if (!otherIds.isEmpty()) {
            List<LoadRow> rows = loadRows.read(otherIds);
            rows.forEach(row -> others.put(row.id(), row));
            evaluations = evaluate(rows, termsReader.read(rows), units);
        }
        Rating rating = new Rating(units, formula);
        for (CountRating count : counts) {
            Map<UUID, CountRating.Member> members = new HashMap<>();
            List<CountBook.Place> given = places.getOrDefault(count.id(), List.of());
            for (CountBook.Place place : given) {
                Evaluation evaluation = evaluations.get(place.loadId());
                if (place.counted() && evaluation != null) {
                    evaluation.places().stream().filter(at -> count.count().key().equals(at.key())).forEach(
                            at -> members.put(place.loadId(), new CountRating.Member(evaluation, at)));
                }
            }
            count.rate(rating, given, members);
        }
    }

    private List<Target> targets(List<CountRating> counts, Map<UUID, Evaluation> changed, MinorUnits units) {
        List<Target> targets = new ArrayList<>();
        counts.forEach(count -> targets.addAll(count.targets(units)));
        Rating rating = new Rating(units, formula);
        for (Evaluation evaluation : changed.values()) {
            for (Evaluation.Place place : evaluation.places()) {
                if (place.key() == null && place.known()) {
                    Rated rated = rating.one(place.credit(), Totals.NONE, null);
                    targets.addAll(Target.of(evaluation, place, rated, null, units));
                }
            }
        }
        return targets;
    }

    private Booking settle(Map<UUID, Evaluation> changed, List<CountRating> counts, Map<UUID, LoadRow> others,
            List<Target> targets, EntryWriting writing, MinorUnits units) {
        Set<UUID> loadIds = new HashSet<>(changed.keySet());
        loadIds.addAll(others.keySet());
        Set<UUID> people = targets.stream().map(Target::personId).collect(Collectors.toSet());
        people.addAll(postedRows.peopleOf(loadIds));
        entryBook.hold(people);
        List<PostedRow> rows = postedRows.ofLoads(loadIds);
        Booking booking = new Booking();
        LoadSettler settler = new LoadSettler(writing, booking, rows, targets);
        Map<UUID, CountRating> whole = counts.stream().filter(CountRating::whole)
                .collect(Collectors.toMap(CountRating::id, count -> count));
        for (Evaluation evaluation : changed.values()) {
            if (evaluation.differs()) {
                settler.changed(evaluation.load());
            } else {
                settler.other(evaluation.load(), whole.keySet());
            }
        }
        others.values().forEach(load -> settler.other(load, whole.keySet()));
        List<CountRating> withPeriodEntries = counts.stream()
                .filter(count -> count.whole() || count.plan() != null && !count.plan().bonuses().isEmpty()).toList();
        if (!withPeriodEntries.isEmpty()) {
            List<PostedRows.OfCount> standing = postedRows
                    .ofCounts(withPeriodEntries.stream().map(CountRating::id).toList());
            settleTrueUps(settler, standing, whole, causes(whole.values(), changed), new TrueUps(writing, booking));
            PeriodBonuses bonuses = new PeriodBonuses(writing, booking, units);
            withPeriodEntries.forEach(count -> bonuses.settleBonus(count, standing));
        }
        return booking;
    }

    private void settleTrueUps(LoadSettler settler, List<PostedRows.OfCount> standing, Map<UUID, CountRating> whole,
            Map<UUID, TrueUps.Cause> causes, TrueUps trueUps) {
        List<PostedRows.OfCount> ofWhole = standing.stream().filter(entry -> whole.containsKey(entry.countId()))
                .toList();
        List<UUID> pending = ofWhole.stream()
                .filter(entry -> entry.origin() == EntryOrigin.TRUE_UP && entry.state() == Posted.State.PENDING)
                .map(PostedRows.OfCount::entryId).toList();
        trueUps.settle(settler.trueUpParts(), ofWhole, pending.isEmpty() ? List.of() : postedRows.parts(pending),
                causes, whole);
    }

    /** For each count the last load that changed there: it gives a true-up its month, the one that it had where it has left. */
    private static Map<UUID, TrueUps.Cause> causes(Collection<CountRating> counts, Map<UUID, Evaluation> changed) {
        Map<UUID, TrueUps.Cause> causes = new HashMap<>();
        List<Evaluation> differing = changed.values().stream().filter(Evaluation::differs).toList();
        for (CountRating count : counts) {
            YearMonth fallback = YearMonth.from(count.count().key().startsOn());
            changed.values().stream().findFirst()
                    .ifPresent(any -> causes.put(count.id(), new TrueUps.Cause(any.load().id(), fallback)));
            for (Evaluation evaluation : differing) {
                LoadRow load = evaluation.load();
                boolean here = count.changed().stream().anyMatch(member -> member.evaluation() == evaluation);
                boolean left = count.writtenPlaces().stream().anyMatch(place -> place.loadId().equals(load.id()));
                if (here || left) {
                    LocalDate day = here ? evaluation.datedOn() : load.datedBefore();
                    causes.put(count.id(),
                            new TrueUps.Cause(load.id(), day == null ? fallback : YearMonth.from(day)));
                }
            }
        }
        return causes;
    }

    private void finish(Collection<Evaluation> evaluations) {
        List<Evaluation> done = List.copyOf(evaluations);
        sql.update(
                """
                        update loads l set delivered_on = n.delivered_on, commissionable_on = n.dated_on, calculation_due = false,
                            calculated_from = n.calculated_from
                        from unnest(?::uuid[], ?::date[], ?::date[], ?::uuid[]) as n (id, delivered_on, dated_on, calculated_from)
                        where l.tenant_id = ? and l.id = n.id
                            and (l.delivered_on, l.commissionable_on, l.calculation_due, l.calculated_from)
                            is distinct from (n.delivered_on, n.dated_on, false, n.calculated_from)
                        """,
                done.stream().map(evaluation -> evaluation.load().id()).toList(),
                done.stream().map(Evaluation::deliveredOn).toList(), done.stream().map(Evaluation::datedOn).toList(),
                done.stream().map(Evaluation::calculatedFrom).toList(), tenant());
        exceptions.settle(done.stream().map(evaluation -> evaluation.load().id()).toList(),
                done.stream().flatMap(evaluation -> evaluation.waiting().stream()).toList());
    }

    private Set<UUID> specialOwners() {
        return Set.copyOf(sql.query("select id from people where tenant_id = ? and kind <> 'PERSON'", tenant())
                .list(row -> row.uuid(1)));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
