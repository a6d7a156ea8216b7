package io.commission.forecast;

import static io.commission.database.Columns.column;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.posting.deal.DealCommission;
import io.commission.posting.deal.DealStatus;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;

/** Reads and writes the figures of many deals, a statement each. */
@ApplicationScoped
class FigureTable {
    private final Sql sql;
    private final TenantProfiles tenants;
    private final Clock clock;

    FigureTable(Sql sql, TenantProfiles tenants, Clock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.clock = clock;
    }

    List<DealFigure> of(Collection<UUID> deals) {
        int digits = tenants.current().units().digits();
        return sql
                .query("""
                        select opportunity_id, person_id, status, month, owned, amount, weighted_amount, commission, weighted_commission
                        from deal_figures where tenant_id = ? and opportunity_id = any(?::uuid[])
                        """,
                        tenant(), deals)
                .list(row -> figure(row, digits));
    }

    private static DealFigure figure(Row row, int digits) {
        LocalDate month = row.date(4);
        return new DealFigure(row.uuid(1), row.uuid(2), DealStatus.fromWire(row.text(3)),
                month == null ? null : YearMonth.from(month), row.flag(5), money(row, 6, digits),
                money(row, 7, digits), money(row, 8, digits), money(row, 9, digits));
    }

    /** In minor units; what is finer, as of a former currency, stays so and differs from what is computed. */
    private static BigDecimal money(Row row, int column, int digits) {
        BigDecimal amount = row.decimal(column);
        return amount.stripTrailingZeros().scale() > digits ? amount : amount.setScale(digits);
    }

    /** What is kept of a deal as a whole, comparable with what is computed. */
    record Earned(BigDecimal commission, BigDecimal rate, UUID targetId, boolean kept, String missing) {

        /** Null where the deal counts for nobody. */
        static Earned of(DealCommission commission) {
            if (commission == null) {
                return null;
            }
            DealCommission.Rated rated = commission.rated();
            return new Earned(plain(commission.amount()), rated == null ? null : plain(rated.rate()),
                    rated == null ? null : rated.targetId(), rated != null && rated.kept(), commission.missing());
        }

        private static BigDecimal plain(BigDecimal number) {
            return number == null ? null : number.stripTrailingZeros();
        }
    }

    Map<UUID, Earned> earned(Collection<UUID> deals) {
        Map<UUID, Earned> earned = new HashMap<>();
        sql.query("""
                select opportunity_id, commission, rate, target_id, rate_kept, missing from deal_commissions
                where tenant_id = ? and opportunity_id = any(?::uuid[])
                """, tenant(), deals).list(row -> earned.put(row.uuid(1), new Earned(Earned.plain(row.decimal(2)),
                Earned.plain(row.decimal(3)), row.uuid(4), row.flag(5), row.text(6))));
        return earned;
    }

    /** What deals earn as a whole; those without are forgotten. */
    void keep(List<UUID> deals, Map<UUID, DealCommission> commissions) {
        List<UUID> none = deals.stream().filter(id -> !commissions.containsKey(id)).toList();
        if (!none.isEmpty()) {
            sql.update("delete from deal_commissions where tenant_id = ? and opportunity_id = any(?::uuid[])", tenant(),
                    none);
        }
        if (commissions.isEmpty()) {
            return;
        }
        List<Map.Entry<UUID, DealCommission>> rows = List.copyOf(commissions.entrySet());
        sql.update(
                """
                        insert into deal_commissions as d (tenant_id, opportunity_id, commission, rate, target_id, rate_kept, missing)
                        select ?, n.* from unnest(?::uuid[], ?::numeric[], ?::numeric[], ?::uuid[], ?::boolean[], ?::text[])
                            as n(opportunity_id, commission, rate, target_id, rate_kept, missing)
                        where not exists (select 1 from deal_commissions k where k.tenant_id = ? and k.opportunity_id = n.opportunity_id
                            and (k.commission, k.rate, k.target_id, k.rate_kept, k.missing)
                                is not distinct from (n.commission, n.rate, n.target_id, n.rate_kept, n.missing))
                        on conflict (tenant_id, opportunity_id) do update set commission = excluded.commission, rate = excluded.rate,
                            target_id = excluded.target_id, rate_kept = excluded.rate_kept, missing = excluded.missing
                        """,
                tenant(), column(rows, Map.Entry::getKey, UUID[]::new),
                column(rows, row -> row.getValue().amount(), BigDecimal[]::new),
                column(rows, rated(DealCommission.Rated::rate), BigDecimal[]::new),
                column(rows, rated(DealCommission.Rated::targetId), UUID[]::new),
                column(rows, row -> row.getValue().rated() != null && row.getValue().rated().kept(), Boolean[]::new),
                column(rows, row -> row.getValue().missing(), String[]::new), tenant());
    }

    private static <V> Function<Map.Entry<UUID, DealCommission>, V> rated(Function<DealCommission.Rated, V> value) {
        return row -> row.getValue().rated() == null ? null : value.apply(row.getValue().rated());
    }

    void delete(List<DealFigure> figures) {
        if (!figures.isEmpty()) {
            sql.update("""
                    delete from deal_figures f using unnest(?::uuid[], ?::uuid[]) as n(opportunity_id, person_id)
                    where f.tenant_id = ? and f.opportunity_id = n.opportunity_id and f.person_id = n.person_id
                    """, column(figures, DealFigure::opportunityId, UUID[]::new),
                    column(figures, DealFigure::personId, UUID[]::new), tenant());
        }
    }

    void write(List<DealFigure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into deal_figures as f (tenant_id, opportunity_id, person_id, type, status, month, owned, amount,
                            weighted_amount, commission, weighted_commission)
                        select ?, * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::date[], ?::boolean[], ?::numeric[],
                            ?::numeric[], ?::numeric[], ?::numeric[])
                        on conflict (tenant_id, opportunity_id, person_id) do update set type = excluded.type, status = excluded.status,
                            month = excluded.month, owned = excluded.owned, amount = excluded.amount,
                            weighted_amount = excluded.weighted_amount, commission = excluded.commission,
                            weighted_commission = excluded.weighted_commission
                        """,
                tenant(), column(figures, DealFigure::opportunityId, UUID[]::new),
                column(figures, DealFigure::personId, UUID[]::new),
                column(figures, figure -> type(figure.actual()), String[]::new),
                column(figures, figure -> figure.status().wireName(), String[]::new),
                column(figures, figure -> firstDay(figure.month()), LocalDate[]::new),
                column(figures, DealFigure::owned, Boolean[]::new),
                column(figures, DealFigure::amount, BigDecimal[]::new),
                column(figures, DealFigure::weightedAmount, BigDecimal[]::new),
                column(figures, DealFigure::commission, BigDecimal[]::new),
                column(figures, DealFigure::weightedCommission, BigDecimal[]::new));
    }

    /** Adds to the records, in their order; others that change the same ones at this moment add too. */
    void add(List<RecordSums.Sum> sums, Trigger trigger) {
        if (sums.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into commission_records as r (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount,
                            best_case_amount, commit_amount, unweighted_commission, commission, calculated_at, trigger)
                        select ?, n.*, ?, ? from unnest(?::uuid[], ?::date[], ?::text[], ?::integer[], ?::numeric[], ?::numeric[], ?::numeric[],
                            ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[]) as n
                        on conflict (tenant_id, person_id, month, type) do update set deals = r.deals + excluded.deals,
                            amount = r.amount + excluded.amount, weighted_amount = r.weighted_amount + excluded.weighted_amount,
                            pipeline_amount = r.pipeline_amount + excluded.pipeline_amount,
                            best_case_amount = r.best_case_amount + excluded.best_case_amount,
                            commit_amount = r.commit_amount + excluded.commit_amount,
                            unweighted_commission = r.unweighted_commission + excluded.unweighted_commission,
                            commission = r.commission + excluded.commission,
                            calculated_at = excluded.calculated_at, trigger = excluded.trigger
                        """,
                tenant(), clock.instant(), trigger.wireName(), column(sums, sum -> sum.key.personId(), UUID[]::new),
                column(sums, sum -> firstDay(sum.key.month()), LocalDate[]::new),
                column(sums, sum -> type(sum.key.actual()), String[]::new),
                column(sums, sum -> sum.deals, Integer[]::new), column(sums, sum -> sum.amount, BigDecimal[]::new),
                column(sums, sum -> sum.weightedAmount, BigDecimal[]::new),
                column(sums, sum -> sum.pipeline, BigDecimal[]::new),
                column(sums, sum -> sum.bestCase, BigDecimal[]::new),
                column(sums, sum -> sum.commit, BigDecimal[]::new),
                column(sums, sum -> sum.commission, BigDecimal[]::new),
                column(sums, sum -> sum.weightedCommission, BigDecimal[]::new));
    }

    /** Both records of each person and month are there, and say what was last looked at. */
    void mark(SortedMap<UUID, SortedSet<YearMonth>> months, Trigger trigger) {
        List<UUID> people = new ArrayList<>();
        List<LocalDate> firstDays = new ArrayList<>();
        months.forEach((person, own) -> own.forEach(month -> {
            people.add(person);
            firstDays.add(month.atDay(1));
        }));
        sql.update(
                """
                        insert into commission_records as r (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount,
                            best_case_amount, commit_amount, unweighted_commission, commission, calculated_at, trigger)
                        select ?, n.person_id, n.month, t.type, 0, 0, 0, 0, 0, 0, 0, 0, ?, ?
                        from unnest(?::uuid[], ?::date[]) as n (person_id, month) cross join (values ('actual'), ('projected')) as t (type)
                        on conflict (tenant_id, person_id, month, type)
                        do update set calculated_at = excluded.calculated_at, trigger = excluded.trigger
                        """,
                tenant(), clock.instant(), trigger.wireName(), people, firstDays);
    }

    private static String type(boolean actual) {
        return actual ? "actual" : "projected";
    }

    private static LocalDate firstDay(YearMonth month) {
        return month == null ? null : month.atDay(1);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
