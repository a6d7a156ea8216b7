package io.commission.payout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/**
 * The draws of people: that of the assignment in force on a month's last day, none for a month whose last day is after the commission
 * end date (DRAW-1) or on which the person is not eligible.
 */
@ApplicationScoped
class Draws {

    /** A person has a draw in force on the day: conditions over {@code a}, {@code p} and {@code d.day}. */
    static final String IN_FORCE = """
            a.live and a.draw_amount > 0 and d.day >= a.effective_from and (a.effective_to is null or d.day <= a.effective_to)
            and p.kind = 'PERSON' and d.day <= coalesce(p.commission_end_date, p.termination_date, 'infinity')
            and (p.ineligible_since is null or d.day < p.ineligible_since)
            """;

    private final Sql sql;

    Draws(Sql sql) {
        this.sql = sql;
    }

    /** @param amount minor units of the currency */
    record Draw(BigDecimal amount, boolean recoverable) {

        static final Draw NONE = new Draw(BigDecimal.ZERO, true);
    }

    record PersonMonth(UUID personId, YearMonth month) {
    }

    /** The draws of the people in each of the months; who has none is not in the answer. */
    Map<PersonMonth, Draw> of(Collection<UUID> people, List<YearMonth> months, PayoutRules rules) {
        Map<PersonMonth, Draw> draws = new HashMap<>();
        LocalDate[] lastDays = months.stream().map(YearMonth::atEndOfMonth).toArray(LocalDate[]::new);
        sql.query(
                """
                        select a.person_id, d.day, a.draw_amount, a.draw_recoverable,
                            (select sum(b.draw_amount * (least(coalesce(b.effective_to, d.day), d.day)
                                    - greatest(b.effective_from, date_trunc('month', d.day)::date) + 1))
                             from user_commission_assignment_versions b
                             where b.tenant_id = a.tenant_id and b.person_id = a.person_id and b.live and b.draw_amount > 0
                                and b.effective_from <= d.day and coalesce(b.effective_to, d.day) >= date_trunc('month', d.day)::date
                            ) as amount_days
                        from unnest(?::date[]) as d (day)
                        join user_commission_assignment_versions a on a.tenant_id = ? and a.person_id = any(?::uuid[])
                        join people p on p.tenant_id = a.tenant_id and p.id = a.person_id
                        where """
                        + " " + IN_FORCE,
                lastDays,
                tenant(),
                people)
                .list(row -> {
                    YearMonth month = YearMonth.from(row.date("day"));
                    draws.put(new PersonMonth(row.uuid("person_id"), month), draw(row, month, rules));
                    return row;
                });
        return draws;
    }

    /** Prorated: each day of the month brings its own draw's part. */
    private static Draw draw(Row row, YearMonth month, PayoutRules rules) {
        boolean recoverable = row.flag("draw_recoverable");
        if (!rules.on(month.atEndOfMonth()).prorateDraws()) {
            return new Draw(rules.units().exact(row.decimal("draw_amount")), recoverable);
        }
        BigDecimal days = BigDecimal.valueOf(month.lengthOfMonth());
        BigDecimal amount = row.decimal("amount_days").divide(days, rules.units().digits(), RoundingMode.HALF_UP);
        return new Draw(amount, recoverable);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
