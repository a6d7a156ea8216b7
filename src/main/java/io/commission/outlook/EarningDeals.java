package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.export.CsvTable;
import io.commission.forecast.Records;
import io.commission.forecast.Weights;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.http.Sorting;
import io.commission.money.MinorUnits;
import io.commission.money.Percent;
import io.commission.posting.deal.DealStatus;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.report.Audiences;
import io.commission.settings.SettingsBook;

/** Which deals make a person's record up. The person is one whom the caller may read, and only their own parts are shown (PERM-4). */
@ApplicationScoped
class EarningDeals {
    private static final String FROM = """
             from deal_figures f join opportunities o on o.tenant_id = f.tenant_id and o.id = f.opportunity_id
            left join deal_commissions d on d.tenant_id = f.tenant_id and d.opportunity_id = f.opportunity_id
            left join accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id
            where f.tenant_id = ? and f.person_id = ?
            """;
    private static final String ITEMS = """
            select f.opportunity_id, o.external_id, o.name, o.account_id, a.name as account_name, o.close_date, f.status, f.type,
                f.month, f.owned, o.amount, f.weighted_amount, f.commission, f.weighted_commission,
                d.commission as deal_commission, d.rate, d.rate_kept, d.missing, %s as sort_key"""
            + FROM;
    private static final String TOTAL = """
            select count(*) filter (where f.owned) as deals, coalesce(sum(f.amount), 0) as amount,
                coalesce(sum(f.weighted_amount), 0) as weighted_amount, coalesce(sum(f.commission), 0) as part,
                coalesce(sum(f.weighted_commission), 0) as weighted_part
             from deal_figures f where f.tenant_id = ? and f.person_id = ?
            """;
    private static final int AT_ONCE = 1_000;
    private static final int MOST_EXPORTED = 100_000;

    private final Sql sql;
    private final Caller caller;
    private final Audiences audiences;
    private final Frames frames;
    private final SettingsBook settings;

    EarningDeals(Sql sql, Caller caller, Audiences audiences, Frames frames, SettingsBook settings) {
        this.sql = sql;
        this.caller = caller;
        this.audiences = audiences;
        this.frames = frames;
        this.settings = settings;
    }

    private record Asked(UUID person, Frame frame, Weights weights, String condition, List<Object> parameters) {
        Object[] with(Object... more) {
            List<Object> all = new ArrayList<>(parameters);
            all.addAll(List.of(more));
            return all.toArray();
        }
    }

    private record Found(EarningDealsView.Item item, String sortKey) {
        Cursor cursor() {
            return Cursor.of(sortKey, item.dealId());
        }
    }

    EarningDealsView page(String personId, EarningDealsQuery query, Paging paging) {
        Asked asked = asked(personId, query);
        List<Found> found = find(asked, query.sorting(), paging.after(), paging.fetch());
        Page<EarningDealsView.Item> page = Page.of(found, paging, Found::item, Found::cursor);
        return new EarningDealsView(asked.person, asked.frame.currency(), total(asked), page.items(),
                page.nextCursor());
    }

    CsvTable csv(String personId, EarningDealsQuery query) {
        Asked asked = asked(personId, query);
        CsvTable table = EarningDealsView.table();
        Optional<Cursor> after = Optional.empty();
        int rows = 0;
        List<Found> found;
        do {
            found = find(asked, query.sorting(), after, AT_ONCE);
            rows += found.size();
            if (rows > MOST_EXPORTED) {
                throw Refusal.of(Code.LIMIT_EXCEEDED, "A file holds at most " + MOST_EXPORTED
                        + " deals; ask for one period.");
            }
            found.forEach(one -> EarningDealsView.row(table, one.item, asked.frame.currency()));
            after = found.isEmpty() ? after : Optional.of(found.get(found.size() - 1).cursor());
        } while (found.size() == AT_ONCE);
        return table;
    }

    private Asked asked(String personId, EarningDealsQuery query) {
        UUID person = audiences.person(personId);
        Frame frame = frames.current();
        Records.Span span = query.span(frame);
        String type = query.type();
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId(), person));
        String condition = "";
        if (span.from() == null) {
            condition += " and f.month is null";
        } else if (!span.undated()) {
            condition += " and f.month between ? and ?";
            parameters.add(span.from());
            parameters.add(span.to());
        }
        if (type != null) {
            condition += " and f.type = ?";
            parameters.add(type);
        }
        return new Asked(person, frame, Weights.of(settings.on(frame.today())), condition, parameters);
    }

    private List<Found> find(Asked asked, Sorting sorting, Optional<Cursor> after, int limit) {
        String query = ITEMS.formatted(sorting.column()) + asked.condition
                + (after.isPresent() ? sorting.after("f.opportunity_id") : "") + sorting.orderBy("f.opportunity_id")
                + " limit ?";
        Object[] parameters = after.isPresent()
                ? asked.with(after.get().text(0), after.get().uuid(1), limit)
                : asked.with(limit);
        return sql.query(query, parameters).list(row -> new Found(item(row, asked), row.text("sort_key")));
    }

    private static EarningDealsView.Item item(Row row, Asked asked) {
        MinorUnits units = asked.frame.units();
        DealStatus status = DealStatus.fromWire(row.text("status"));
        YearMonth month = row.month("month");
        LocalDate closes = row.date("close_date");
        BigDecimal amount = row.decimal("amount");
        BigDecimal rate = row.decimal("rate");
        return new EarningDealsView.Item(row.uuid("opportunity_id"), row.text("external_id"), row.text("name"),
                row.uuid("account_id"), row.text("account_name"), status, closes,
                month == null ? null : Frame.label(asked.frame.of(month)),
                CommissionType.of(row.text("type").equals("actual")), row.flag("owned"),
                amount == null ? null : units.exact(amount),
                row.decimal("deal_commission") == null ? units.zero() : units.exact(row.decimal("deal_commission")),
                rate, Boolean.TRUE.equals(row.flag("rate_kept")), weight(status, asked.weights),
                units.exact(row.decimal("commission")), units.exact(row.decimal("weighted_commission")),
                units.exact(row.decimal("weighted_amount")), row.text("missing"));
    }

    private static BigDecimal weight(DealStatus status, Weights weights) {
        return switch (status) {
            case PIPELINE -> weights.pipeline();
            case BEST_CASE -> weights.bestCase();
            case COMMIT -> weights.commit();
            default -> Percent.HUNDRED;
        };
    }

    private EarningDealsView.Total total(Asked asked) {
        MinorUnits units = asked.frame.units();
        return sql.query(TOTAL + asked.condition, asked.with()).one(row -> new EarningDealsView.Total(
                row.number("deals"), units.exact(row.decimal("amount")), units.exact(row.decimal("weighted_amount")),
                units.exact(row.decimal("weighted_part")), units.exact(row.decimal("part"))));
    }
}
