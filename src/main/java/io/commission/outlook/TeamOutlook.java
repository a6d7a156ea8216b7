package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.forecast.Period;
import io.commission.forecast.Records;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.report.Audience;
import io.commission.report.Audiences;
import io.commission.report.Faces;
import io.commission.report.KeptTotals;
import io.commission.report.Months;
import io.commission.report.Order;
import io.commission.report.Tally;

/** How the people of a team do (FCT-6), a row each, and all of them together; from kept totals, as the dashboard. */
@ApplicationScoped
class TeamOutlook {
    private static final String TEAM = "team";

    private final Frames frames;
    private final Audiences audiences;
    private final Faces faces;
    private final Records records;
    private final QuotaSums quotas;
    private final KeptTotals ledger;

    TeamOutlook(Frames frames, Audiences audiences, Faces faces, Records records, QuotaSums quotas,
            KeptTotals ledger) {
        this.frames = frames;
        this.audiences = audiences;
        this.faces = faces;
        this.records = records;
        this.quotas = quotas;
        this.ledger = ledger;
    }

    /** @param paging null for the whole list */
    TeamOutlookView of(TeamQuery query, Paging paging) {
        Order<TeamOutlookView.Member, ?> order = order(query.sort);
        Frame frame = frames.current();
        Period period = query.period(frame);
        Audience audience = audiences.among(audiences.viewed(TEAM, query.personId).audience(), query.team,
                query.territory());
        Map<UUID, List<Records.Kept>> kept = new HashMap<>();
        records.byPerson(audience.scope(), Records.Span.of(frame.opening(period).first(), period.last()).andUndated(),
                period.first())
                .forEach(one -> kept.computeIfAbsent(one.personId(), person -> new ArrayList<>(6)).add(one));
        LocalDate opening = frame.opening(period).start();
        Map<UUID, QuotaSums.Sums> asked = quotas.byPerson(audience, opening, period.end(), frame.units());
        Map<UUID, Tally> earned = ledger.byPerson(audience, new Months(period.first(), period.last()));
        List<TeamOutlookView.Member> members = new ArrayList<>();
        for (Faces.Face face : faces.read(audience).values()) {
            List<Records.Kept> own = kept.getOrDefault(face.id(), List.of());
            Metrics metrics = Metrics.of(own, asked.getOrDefault(face.id(), QuotaSums.none(frame.units())), period,
                    frame);
            members.add(new TeamOutlookView.Member(face.id(), face.name(), face.team(), face.territory(),
                    metrics.quota(), metrics.won(), metrics.actual(), metrics.projected(), metrics.combined(),
                    OutlookView.Undated.of(Metrics.undated(own), frame.units()),
                    frame.units().exact(earned.getOrDefault(face.id(), new Tally()).total())));
        }
        Page<TeamOutlookView.Member> page = paging == null
                ? new Page<>(order.sorted(members), null)
                : order.page(members, paging);
        return new TeamOutlookView(Frame.label(period), period.start(), period.end(), frame.currency(),
                total(members, kept.values(), asked.values(), period, frame), page.items(), page.nextCursor());
    }

    private static TeamOutlookView.Total total(List<TeamOutlookView.Member> members,
            Collection<List<Records.Kept>> kept, Collection<QuotaSums.Sums> asked, Period period, Frame frame) {
        Metrics metrics = Metrics.of(kept.stream().flatMap(List::stream).toList(),
                QuotaSums.together(asked, frame.units()), period, frame);
        return new TeamOutlookView.Total(members.size(), metrics.quota(), metrics.won(), metrics.actual(),
                metrics.projected(), metrics.combined(), members.stream().map(TeamOutlookView.Member::earned)
                        .reduce(frame.units().zero(), BigDecimal::add));
    }

    private static Order<TeamOutlookView.Member, ?> order(String sort) {
        Function<TeamOutlookView.Member, BigDecimal> ytd = row -> row.actual().ytdCommission();
        Function<TeamOutlookView.Member, BigDecimal> forecast = row -> row.combined().forecastedCommission();
        Function<TeamOutlookView.Member, BigDecimal> commission = row -> row.actual().currentPeriodCommission();
        Function<TeamOutlookView.Member, BigDecimal> attainment = row -> row.actual().attainment();
        Function<TeamOutlookView.Member, BigDecimal> forecasted = row -> row.combined().forecastedAttainment();
        return Order.named(sort, name("name"), name("-name"), number("commission", commission),
                number("-commission", commission), number("forecast", forecast), number("-forecast", forecast),
                number("attainment", attainment), number("-attainment", attainment),
                number("forecastedAttainment", forecasted), number("-forecastedAttainment", forecasted),
                number("ytd", ytd), number("-ytd", ytd));
    }

    private static Order<TeamOutlookView.Member, ?> name(String sort) {
        return new Order<>(sort, row -> row.name().toLowerCase(Locale.ROOT), text -> text,
                row -> row.personId().toString());
    }

    /** What is null comes before 0. */
    private static Order<TeamOutlookView.Member, ?> number(String sort,
            Function<TeamOutlookView.Member, BigDecimal> key) {
        return new Order<>(sort, row -> key.apply(row) == null ? BigDecimal.ONE.negate() : key.apply(row),
                BigDecimal::new, row -> row.personId().toString());
    }
}
