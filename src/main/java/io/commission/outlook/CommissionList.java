package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.export.CsvTable;
import io.commission.forecast.Period;
import io.commission.forecast.Quota;
import io.commission.forecast.Quotas;
import io.commission.forecast.RecordValues;
import io.commission.forecast.Records;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.report.Audience;
import io.commission.report.Audiences;
import io.commission.report.Faces;
import io.commission.report.Order;

/**
 * The records of people by period (FCT-3): those that are kept, and those of a quota that no deal has met yet. A quarter adds its
 * three months up.
 */
@ApplicationScoped
class CommissionList {
    private static final int MOST = 250_000;
    private static final String LAST = "9999";

    private final Frames frames;
    private final Audiences audiences;
    private final Faces faces;
    private final Records records;
    private final Quotas quotas;

    CommissionList(Frames frames, Audiences audiences, Faces faces, Records records, Quotas quotas) {
        this.frames = frames;
        this.audiences = audiences;
        this.faces = faces;
        this.records = records;
        this.quotas = quotas;
    }

    Page<CommissionView> page(CommissionQuery query, Paging paging) {
        Order<CommissionView, ?> order = order(query.sort);
        return order.page(rows(query, frames.current()), paging);
    }

    CsvTable csv(CommissionQuery query) {
        Order<CommissionView, ?> order = order(query.sort);
        Frame frame = frames.current();
        CsvTable table = CommissionView.table();
        order.sorted(rows(query, frame)).forEach(row -> row.row(table, frame.currency()));
        return table;
    }

    /** @param period null: undated */
    private record Key(UUID personId, Period period) {
    }

    private List<CommissionView> rows(CommissionQuery query, Frame frame) {
        query.check();
        CommissionQuery.Range range = query.range(frame);
        Audience audience = audiences.among(audiences.viewed(query.view, query.personId).audience(), query.team,
                query.territory());
        Map<UUID, Faces.Face> people = faces.read(audience);
        List<Period> periods = range.first() == null ? List.of() : Frame.between(range.first(), range.last());
        if ((long) people.size() * (periods.size() + 1) * 2 > MOST) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "The list would have more than " + MOST
                    + " records. Ask for fewer periods, or for one team or territory.");
        }
        Map<Key, Pair> pairs = pairs(audience, range, frame);
        if (!periods.isEmpty()) {
            LocalDate end = range.last().end();
            quotas.of(people.keySet(), range.first().start(), end)
                    .forEach((person, targets) -> periods.forEach(period -> {
                        BigDecimal quota = Quota.of(targets, period, frame.units());
                        if (quota.signum() != 0) {
                            pairs.computeIfAbsent(new Key(person, period), key -> new Pair()).quota = quota;
                        }
                    }));
        }
        List<CommissionView> rows = new ArrayList<>(pairs.size() * 2);
        pairs.forEach((key, pair) -> {
            Faces.Face face = people.get(key.personId);
            for (boolean actual : new boolean[]{true, false}) {
                if (query.wants(actual) && pair.shows(actual)) {
                    rows.add(pair.view(face, key.period, actual, frame));
                }
            }
        });
        return rows;
    }

    private Map<Key, Pair> pairs(Audience audience, CommissionQuery.Range range, Frame frame) {
        Records.Span span = range.first() == null
                ? Records.Span.UNDATED
                : Records.Span.of(range.first().first(), range.last().last());
        Map<Key, Pair> pairs = new HashMap<>();
        records.of(audience.scope(), range.undated() ? span.andUndated() : span).forEach(kept -> pairs
                .computeIfAbsent(new Key(kept.personId(), kept.month() == null ? null : frame.of(kept.month())),
                        key -> new Pair())
                .add(kept));
        return pairs;
    }

    /** The actual and the projected record of a person and period. */
    private static final class Pair {
        private BigDecimal quota;
        private Records.Kept actual;
        private Records.Kept projected;

        void add(Records.Kept more) {
            if (more.actual()) {
                actual = sum(actual, more);
            } else {
                projected = sum(projected, more);
            }
        }

        private static Records.Kept sum(Records.Kept kept, Records.Kept more) {
            if (kept == null) {
                return more;
            }
            Records.Kept latest = kept.calculatedAt().isAfter(more.calculatedAt()) ? kept : more;
            return new Records.Kept(kept.personId(), kept.month(), kept.actual(), kept.values().plus(more.values()),
                    latest.calculatedAt(), latest.trigger());
        }

        boolean shows(boolean type) {
            return quota != null || (type ? actual : projected) != null;
        }

        private static RecordValues values(Records.Kept kept) {
            return kept == null ? RecordValues.NONE : kept.values();
        }

        CommissionView view(Faces.Face face, Period period, boolean type, Frame frame) {
            Records.Kept kept = type ? actual : projected;
            RecordValues values = values(kept);
            BigDecimal asked = quota != null ? quota : frame.units().zero();
            BigDecimal met = type
                    ? values.amount()
                    : values(actual).amount().add(values.weightedAmount());
            Function<BigDecimal, BigDecimal> money = frame.units()::exact;
            return new CommissionView(face.id(), face.name(), face.team(), face.territory(),
                    period == null ? null : Frame.label(period), period == null ? null : period.start(),
                    period == null ? null : period.end(), CommissionType.of(type),
                    period == null ? null : asked, money.apply(values.amount()),
                    money.apply(values.weightedAmount()), period == null ? null : Quota.attainment(met, asked),
                    money.apply(values.commission()), money.apply(values.unweightedCommission()), values.deals(),
                    ValuesView.of(values, frame.units()), kept == null ? null : kept.calculatedAt(),
                    kept == null ? null : kept.trigger().wireName());
        }
    }

    private static Order<CommissionView, ?> order(String sort) {
        Function<CommissionView, String> period = row -> row.period() == null ? LAST : row.period();
        Function<CommissionView, String> name = row -> row.name().toLowerCase(Locale.ROOT);
        return Order.named(sort, text("period", period), text("-period", period), text("name", name),
                text("-name", name), number("quota", CommissionView::quota), number("-quota", CommissionView::quota),
                number("amount", CommissionView::amount), number("-amount", CommissionView::amount),
                number("attainment", CommissionView::attainmentPercent),
                number("-attainment", CommissionView::attainmentPercent),
                number("commission", CommissionView::commission), number("-commission", CommissionView::commission),
                number("deals", row -> BigDecimal.valueOf(row.deals())),
                number("-deals", row -> BigDecimal.valueOf(row.deals())));
    }

    private static Order<CommissionView, ?> text(String sort, Function<CommissionView, String> key) {
        return new Order<>(sort, key, text -> text, CommissionList::id);
    }

    /** What is null comes before 0. */
    private static Order<CommissionView, ?> number(String sort, Function<CommissionView, BigDecimal> key) {
        return new Order<>(sort, row -> key.apply(row) == null ? BigDecimal.ONE.negate() : key.apply(row),
                BigDecimal::new, CommissionList::id);
    }

    private static String id(CommissionView row) {
        return row.name().toLowerCase(Locale.ROOT) + '/' + row.personId() + '/'
                + (row.period() == null ? LAST : row.period()) + '/' + row.type();
    }
}
