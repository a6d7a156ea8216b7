package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Sql;
import io.commission.forecast.DealFigure;
import io.commission.forecast.Period;
import io.commission.forecast.Quota;
import io.commission.forecast.Quotas;
import io.commission.forecast.RecordSums;
import io.commission.forecast.RecordValues;
import io.commission.forecast.Records;
import io.commission.forecast.Weights;
import io.commission.outlook.Suppositions.Supposed;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealCommission;
import io.commission.posting.deal.Deals;
import io.commission.posting.deal.Rates;
import io.commission.posting.deal.Targets;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.report.Audiences;
import io.commission.report.Faces;
import io.commission.settings.SettingsBook;

/**
 * What somebody would earn if deals closed, at another amount or under another target (FCT-1 to FCT-3), by the functions that compute
 * what is kept: the figures of the deals as they are go from the kept sums, those of the deals as they might be come. Reads only.
 */
@ApplicationScoped
class WhatIf {
    private static final int MOST_DEALS = 10_000;
    private static final SupposedTargets NOTHING = new SupposedTargets(Map.of());

    private final Sql sql;
    private final Caller caller;
    private final Frames frames;
    private final Suppositions suppositions;
    private final Deals deals;
    private final Targets targets;
    private final SettingsBook settings;
    private final Records records;
    private final Quotas quotas;
    private final Audiences audiences;
    private final Faces faces;

    WhatIf(Sql sql, Caller caller, Frames frames, Suppositions suppositions, Deals deals, Targets targets,
            SettingsBook settings, Records records, Quotas quotas, Audiences audiences, Faces faces) {
        this.sql = sql;
        this.caller = caller;
        this.frames = frames;
        this.suppositions = suppositions;
        this.deals = deals;
        this.targets = targets;
        this.settings = settings;
        this.records = records;
        this.quotas = quotas;
        this.audiences = audiences;
        this.faces = faces;
    }

    /** @param period null: undated */
    private record Place(UUID person, Period period) {
    }

    WhatIfView of(WhatIfRequest request) {
        Frame frame = frames.current();
        UUID person = request.personId() == null ? null : audiences.person(request.personId());
        List<Supposed> supposed = suppositions.deals(request.deals() == null ? List.of() : request.deals(), frame);
        SupposedTargets others = suppositions.targets(request.targets() == null ? List.of() : request.targets(),
                frame);
        if (supposed.isEmpty() && others.people().isEmpty()) {
            throw Refusal.of(Code.INVALID_REQUEST, "Suppose a deal or a target.").field("deals", "is required");
        }
        Map<RecordSums.Key, RecordValues> changes = changes(supposed, others, frame);
        Map<Place, RecordValues[]> more = new HashMap<>();
        changes.forEach((key, values) -> {
            Place place = new Place(key.personId(), key.month() == null ? null : frame.of(key.month()));
            if (shown(place.person, person)) {
                RecordValues[] both = more.computeIfAbsent(place,
                        any -> new RecordValues[]{RecordValues.NONE, RecordValues.NONE});
                int type = key.actual() ? 0 : 1;
                both[type] = both[type].plus(values);
            }
        });
        more.values().removeIf(both -> isNothing(both[0]) && isNothing(both[1]));
        for (UUID targeted : others.people()) {
            if (shown(targeted, person)) {
                Frame.between(frame.of(YearMonth.from(others.start())), frame.of(YearMonth.from(others.end())))
                        .forEach(period -> more.computeIfAbsent(new Place(targeted, period),
                                any -> new RecordValues[]{RecordValues.NONE, RecordValues.NONE}));
            }
        }
        return view(items(more, others, frame), frame);
    }

    private boolean shown(UUID person, UUID asked) {
        return asked == null ? caller.visible().sees(person) : person.equals(asked);
    }

    private static boolean isNothing(RecordValues values) {
        return values.deals() == 0 && Stream.of(values.amount(), values.weightedAmount(), values.commission(),
                values.unweightedCommission(), values.pipeline(), values.bestCase(), values.commit())
                .allMatch(amount -> amount.signum() == 0);
    }

    private Map<RecordSums.Key, RecordValues> changes(List<Supposed> supposed, SupposedTargets others, Frame frame) {
        Set<UUID> named = new HashSet<>();
        supposed.forEach(one -> named.add(one.after().id()));
        List<Supposed> all = new ArrayList<>(supposed);
        deals.read(rated(others, frame.today())).stream().filter(deal -> !named.contains(deal.id()))
                .forEach(deal -> all.add(new Supposed(deal, deal)));
        List<Deal> both = all.stream().flatMap(one -> Stream.of(one.before(), one.after())).filter(deal -> deal != null)
                .toList();
        Rates now = targets.ratesOf(both);
        Rates then = others.in(now);
        Weights weights = Weights.of(settings.on(frame.today()));
        RecordSums sums = new RecordSums();
        for (Supposed one : all) {
            if (one.before() != null) {
                DealFigure.of(one.before(), DealCommission.of(one.before(), now), now, weights).forEach(sums::goes);
            }
            DealFigure.of(one.after(), DealCommission.of(one.after(), then), then, weights).forEach(sums::comes);
        }
        return sums.changes();
    }

    /** Deals that a supposed target may rate: of these people, or once of theirs (FCT-1). */
    private List<UUID> rated(SupposedTargets others, LocalDate today) {
        if (others.people().isEmpty()) {
            return List.of();
        }
        List<UUID> ids = sql.query("""
                select distinct o.id from opportunity_versions v
                join opportunities o on o.tenant_id = v.tenant_id and o.id = v.opportunity_id
                where v.tenant_id = ? and v.owner_id = any(?::uuid[]) and o.deleted_at is null
                    and o.expected_commission is null and o.amount is not null and o.status <> 'closed_lost'
                    and case when o.status = 'closed_won' then o.close_date
                        else greatest(coalesce(o.close_date, ?), ?) end between ? and ?
                limit ?
                """, caller.tenantId(), others.people(), today, today, others.start(), others.end(), MOST_DEALS + 1)
                .list(row -> row.uuid(1));
        if (ids.size() > MOST_DEALS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "The supposed targets would rate more than " + MOST_DEALS
                    + " deals. Suppose fewer, or for a shorter time.");
        }
        return ids;
    }

    private List<WhatIfView.Item> items(Map<Place, RecordValues[]> more, SupposedTargets others, Frame frame) {
        Set<UUID> people = new HashSet<>();
        TreeSet<YearMonth> months = new TreeSet<>();
        for (Place place : more.keySet()) {
            people.add(place.person);
            if (place.period != null) {
                months.add(place.period.first());
                months.add(place.period.last());
            }
        }
        Records.Span span = months.isEmpty()
                ? Records.Span.UNDATED
                : Records.Span.of(months.first(), months.last()).andUndated();
        Map<Place, RecordValues[]> kept = new HashMap<>();
        records.of(new Scope(false, people), span).forEach(one -> {
            RecordValues[] both = kept.computeIfAbsent(
                    new Place(one.personId(), one.month() == null ? null : frame.of(one.month())),
                    any -> new RecordValues[]{RecordValues.NONE, RecordValues.NONE});
            int type = one.actual() ? 0 : 1;
            both[type] = both[type].plus(one.values());
        });
        Map<UUID, List<Quota>> now = months.isEmpty()
                ? Map.of()
                : quotas.of(people, months.first().atDay(1), months.last().atEndOfMonth());
        Map<UUID, Faces.Face> names = faces.of(people);
        List<WhatIfView.Item> items = new ArrayList<>();
        more.forEach((place, both) -> {
            RecordValues[] standing = kept.getOrDefault(place,
                    new RecordValues[]{RecordValues.NONE, RecordValues.NONE});
            WhatIfView.Situation before = WhatIfView.Situation.of(standing[0], standing[1],
                    quota(now, place, NOTHING, frame), frame.units());
            WhatIfView.Situation after = WhatIfView.Situation.of(standing[0].plus(both[0]), standing[1].plus(both[1]),
                    quota(now, place, others, frame), frame.units());
            if (!before.equals(after)) {
                items.add(new WhatIfView.Item(place.person, names.get(place.person).name(),
                        place.period == null ? null : Frame.label(place.period), before, after, after.less(before)));
            }
        });
        items.sort(Comparator.comparing(WhatIfView.Item::name).thenComparing(WhatIfView.Item::personId)
                .thenComparing(WhatIfView.Item::period, Comparator.nullsLast(Comparator.naturalOrder())));
        return items;
    }

    private static BigDecimal quota(Map<UUID, List<Quota>> quotas, Place place, SupposedTargets others, Frame frame) {
        return place.period == null
                ? null
                : others.quota(place.person, quotas.getOrDefault(place.person, List.of()), place.period,
                        frame.units());
    }

    private static WhatIfView view(List<WhatIfView.Item> items, Frame frame) {
        BigDecimal before = items.stream().map(item -> item.before().forecastedCommission())
                .reduce(frame.units().zero(), BigDecimal::add);
        BigDecimal after = items.stream().map(item -> item.after().forecastedCommission())
                .reduce(frame.units().zero(), BigDecimal::add);
        return new WhatIfView(frame.today(), frame.currency(),
                new WhatIfView.Total(before, after, after.subtract(before)), items);
    }
}
