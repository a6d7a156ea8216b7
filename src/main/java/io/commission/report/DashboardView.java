package io.commission.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.commission.export.CsvTable;
import io.commission.ledger.EntryType;
import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Dashboard")
public record DashboardView(
        @Schema(required = true) Side view,
        @Schema(required = true) YearMonth month,
        @Schema(required = true) String currency,
        @Schema(description = "Whose dashboard, or whose team; left out for everybody in the tenant") Person person,
        @Schema(required = true) Earnings earnings,
        @Schema(required = true) Draw draw,
        @Schema(required = true) long openExceptions,
        @Schema(required = true, description = "The latest five") List<LastPayout> lastPayouts,
        @Schema(description = "Only in the team's view") Team team) {

    /** Whose numbers: one person's, or those of everybody below. */
    public enum Side {
        SELF, TEAM
    }

    @RegisterForReflection
    @Schema(name = "DashboardPerson")
    public record Person(UUID id, String name) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "DashboardEarnings", description = "From the ledger, by commission month")
    public record Earnings(
            @Schema(required = true) TotalsView period,
            @Schema(required = true) List<OfType> byType,
            @Schema(required = true) TotalsView priorPeriod,
            @Schema(required = true, description = "The period's total less that of the period before") BigDecimal change,
            @Schema(nullable = true, description = "The change in percent of the period before; null where that was 0") BigDecimal changePercent,
            @Schema(required = true) TotalsView yearToDate,
            @Schema(required = true, description = "The last 12 months, the oldest first") List<TrendPoint> trend) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DashboardType")
    public record OfType(
            @Schema(required = true) EntryType type,
            @Schema(required = true) long entries,
            @Schema(required = true) BigDecimal pending,
            @Schema(required = true) BigDecimal approved,
            @Schema(required = true) BigDecimal inPayout,
            @Schema(required = true) BigDecimal paid,
            @Schema(required = true) BigDecimal total,
            BigDecimal retained) {
    }

    @RegisterForReflection
    @Schema(name = "DashboardTrendPoint")
    public record TrendPoint(@Schema(required = true) YearMonth month, @Schema(required = true) TotalsView totals) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DashboardDraw", description = "What is owed to the company; of a team, added up")
    public record Draw(@Schema(required = true) BigDecimal balance, BigDecimal lastDrawAmount, LocalDate lastDrawOn,
            BigDecimal lastRecoveryAmount, LocalDate lastRecoveryOn) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DashboardPayout")
    public record LastPayout(
            @Schema(required = true) UUID id,
            @Schema(required = true) String number,
            @Schema(required = true) UUID personId,
            @Schema(required = true) String person,
            @Schema(required = true) YearMonth month,
            @Schema(required = true) String status,
            @Schema(required = true) BigDecimal net,
            @Schema(required = true) LocalDate payoutDate, Instant paidAt) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "DashboardTeam")
    public record Team(@Schema(required = true) List<Member> items,
            @Schema(nullable = true, description = "Give it as cursor to get the next page") String nextCursor) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DashboardMember")
    public record Member(
            @Schema(required = true) UUID personId,
            @Schema(required = true) String name,
            String team,
            @Schema(required = true) TotalsView period,
            @Schema(required = true) TotalsView priorPeriod,
            @Schema(required = true) TotalsView yearToDate,
            @Schema(required = true) BigDecimal drawBalance,
            @Schema(required = true) long openExceptions,
            LastPayout lastPayout) {
    }

    /** The trend of one person, or the people of a team. */
    CsvTable csv() {
        return team == null ? trendCsv() : teamCsv();
    }

    private CsvTable trendCsv() {
        CsvTable table = new CsvTable("month", "pending", "approved", "in_payout", "paid", "total", "entries",
                "draw_advance", "draw_recovery", "currency");
        earnings.trend.forEach(point -> table.row(point.month, point.totals.pending(), point.totals.approved(),
                point.totals.inPayout(), point.totals.paid(), point.totals.total(), point.totals.entries(),
                point.totals.drawAdvance(), point.totals.drawRecovery(), currency));
        return table;
    }

    private CsvTable teamCsv() {
        CsvTable table = new CsvTable("person_id", "name", "team", "month", "pending", "approved", "in_payout", "paid",
                "total", "retained", "prior_total", "year_to_date", "draw_balance", "open_exceptions",
                "last_payout", "last_payout_status", "last_payout_net", "currency");
        team.items.forEach(row -> table.row(row.personId, row.name, row.team, month, row.period.pending(),
                row.period.approved(), row.period.inPayout(), row.period.paid(), row.period.total(),
                row.period.retained(), row.priorPeriod.total(), row.yearToDate.total(), row.drawBalance,
                row.openExceptions, row.lastPayout == null ? null : row.lastPayout.number(),
                row.lastPayout == null ? null : row.lastPayout.status(),
                row.lastPayout == null ? null : row.lastPayout.net(), currency));
        return table;
    }
}
