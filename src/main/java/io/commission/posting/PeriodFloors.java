package io.commission.posting;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.PlanTerms;
import io.commission.calculation.PlanTimeline;
import io.commission.calculation.TierPeriod;
import io.commission.database.Sql;
import io.commission.ledger.ClosedMonths;
import io.commission.ledger.EntryBook;
import io.commission.ledger.PostedRows;
import io.commission.money.MinorUnits;
import io.commission.tenant.TenantContext;

/**
 * Tops up what a person is posted for an ended tier period to the floor of the plan in force on its last day (PLAN-9). Running it
 * again, or after late changes, brings the one top-up to its new value.
 */
@ApplicationScoped
public class PeriodFloors {

    private final Sql sql;
    private final TermsReader terms;
    private final CountBook counts;
    private final PostedRows postedRows;
    private final EntryBook entryBook;
    private final ClosedMonths closedMonths;
    private final Clock clock;

    PeriodFloors(Sql sql, TermsReader terms, CountBook counts, PostedRows postedRows,
            EntryBook entryBook,
            ClosedMonths closedMonths, Clock clock) {
        this.sql = sql;
        this.terms = terms;
        this.counts = counts;
        this.postedRows = postedRows;
        this.entryBook = entryBook;
        this.closedMonths = closedMonths;
        this.clock = clock;
    }

    /** Settles the floors of everybody whose tier period ended with the month; answers how many entries were written. */
    public int ofMonth(YearMonth month) {
        if (!anyFloor()) {
            return 0;
        }
        List<UUID> people = sql.query("select id from people where tenant_id = ? and kind = 'PERSON'", tenant())
                .list(row -> row.uuid(1));
        closedMonths.holdLast();
        entryBook.hold(people);
        return settle(people, month);
    }

    /** Settles floors of people whose ledger is already held by the caller, for periods that the earned months lie in. */
    public int after(Collection<UUID> people, Set<YearMonth> earnedMonths) {
        if (people.isEmpty()) {
            return 0;
        }
        int written = 0;
        for (YearMonth month : earnedMonths.stream().flatMap(PeriodFloors::periodEnds).distinct().sorted().toList()) {
            written += settle(people, month);
        }
        return written;
    }

    private static Stream<YearMonth> periodEnds(YearMonth month) {
        return Arrays.stream(TierPeriod.values())
                .map(period -> YearMonth.from(period.endOf(month.atDay(1))));
    }

    private int settle(Collection<UUID> people, YearMonth month) {
        LocalDate lastDay = month.atEndOfMonth();
        TermsOnFile file = terms.ofPeople(people);
        if (!file.localDate(clock.instant()).isAfter(lastDay)) {
            return 0;
        }
        Map<CountKey, PlanTerms> due = due(file, people, lastDay);
        List<UUID> standing = sql.query("""
                select distinct count_id from commission_entries where tenant_id = ? and earned_month = ?
                    and person_id = any(?::uuid[]) and origin = 'PERIOD_FLOOR' and status <> 'REVERSED'
                """, tenant(), month, people).list(row -> row.uuid(1));
        return due.isEmpty() && standing.isEmpty() ? 0 : write(due, standing);
    }

    /** The counts that end with the day and whose plan, the one in force on it, has a floor. */
    static Map<CountKey, PlanTerms> due(TermsOnFile file, Collection<UUID> people, LocalDate lastDay) {
        Map<CountKey, PlanTerms> due = new HashMap<>();
        for (UUID person : people) {
            PlanTimeline timeline = file.timeline(person);
            Optional<PlanTerms> plan = timeline.planOn(lastDay);
            PersonFacts facts = file.people().get(person);
            if (plan.isPresent() && plan.get().floor() != null && plan.get().period().endOf(lastDay).equals(lastDay)
                    && !facts.special() && facts.earnsOn(lastDay)) {
                due.put(new CountKey(person, plan.get().planId(), timeline.countStart(lastDay, plan.get()),
                        plan.get().period().startOf(lastDay), lastDay), plan.get());
            }
        }
        return due;
    }

    /**
     * @param due counts whose plan has a floor
     * @param toppedUp counts with a top-up, which goes where the floor is gone. The people's ledger is held, so no count is locked
     */
    private int write(Map<CountKey, PlanTerms> due, List<UUID> toppedUp) {
        counts.create(due.keySet());
        List<CountBook.Count> concerned = counts.read(due.keySet(), toppedUp);
        List<PostedRows.OfCount> standing = postedRows.ofCounts(concerned.stream().map(CountBook.Count::id).toList());
        Map<CountKey, BigDecimal> posted = posted(concerned.stream().map(CountBook.Count::key).toList());
        MinorUnits units = sql.query("select minor_units from tenants where tenant_id = ?", tenant())
                .one(row -> new MinorUnits(row.integer(1)));
        Booking booking = new Booking();
        PeriodBonuses settler = new PeriodBonuses(new EntryWriting(units, closedMonths.holdLast(), Set.of()), booking,
                units);
        concerned.forEach(count -> settler.settleFloor(count, due.get(count.key()),
                posted.getOrDefault(count.key(), BigDecimal.ZERO), standing));
        booking.writeInto(entryBook);
        return booking.entries().size() + booking.reversals().size();
    }

    /** What each person is posted for the period, top-ups and draws left out. */
    Map<CountKey, BigDecimal> posted(Collection<CountKey> keys) {
        List<CountKey> wanted = new ArrayList<>(keys);
        Map<CountKey, BigDecimal> posted = new HashMap<>();
        List<BigDecimal> sums = sql
                .query("""
                        select coalesce((select sum(e.amount) from commission_entries e
                            where e.tenant_id = ? and e.person_id = n.person_id and e.status <> 'REVERSED'
                                and e.earned_month between n.first and n.last and e.origin not in ('PERIOD_FLOOR', 'SETTLEMENT')), 0)
                        from unnest(?::uuid[], ?::date[], ?::date[]) with ordinality as n (person_id, first, last, place) order by n.place
                        """,
                        tenant(), wanted.stream().map(CountKey::personId).toList(),
                        wanted.stream().map(CountKey::periodStart).toList(),
                        wanted.stream().map(CountKey::periodEnd).toList())
                .list(row -> row.decimal(1));
        for (int i = 0; i < wanted.size(); i++) {
            posted.put(wanted.get(i), sums.get(i));
        }
        return posted;
    }

    /** Whether a plan has or had a floor: a floor that is gone has its top-ups taken back. */
    public boolean anyFloor() {
        return sql.query("select 1 from commission_plan_versions where tenant_id = ? and floor is not null limit 1",
                tenant()).exists();
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
