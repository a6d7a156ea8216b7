package io.commission.payout;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.ledger.ClosedMonths;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Whether a month may be paid now, and closing it (PAY-2, TIME-6). */
@ApplicationScoped
class PayoutMonths {

    private final Sql sql;
    private final Clock clock;
    private final ClosedMonths closedMonths;
    private final PayoutRulesOnFile rulesOnFile;

    PayoutMonths(Sql sql, Clock clock, ClosedMonths closedMonths, PayoutRulesOnFile rulesOnFile) {
        this.sql = sql;
        this.clock = clock;
        this.closedMonths = closedMonths;
        this.rulesOnFile = rulesOnFile;
    }

    /**
     * Plans a run in the caller's transaction. The full run closes its month here, before anybody is worked: entries posted from then
     * on belong to the next month, and approvals from then on are late, however long the run takes and however often it starts anew.
     *
     * @param asked null: the last month or quarter that is over
     */
    RunPlan plan(YearMonth asked, PayoutOrigin origin, boolean preview) {
        PayoutRules rules = rulesOnFile.read();
        LocalDate today = rules.localDate(clock.instant());
        YearMonth month = asked == null ? lastOver(rules, today) : asked;
        if (!today.isAfter(month.atEndOfMonth())) {
            throw Refusal.of(Code.MONTH_NOT_OVER, "%s ends on %s in %s, where it is %s. Run it after that day."
                    .formatted(month, month.atEndOfMonth(), rules.zone(), today)).field("month", "is not over");
        }
        if (!rules.isPaid(month)) {
            throw Refusal
                    .of(Code.MONTH_WITHOUT_PAYOUT, "Payouts are made quarterly: give the quarter's last month, not %s."
                            .formatted(month))
                    .field("month", "is not the last of a quarter");
        }
        boolean closes = origin == PayoutOrigin.RUN && !preview;
        ClosedMonths.Last last = closes ? closedMonths.holdForClosing() : closedMonths.last();
        closedMonths.incomplete().filter(earlier -> earlier.isBefore(month)).ifPresent(earlier -> {
            throw outOfOrder(
                    "The run of %s has not reached everybody yet. Run that month again first.".formatted(earlier));
        });
        Instant approvedUntil = null;
        if (last.covers(month)) {
            approvedUntil = closedMonths.closing(month)
                    .orElseThrow(() -> outOfOrder(
                            "%s was not run when its turn came, and %s is closed. Its entries are in later months."
                                    .formatted(month, last.month())))
                    .closedAt();
        } else {
            YearMonth start = rules.period(month).get(0);
            earliestOpen(last.month(), start).ifPresent(earlier -> {
                throw outOfOrder("%s has entries or draws and is not closed. Run that month first.".formatted(earlier));
            });
            if (closes) {
                closedMonths.close(month, TenantContext.required().actor());
                approvedUntil = closedMonths.closing(month).orElseThrow().closedAt();
            }
        }
        return new RunPlan(month, rules.period(month), rules, origin, preview, approvedUntil, today);
    }

    void complete(RunPlan plan) {
        closedMonths.complete(plan.month());
    }

    private static Refusal outOfOrder(String detail) {
        return Refusal.of(Code.MONTHS_IN_ORDER, detail).field("month", "is out of order");
    }

    private static YearMonth lastOver(PayoutRules rules, LocalDate today) {
        YearMonth month = YearMonth.from(today).minusMonths(1);
        while (!rules.isPaid(month)) {
            month = month.minusMonths(1);
        }
        return month;
    }

    /**
     * The earliest month between the last closed one and the start that has live entries or, once a tenant has begun to close months,
     * draws. Before the first one only entries count: draws of the years before the tenant came here were paid elsewhere.
     */
    private Optional<YearMonth> earliestOpen(YearMonth lastClosed, YearMonth start) {
        return sql.query(
                """
                        select least(
                            (select min(commission_month) from entry_totals where tenant_id = ? and state <> 'REVERSED' and entries > 0
                                and commission_month < ? and (?::date is null or commission_month > ?::date)),
                            (select min(date_trunc('month', d.day)::date)
                             from (select (first + interval '1 month')::date - 1 as day
                                   from generate_series(?::date + interval '1 month', ?::date - interval '1 month', interval '1 month')
                                       as first) as d
                             join user_commission_assignment_versions a on a.tenant_id = ?
                             join people p on p.tenant_id = a.tenant_id and p.id = a.person_id
                             where """
                        + " " + Draws.IN_FORCE
                        + """
                                )) as month
                                """,
                tenant(),
                start,
                lastClosed,
                lastClosed,
                lastClosed,
                start,
                tenant())
                .first(row -> row.month("month"));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
