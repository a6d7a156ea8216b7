package io.commission.outlook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.forecast.Period;
import io.commission.forecast.Quota;
import io.commission.forecast.RecordValues;
import io.commission.forecast.Records;
import io.commission.money.MinorUnits;
import io.commission.money.Percent;
import io.commission.report.Audience;
import io.commission.report.Audiences;
import io.commission.report.DashboardView.Side;
import io.commission.report.Faces;
import io.commission.report.KeptTotals;
import io.commission.report.Months;
import io.commission.report.Tally;
import io.commission.report.Viewed;

/** The dashboard of FCT-6. However many deals and entries there are, it reads kept totals with a constant number of statements (API-4). */
@ApplicationScoped
class Outlook {
    private final Frames frames;
    private final Audiences audiences;
    private final Faces faces;
    private final Records records;
    private final QuotaSums quotas;
    private final KeptTotals ledger;

    Outlook(Frames frames, Audiences audiences, Faces faces, Records records, QuotaSums quotas, KeptTotals ledger) {
        this.frames = frames;
        this.audiences = audiences;
        this.faces = faces;
        this.records = records;
        this.quotas = quotas;
        this.ledger = ledger;
    }

    OutlookView of(OutlookQuery query) {
        Frame frame = frames.current();
        Period period = query.period(frame);
        Viewed viewed = audiences.viewed(query.view, query.personId);
        Audience audience = viewed.audience();
        YearMonth first = earlier(frame.opening(period).first(), period.before().first());
        List<Records.Kept> kept = records.sums(audience.scope(), Records.Span.of(first, period.last()).andUndated());
        QuotaSums.Sums asked = quotas.of(audience, first.atDay(1), frame.closing(period).end(), frame.units());
        Metrics metrics = Metrics.of(kept, asked, period, frame);
        return new OutlookView(viewed.team() ? Side.TEAM : Side.SELF, person(viewed), Frame.label(period),
                period.start(), period.end(), frame.currency(), metrics.actual(), metrics.projected(),
                metrics.combined(), goals(kept, asked, metrics, period, frame),
                prior(kept, asked, metrics, period.before(), frame.units()),
                OutlookView.Undated.of(Metrics.undated(kept), frame.units()),
                earnings(audience, period, first, frame.units()), calculated(kept));
    }

    private OutlookView.Person person(Viewed viewed) {
        return viewed.person() == null
                ? null
                : new OutlookView.Person(viewed.person(),
                        faces.of(List.of(viewed.person())).get(viewed.person()).name());
    }

    private static OutlookView.Goals goals(List<Records.Kept> kept, QuotaSums.Sums asked, Metrics metrics,
            Period period, Frame frame) {
        Period opening = frame.opening(period);
        BigDecimal year = asked.of(opening, frame.closing(period));
        BigDecimal won = frame.units().exact(Metrics.sum(kept, true, opening.first(), period.last()).amount());
        return new OutlookView.Goals(OutlookView.Goal.of(metrics.quota(), metrics.won(), metrics.actual().attainment(),
                frame.units()), OutlookView.Goal.of(year, won, Quota.attainment(won, year), frame.units()));
    }

    private static OutlookView.Prior prior(List<Records.Kept> kept, QuotaSums.Sums asked, Metrics metrics,
            Period before, MinorUnits units) {
        RecordValues won = Metrics.sum(kept, true, before.first(), before.last());
        BigDecimal commission = units.exact(won.commission());
        BigDecimal change = metrics.actual().currentPeriodCommission().subtract(commission);
        return new OutlookView.Prior(Frame.label(before), commission, units.exact(won.amount()),
                Quota.attainment(won.amount(), asked.of(before, before)), change, percent(change, commission));
    }

    private OutlookView.Earnings earnings(Audience audience, Period period, YearMonth first, MinorUnits units) {
        boolean withRetained = audiences.seeRetained();
        List<KeptTotals.Line> lines = ledger.byMonth(audience, new Months(first, period.last()));
        Tally now = tally(lines, period.first(), period.last());
        Tally before = tally(lines, period.before().first(), period.before().last());
        BigDecimal change = now.total().subtract(before.total());
        return new OutlookView.Earnings(now.view(units, withRetained), before.view(units, withRetained),
                units.exact(change), percent(change, before.total()),
                tally(lines, period.last().withMonth(1), period.last()).view(units, withRetained));
    }

    private static Tally tally(List<KeptTotals.Line> lines, YearMonth from, YearMonth to) {
        Tally tally = new Tally();
        Months months = new Months(from, to);
        lines.stream().filter(line -> months.holds(line.month()))
                .forEach(line -> tally.add(line.type(), line.state(), line.entries(), line.amount()));
        return tally;
    }

    private static Instant calculated(List<Records.Kept> kept) {
        return kept.stream().map(Records.Kept::calculatedAt).max(Comparator.naturalOrder()).orElse(null);
    }

    private static BigDecimal percent(BigDecimal change, BigDecimal before) {
        return before.signum() == 0
                ? null
                : change.movePointRight(2).divide(before.abs(), Percent.DECIMALS, RoundingMode.HALF_UP);
    }

    private static YearMonth earlier(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? one : other;
    }
}
