package io.commission.payout;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.export.CsvTable;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.money.MinorUnits;

/** Lists payouts that the caller may see, by page or as one CSV file. */
@ApplicationScoped
class PayoutList {

    private final Sql sql;
    private final Caller caller;

    PayoutList(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    Page<PayoutView> page(PayoutFilter filter, Paging paging) {
        PayoutSort sort = filter.sort();
        List<Object> parameters = new ArrayList<>();
        String conditions = filter.conditions(caller.tenantId(), caller.visible(), parameters);
        if (paging.after().isPresent()) {
            conditions += " and " + sort.after();
            parameters.addAll(sort.position(paging.after().get()));
        }
        parameters.add(paging.fetch());
        List<Payout> rows = sql.query(
                "select " + Payout.COLUMNS + Payout.FROM + "where " + conditions + " " + sort.orderBy() + " limit ?",
                parameters.toArray())
                .list(Payout::of);
        return Page.of(rows, paging, payout -> PayoutView.of(payout, units()), sort::cursor);
    }

    CsvTable table(PayoutFilter filter) {
        List<Object> parameters = new ArrayList<>();
        String conditions = filter.conditions(caller.tenantId(), caller.visible(), parameters);
        CsvTable table = new CsvTable("number", "month", "period_start", "period_end", "payout_date", "person_id",
                "person", "gross",
                "adjustments", "draw_advance", "draw_recovery", "net", "balance_before", "balance_after", "currency",
                "status", "payment_method", "payment_reference", "paid_at");
        sql.query(
                "select " + Payout.COLUMNS + Payout.FROM + "where " + conditions + " " + filter.sort().orderBy(),
                parameters.toArray())
                .stream(row -> add(table, PayoutView.of(Payout.of(row), units())));
        return table;
    }

    private void add(CsvTable table, PayoutView payout) {
        table.row(
                payout.number(),
                payout.month(),
                payout.periodStart(),
                payout.periodEnd(),
                payout.payoutDate(),
                payout.personId(),
                payout.personName(),
                payout.gross(),
                payout.adjustments(),
                payout.drawAdvance(),
                payout.drawRecovery(),
                payout.net(),
                payout.balanceBefore(),
                payout.balanceAfter(),
                caller.currency().getCurrencyCode(),
                payout.status(),
                payout.paymentMethod(),
                payout.paymentReference(),
                payout.paidAt());
    }

    private MinorUnits units() {
        return MinorUnits.of(caller.currency().getCurrencyCode());
    }
}
