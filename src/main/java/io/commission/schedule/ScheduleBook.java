package io.commission.schedule;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.posting.deal.Cause;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealPosting;
import io.commission.posting.deal.Deals;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.ExactAmounts;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;
import io.commission.version.Days;

/** Plans, changes, deletes and reconciles rows one by one; what they post follows at once (OPP-3, ENT-2). */
@ApplicationScoped
class ScheduleBook {
    private static final long MOST_ROWS = 1_000;

    private final Sql sql;
    private final Clock clock;
    private final TenantProfiles tenants;
    private final Deals deals;
    private final DealPosting posting;

    ScheduleBook(Sql sql, Clock clock, TenantProfiles tenants, Deals deals, DealPosting posting) {
        this.sql = sql;
        this.clock = clock;
        this.tenants = tenants;
        this.deals = deals;
        this.posting = posting;
    }

    ScheduleRow add(UUID opportunity, ScheduleRowRequest request) {
        Deal deal = hold(opportunity);
        if (deal.rows().size() >= MOST_ROWS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "An opportunity has at most " + MOST_ROWS + " schedule rows.");
        }
        ScheduleRow row = new ScheduleRow();
        row.opportunityId = opportunity;
        apply(row, request);
        row.persistAndFlush();
        changed(opportunity);
        return row;
    }

    ScheduleRow change(UUID opportunity, UUID id, ScheduleRowRequest request, LongConsumer ifMatch) {
        ScheduleRow row = find(opportunity, id, ifMatch);
        long before = row.version;
        apply(row, request);
        row.flush();
        if (row.version != before) {
            changed(opportunity);
        }
        return row;
    }

    void delete(UUID opportunity, UUID id, LongConsumer ifMatch) {
        ScheduleRow row = find(opportunity, id, ifMatch);
        if (row.status != ScheduleStatus.PLANNED) {
            throw Refusal.of(Code.SCHEDULE_ROW_RECONCILED,
                    "A reconciled row stays: it has posted. Reconcile it again with another amount to correct it.");
        }
        row.delete();
        row.flush();
        changed(opportunity);
    }

    /**
     * The same amount again changes nothing, another one corrects it.
     *
     * @param actual null: the expected one, and of a reconciled row the amount that it has
     */
    ScheduleRow reconcile(UUID opportunity, UUID id, BigDecimal actual, LongConsumer ifMatch) {
        ScheduleRow row = find(opportunity, id, ifMatch);
        BigDecimal known = row.actualCommission == null ? row.expectedCommission : row.actualCommission;
        BigDecimal amount = actual == null ? known : exact().money("actualCommission", actual);
        if (row.actualCommission == null || row.actualCommission.compareTo(amount) != 0) {
            row.status = ScheduleStatus.RECONCILED;
            row.actualCommission = amount;
            row.reconciledAt = clock.instant();
            row.reconciledBy = TenantContext.required().actor();
            row.flush();
            changed(opportunity);
        }
        return row;
    }

    /** The opportunity as a whole is another one now; the ledger follows. */
    private void changed(UUID opportunity) {
        sql.update(
                """
                        update opportunities set version = version + 1, updated_at = ?, updated_by = ? where tenant_id = ? and id = ?
                        """,
                clock.instant(), TenantContext.required().actor(), TenantContext.required().tenantId(),
                opportunity);
        posting.settle(deals.hold(List.of(opportunity)), Cause.FACTS);
    }

    private Deal hold(UUID opportunity) {
        return deals.hold(List.of(opportunity)).stream().filter(deal -> !deal.deleted()).findFirst()
                .orElseThrow(() -> Refusal.notFound("opportunity"));
    }

    private ScheduleRow find(UUID opportunity, UUID id, LongConsumer ifMatch) {
        hold(opportunity);
        ScheduleRow row = ScheduleRow.find(opportunity, id).orElseThrow(() -> Refusal.notFound("schedule row"));
        ifMatch.accept(row.version);
        return row;
    }

    private void apply(ScheduleRow row, ScheduleRowRequest request) {
        Days.check("startDate", request.startDate());
        Days.check("endDate", request.endDate());
        if (request.endDate().isBefore(request.startDate())) {
            throw Refusal.of(Code.DATE_RANGE_INVALID, "The row ends before it starts.").field("endDate",
                    "lies before startDate");
        }
        row.externalId = request.externalId();
        row.startDate = request.startDate();
        row.endDate = request.endDate();
        row.expectedRevenue = kept(row.expectedRevenue, exact().money("expectedRevenue", request.expectedRevenue()));
        row.expectedCommission = kept(row.expectedCommission,
                exact().money("expectedCommission", request.expectedCommission()));
    }

    /** An equal amount with other zeros is no change. */
    private static BigDecimal kept(BigDecimal known, BigDecimal given) {
        return known != null && given != null && known.compareTo(given) == 0 ? known : given;
    }

    private ExactAmounts exact() {
        return new ExactAmounts(tenants.current().units());
    }
}
