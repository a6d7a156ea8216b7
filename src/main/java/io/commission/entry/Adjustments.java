package io.commission.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.export.CsvTable;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.http.Sorting;
import io.commission.money.MinorUnits;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Reads ADJUSTMENT entries for finance; others see those of people whom they may see (PERM-4). */
@RequestScoped
class Adjustments {
    private static final int MOST = 100_000;
    private static final String SELECT = """
            select e.id, e.person_id, p.name as person_name, p.kind <> 'PERSON' as retained, e.commission_month, e.earned_month,
                e.amount, e.status, e.origin, e.reason, e.notes, e.opportunity_id, o.external_id as opportunity_external_id,
                o.name as opportunity_name, e.schedule_row_id, r.start_date, r.end_date, e.load_id,
                l.external_id as load_external_id, c.id as change_id, c.batch_id, e.corrects_id, e.supersedes_id, e.payout_id,
                e.created_at, e.created_by, %s as sort_key
            from commission_entries e
            join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
            left join opportunities o on o.tenant_id = e.tenant_id and o.id = e.opportunity_id
            left join revenue_schedules r on r.tenant_id = e.tenant_id and r.id = e.schedule_row_id
            left join loads l on l.tenant_id = e.tenant_id and l.id = e.load_id
            left join commission_changes c on c.tenant_id = e.tenant_id and c.id = e.caused_by_id and e.origin = 'REASSIGNMENT'
            """;

    private final Sql sql;
    private final Caller caller;

    Adjustments(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    private record Found(AdjustmentView view, String sortKey) {
    }

    Page<AdjustmentView> page(AdjustmentFilter filter, Paging paging) {
        Sorting sorting = filter.sorting();
        List<Object> parameters = new ArrayList<>();
        String where = filter.conditions(caller.tenantId(), caller.visible(), parameters);
        Optional<Cursor> cursor = paging.after();
        if (cursor.isPresent()) {
            where += filter.newestFirst() ? " and e.id < ?" : sorting.after("e.id");
            parameters.addAll(filter.newestFirst()
                    ? List.of(cursor.get().uuid(1))
                    : List.of(cursor.get().text(0), cursor.get().uuid(1)));
        }
        parameters.add(paging.fetch());
        MinorUnits units = units();
        List<Found> found = sql.query(SELECT.formatted(sorting.column()) + where + order(filter) + " limit ?",
                parameters.toArray()).list(row -> new Found(AdjustmentView.of(row, units), row.text("sort_key")));
        return Page.of(found, paging, Found::view, one -> Cursor.of(one.sortKey(), one.view().id()));
    }

    /** The whole list, at most 100,000 rows. */
    CsvTable table(AdjustmentFilter filter) {
        List<Object> parameters = new ArrayList<>();
        String where = filter.conditions(caller.tenantId(), caller.visible(), parameters);
        CsvTable table = new CsvTable("id", "person_id", "person", "period", "earned_period", "amount", "currency",
                "status", "origin", "reason", "opportunity", "opportunity_name", "row_start", "row_end", "load",
                "batch_id",
                "commission_change_id", "corrects_entry_id", "payout_id", "created_at", "created_by");
        int[] rows = {0};
        MinorUnits units = units();
        sql.query(SELECT.formatted(filter.sorting().column()) + where + order(filter) + " limit " + (MOST + 1),
                parameters.toArray()).stream(row -> {
                    if (++rows[0] > MOST) {
                        throw Refusal.of(Code.LIMIT_EXCEEDED,
                                "An export holds at most " + MOST + " adjustments; filter by month or person.");
                    }
                    add(table, row, units);
                });
        return table;
    }

    private void add(CsvTable table, Row row, MinorUnits units) {
        AdjustmentView one = AdjustmentView.of(row, units);
        table.row(one.id(), one.personId(), one.personName(), one.period(), one.earnedPeriod(), one.amount(),
                caller.currency().getCurrencyCode(), one.status(), one.origin(), one.reason(),
                one.opportunityExternalId(), one.opportunityName(), one.scheduleRowStart(), one.scheduleRowEnd(),
                one.loadExternalId(), one.batchId(), one.commissionChangeId(), one.correctsEntryId(), one.payoutId(),
                one.createdAt(), one.createdBy());
    }

    private static String order(AdjustmentFilter filter) {
        return filter.newestFirst() ? " order by e.id desc" : filter.sorting().orderBy("e.id");
    }

    private MinorUnits units() {
        return new MinorUnits(caller.currency().getDefaultFractionDigits());
    }
}
