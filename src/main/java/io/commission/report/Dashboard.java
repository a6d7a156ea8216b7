package io.commission.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.ledger.EntryType;
import io.commission.money.MinorUnits;
import io.commission.money.Percent;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** The dashboard of a person or of a team. It reads what is kept, never entries (API-4). */
@ApplicationScoped
class Dashboard {
    private static final int TREND = 12;
    private static final int PAYOUTS = 5;

    private final KeptTotals kept;
    private final PayOnFile pay;
    private final Audiences audiences;
    private final Faces faces;
    private final TenantProfiles tenants;

    Dashboard(KeptTotals kept, PayOnFile pay, Audiences audiences, Faces faces, TenantProfiles tenants) {
        this.kept = kept;
        this.pay = pay;
        this.audiences = audiences;
        this.faces = faces;
        this.tenants = tenants;
    }

    /** @param paging of the team's people; null for all of them */
    DashboardView of(DashboardRequest request, Paging paging) {
        TenantProfile tenant = tenants.current();
        YearMonth month = request.month != null ? request.month : YearMonth.from(tenant.today());
        Viewed viewed = audiences.viewed(request.view, request.personId);
        Audience audience = viewed.audience();
        UUID person = viewed.person();
        DashboardView.Person shown = person == null
                ? null
                : new DashboardView.Person(person, faces.of(List.of(person)).get(person).name());
        return new DashboardView(viewed.team() ? DashboardView.Side.TEAM : DashboardView.Side.SELF, month,
                tenant.currency(), shown, earnings(audience, month, tenant.units()),
                pay.draw(audience, tenant.units()), pay.openExceptions(audience),
                pay.lastPayouts(audience, tenant.units(), PAYOUTS),
                !viewed.team() ? null : team(audience, month, request.sort, paging, tenant.units()));
    }

    private DashboardView.Earnings earnings(Audience audience, YearMonth month, MinorUnits units) {
        boolean withRetained = audiences.seeRetained();
        Months trend = new Months(month.minusMonths(TREND - 1L), month);
        List<KeptTotals.Line> lines = kept.byMonth(audience, trend);
        Tally period = tally(lines, Months.only(month));
        Tally prior = tally(lines, Months.only(month.minusMonths(1)));
        BigDecimal change = period.total().subtract(prior.total());
        List<DashboardView.TrendPoint> points = new ArrayList<>();
        for (YearMonth at = trend.from(); !at.isAfter(month); at = at.plusMonths(1)) {
            points.add(new DashboardView.TrendPoint(at, tally(lines, Months.only(at)).view(units, withRetained)));
        }
        return new DashboardView.Earnings(period.view(units, withRetained), byType(lines, month, units, withRetained),
                prior.view(units, withRetained), units.exact(change), percent(change, prior.total()),
                tally(lines, Months.yearTo(month)).view(units, withRetained), points);
    }

    private static Tally tally(List<KeptTotals.Line> lines, Months months) {
        Tally tally = new Tally();
        lines.stream().filter(line -> months.holds(line.month()))
                .forEach(line -> tally.add(line.type(), line.state(), line.entries(), line.amount()));
        return tally;
    }

    private static List<DashboardView.OfType> byType(List<KeptTotals.Line> lines, YearMonth month, MinorUnits units,
            boolean withRetained) {
        Map<EntryType, List<KeptTotals.Line>> byType = new EnumMap<>(EntryType.class);
        lines.stream().filter(line -> line.month().equals(month))
                .forEach(line -> byType.computeIfAbsent(line.type(), type -> new ArrayList<>()).add(line));
        List<DashboardView.OfType> rows = new ArrayList<>();
        byType.forEach((type, of) -> {
            Map<EntryState, BigDecimal> amounts = new EnumMap<>(EntryState.class);
            of.forEach(line -> amounts.merge(line.state(), line.amount(), BigDecimal::add));
            BigDecimal[] states = Stream
                    .of(EntryState.PENDING, EntryState.APPROVED, EntryState.IN_PAYOUT, EntryState.PAID)
                    .map(state -> units.exact(amounts.getOrDefault(state, BigDecimal.ZERO)))
                    .toArray(BigDecimal[]::new);
            long entries = of.stream()
                    .filter(line -> line.state() != EntryState.REVERSED && line.state() != EntryState.RETAINED)
                    .mapToLong(KeptTotals.Line::entries).sum();
            rows.add(new DashboardView.OfType(type, entries, states[0], states[1], states[2], states[3],
                    states[0].add(states[1]).add(states[2]).add(states[3]),
                    withRetained ? units.exact(amounts.getOrDefault(EntryState.RETAINED, BigDecimal.ZERO)) : null));
        });
        return rows;
    }

    private static BigDecimal percent(BigDecimal change, BigDecimal prior) {
        return prior.signum() == 0
                ? null
                : change.movePointRight(2).divide(prior.abs(), Percent.DECIMALS, RoundingMode.HALF_UP);
    }

    private record Member(Faces.Face face, Tally period) {
    }

    private DashboardView.Team team(Audience audience, YearMonth month, String sort, Paging paging, MinorUnits units) {
        Map<UUID, Tally> period = kept.byPerson(audience, Months.only(month));
        List<Member> members = new ArrayList<>();
        faces.read(audience).values()
                .forEach(face -> members.add(new Member(face, period.getOrDefault(face.id(), new Tally()))));
        Order<Member, ?> order = Order.named(sort, byName("name"), byName("-name"), byTotal("total"),
                byTotal("-total"));
        Page<Member> page = paging == null ? new Page<>(order.sorted(members), null) : order.page(members, paging);
        Audience shown = Audience.of(page.items().stream().map(member -> member.face.id())
                .collect(Collectors.toSet()));
        Map<UUID, Tally> prior = kept.byPerson(shown, Months.only(month.minusMonths(1)));
        Map<UUID, Tally> year = kept.byPerson(shown, Months.yearTo(month));
        Map<UUID, BigDecimal> balances = pay.drawBalances(shown);
        Map<UUID, Long> exceptions = pay.openExceptionsByPerson(shown);
        Map<UUID, DashboardView.LastPayout> payouts = pay.lastPayoutByPerson(shown, units);
        boolean withRetained = audiences.seeRetained();
        return new DashboardView.Team(page.items().stream().map(member -> {
            UUID id = member.face.id();
            return new DashboardView.Member(id, member.face.name(), member.face.team(),
                    member.period.view(units, withRetained),
                    prior.getOrDefault(id, new Tally()).view(units, withRetained),
                    year.getOrDefault(id, new Tally()).view(units, withRetained),
                    units.exact(balances.getOrDefault(id, BigDecimal.ZERO)), exceptions.getOrDefault(id, 0L),
                    payouts.get(id));
        }).toList(), page.nextCursor());
    }

    private static Order<Member, ?> byName(String name) {
        return new Order<>(name, member -> member.face.name().toLowerCase(Locale.ROOT), text -> text,
                member -> member.face.id().toString());
    }

    private static Order<Member, ?> byTotal(String name) {
        return new Order<>(name, member -> member.period.total(), BigDecimal::new,
                member -> member.face.id().toString());
    }
}
