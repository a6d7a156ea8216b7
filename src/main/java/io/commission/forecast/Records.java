package io.commission.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Scope;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads the sums that are kept by person and month; never the deals behind them (API-4). */
@ApplicationScoped
public class Records {
    private static final String WHOSE = " from commission_records where tenant_id = ? and (";
    private static final String EACH = """
            select person_id, month, type, deals::bigint as deals, amount, weighted_amount, pipeline_amount, best_case_amount,
                commit_amount, unweighted_commission, commission, calculated_at, trigger"""
            + WHOSE;
    private static final String SUMS = """
            sum(deals)::bigint as deals, sum(amount) as amount, sum(weighted_amount) as weighted_amount, sum(pipeline_amount) as pipeline_amount,
                sum(best_case_amount) as best_case_amount, sum(commit_amount) as commit_amount,
                sum(unweighted_commission) as unweighted_commission, sum(commission) as commission,
                max(calculated_at) as calculated_at, 'manual' as trigger"""
            + WHOSE;

    private final Sql sql;

    Records(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param personId null in sums over people; their trigger says nothing
     * @param month null: undated
     * @param actual otherwise projected
     */
    public record Kept(UUID personId, YearMonth month, boolean actual, RecordValues values, Instant calculatedAt,
            Trigger trigger) {
        private static Kept of(Row row) {
            return new Kept(row.uuid("person_id"), row.month("month"), row.text("type").equals("actual"),
                    new RecordValues(row.number("deals"), row.decimal("amount"), row.decimal("weighted_amount"),
                            row.decimal("pipeline_amount"), row.decimal("best_case_amount"),
                            row.decimal("commit_amount"), row.decimal("unweighted_commission"),
                            row.decimal("commission")),
                    row.instant("calculated_at"), Trigger.fromWire(row.text("trigger")));
        }
    }

    /** Which months are read. */
    public record Span(LocalDate from, LocalDate to, boolean undated) {
        public static final Span UNDATED = new Span(null, null, true);

        public static Span of(YearMonth from, YearMonth to) {
            return new Span(from.atDay(1), to.atDay(1), false);
        }

        public static Span all() {
            return new Span(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 1), true);
        }

        public Span andUndated() {
            return new Span(from, to, true);
        }

        private String condition() {
            return from == null ? "month is null" : "month between ? and ?" + (undated ? " or month is null" : "");
        }
    }

    /** Each by person, month and type. */
    public List<Kept> of(Scope whose, Span span) {
        return read(EACH, whose, span, "", List.of());
    }

    /** Added up over people, by month and type. */
    public List<Kept> sums(Scope whose, Span span) {
        return read("select null::uuid as person_id, month, type, " + SUMS, whose, span, " group by month, type",
                List.of());
    }

    /**
     * Added up by person and type: the months from one on together, under its name, and those before it together, under the name of
     * the first month of all.
     */
    public List<Kept> byPerson(Scope whose, Span span, YearMonth since) {
        return read(
                """
                        select person_id, case when month >= ?::date then ?::date when month is null then null else ?::date end as month, type,
                        """
                        + SUMS,
                whose, span, " group by 1, 2, 3", List.of(since, since, span.from()));
    }

    private List<Kept> read(String select, Scope whose, Span span, String end, List<Object> first) {
        List<Object> parameters = new ArrayList<>(first);
        parameters.add(TenantContext.required().tenantId());
        if (span.from() != null) {
            parameters.add(span.from());
            parameters.add(span.to());
        }
        String people = "";
        if (!whose.all()) {
            people = " and person_id = any(?::uuid[])";
            parameters.add(whose.people());
        }
        return sql.query(select + span.condition() + ")" + people + end, parameters.toArray()).list(Kept::of);
    }
}
