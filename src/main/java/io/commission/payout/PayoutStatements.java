package io.commission.payout;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Method;
import io.commission.database.Sql;
import io.commission.money.MinorUnits;
import io.commission.payout.statement.Statement;
import io.commission.payout.statement.StatementCsv;
import io.commission.payout.statement.StatementLine;
import io.commission.payout.statement.StatementPdf;
import io.commission.payout.statement.StatementTotals;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** A payout's statement: made and stored when it is first asked for, the same bytes ever after (PAY-6). */
@ApplicationScoped
class PayoutStatements {

    /** A statement outlives the payout's later states, so it names none of them. */
    private static final String STATUS = "Generated";

    private final Sql sql;
    private final Clock clock;
    private final TenantProfiles profiles;
    private final Payouts payouts;
    private final PayoutLines lines;

    PayoutStatements(Sql sql, Clock clock, TenantProfiles profiles, Payouts payouts, PayoutLines lines) {
        this.sql = sql;
        this.payouts = payouts;
        this.clock = clock;
        this.profiles = profiles;
        this.lines = lines;
    }

    record Stored(byte[] pdf, byte[] csv) {
    }

    Stored of(UUID payoutId) {
        return stored(payoutId).orElseGet(() -> {
            store(payouts.hold(payoutId));
            return stored(payoutId).orElseThrow();
        });
    }

    private Optional<Stored> stored(UUID payoutId) {
        return sql.query(
                "select pdf, csv from payout_statements where tenant_id = ? and payout_id = ?",
                TenantContext.required().tenantId(),
                payoutId)
                .first(row -> new Stored(row.bytes("pdf"), row.bytes("csv")));
    }

    private void store(Payout payout) {
        if (payout.status() == PayoutStatus.STOPPED) {
            throw Refusal.of(Code.PAYOUT_STOPPED, "A stopped payout has no statement.");
        }
        if (payout.status() == PayoutStatus.VOID) {
            throw Refusal.of(Code.PAYOUT_VOID, "The payout became void before a statement of it was asked for.");
        }
        Statement statement = statement(payout);
        sql.update(
                """
                        insert into payout_statements (tenant_id, payout_id, pdf, csv, created_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                TenantContext.required().tenantId(),
                payout.id(),
                StatementPdf.render(statement),
                StatementCsv.render(statement),
                clock.instant());
    }

    private Statement statement(Payout payout) {
        TenantProfile tenant = profiles.current();
        MinorUnits units = tenant.units();
        Payout.Amounts amounts = payout.amounts().in(units);
        List<StatementLine> entries = lines.all(payout).stream()
                .filter(line -> !line.isDraw())
                .map(line -> line(line, units))
                .toList();
        return new Statement(
                tenant.name(),
                payout.personName(),
                payout.periodStart(),
                payout.periodEnd(),
                payout.number(),
                payout.payoutDate(),
                STATUS,
                null,
                tenant.currency(),
                units.digits(),
                entries,
                new StatementTotals(
                        amounts.gross(),
                        amounts.adjustments(),
                        amounts.drawAdvance(),
                        amounts.drawAdvanceFree(),
                        amounts.drawRecovery(),
                        amounts.net(),
                        amounts.balanceBefore(),
                        amounts.balanceAfter()));
    }

    private static StatementLine line(PayoutLine line, MinorUnits units) {
        return new StatementLine(
                line.day(),
                line.earnedMonth(),
                line.type().name(),
                line.reference(),
                line.customer(),
                line.planName(),
                line.basis() == null ? null : line.basis().name(),
                line.basisAmount() == null ? null : units.exact(line.basisAmount()),
                line.rate(),
                line.method() == Method.FLAT && line.rate() != null,
                line.splitPercent(),
                units.exact(line.amount()),
                line.priorPeriod(),
                line.notes());
    }
}
