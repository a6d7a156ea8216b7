package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.forecast.Period;
import io.commission.forecast.Quota;
import io.commission.money.MinorUnits;
import io.commission.report.Audience;
import io.commission.tenant.TenantContext;

/** Reads what the targets of many ask for together, and person by person, one statement for any number of them. */
@ApplicationScoped
class QuotaSums {
    private static final String FROM = " from targets where tenant_id = ? and start_date <= ? and end_date >= ?";

    private final Sql sql;

    QuotaSums(Sql sql) {
        this.sql = sql;
    }

    /** The same target of so many people. */
    private record Alike(Quota quota, long people) {
    }

    /** What people's quotas add up to; each is divided by itself, so that the sums are those of their records. */
    record Sums(List<Alike> targets, MinorUnits units) {
        BigDecimal of(Period from, Period to) {
            BigDecimal sum = units.zero();
            for (Alike alike : targets) {
                BigDecimal one = Quota.of(List.of(alike.quota), from, to, units);
                sum = sum.add(one.multiply(BigDecimal.valueOf(alike.people)));
            }
            return sum;
        }
    }

    Sums of(Audience audience, LocalDate from, LocalDate to, MinorUnits units) {
        return new Sums(sql.query("select start_date, end_date, quota, count(*)" + FROM
                + audience.condition("person_id") + " group by 1, 2, 3",
                audience.parameters(tenant(), to, from)).list(
                        row -> new Alike(
                                new Quota(row.date(1), row.date(2), row.decimal(3)), row.number(4))),
                units);
    }

    Map<UUID, Sums> byPerson(Audience audience, LocalDate from, LocalDate to, MinorUnits units) {
        Map<UUID, Sums> sums = new HashMap<>();
        sql.query("select person_id, start_date, end_date, quota" + FROM + audience.condition("person_id"),
                audience.parameters(tenant(), to, from))
                .list(row -> sums.computeIfAbsent(row.uuid(1), person -> new Sums(new ArrayList<>(), units)).targets
                        .add(new Alike(new Quota(row.date(2), row.date(3), row.decimal(4)), 1)));
        return sums;
    }

    static Sums none(MinorUnits units) {
        return new Sums(List.of(), units);
    }

    static Sums together(Collection<Sums> several, MinorUnits units) {
        return new Sums(several.stream().flatMap(sums -> sums.targets.stream()).toList(), units);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
