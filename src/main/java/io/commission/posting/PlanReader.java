package io.commission.posting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Basis;
import io.commission.calculation.Bonus;
import io.commission.calculation.Dated;
import io.commission.calculation.Method;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.RateType;
import io.commission.calculation.ThresholdType;
import io.commission.calculation.Tier;
import io.commission.calculation.TierMode;
import io.commission.calculation.TierPeriod;
import io.commission.calculation.TierSchedule;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads the tenant's plans with their tiers and bonuses as the calculation sees them. */
@ApplicationScoped
class PlanReader {

    private final Sql sql;

    PlanReader(Sql sql) {
        this.sql = sql;
    }

    record Plans(Map<UUID, List<Dated<PlanTerms>>> byPlan, List<Dated<PlanTerms>> defaults) {
    }

    Plans read() {
        Map<UUID, TierSchedule> schedules = schedules();
        Map<UUID, List<Bonus>> bonuses = bonuses();
        Map<UUID, List<Dated<PlanTerms>>> byPlan = new HashMap<>();
        List<Dated<PlanTerms>> defaults = new ArrayList<>();
        sql.query("""
                select id, plan_id, effective_from, effective_to, name, type, basis, flat_amount, percent_rate,
                    minimum_margin_percent, margin_gate, is_default, rules, cap, floor
                from commission_plan_versions where tenant_id = ? and live order by plan_id, effective_from
                """, tenant()).list(row -> {
            Dated<PlanTerms> version = new Dated<>(TermsReader.range(row), terms(row, schedules, bonuses));
            if (row.flag("is_default")) {
                defaults.add(version);
            }
            return byPlan.computeIfAbsent(row.uuid("plan_id"), id -> new ArrayList<>()).add(version);
        });
        return new Plans(byPlan, defaults);
    }

    private static PlanTerms terms(Row row, Map<UUID, TierSchedule> schedules, Map<UUID, List<Bonus>> bonuses) {
        UUID versionId = row.uuid("id");
        Method method = switch (row.text("type")) {
            case "FLAT_FEE" -> Method.FLAT;
            case "TIERED" -> Method.TIERED;
            case "CUSTOM" -> Method.CUSTOM;
            default -> Method.PERCENT;
        };
        return new PlanTerms(row.uuid("plan_id"), versionId, row.text("name"), method,
                switch (method) {
                    case FLAT -> row.decimal("flat_amount");
                    case PERCENT -> row.decimal("percent_rate");
                    default -> null;
                }, row.oneOf(Basis.class, "basis"), row.decimal("minimum_margin_percent"), row.flag("margin_gate"),
                method == Method.TIERED ? schedules.get(versionId) : null, row.text("rules"), row.decimal("cap"),
                row.decimal("floor"), bonuses.getOrDefault(versionId, List.of()));
    }

    private Map<UUID, TierSchedule> schedules() {
        Map<UUID, List<Tier>> tiers = new HashMap<>();
        Map<UUID, TierSchedule> schedules = new HashMap<>();
        sql.query(
                """
                        select t.plan_version_id, t.tier_number, t.name, t.threshold_type, t.minimum, t.maximum, t.rate_type, t.rate,
                            t.period, v.tier_mode
                        from commission_plan_tiers t
                        join commission_plan_versions v on v.tenant_id = t.tenant_id and v.id = t.plan_version_id
                        where t.tenant_id = ? and v.live order by t.plan_version_id, t.tier_number
                        """,
                tenant()).list(row -> {
                    UUID version = row.uuid("plan_version_id");
                    List<Tier> set = tiers.computeIfAbsent(version, id -> new ArrayList<>());
                    set.add(new Tier(row.integer("tier_number"), row.text("name"), row.decimal("minimum"),
                            row.decimal("maximum"),
                            row.decimal("rate")));
                    return schedules.put(version, new TierSchedule(row.oneOf(ThresholdType.class, "threshold_type"),
                            row.oneOf(RateType.class, "rate_type"), row.oneOf(TierMode.class, "tier_mode"),
                            row.oneOf(TierPeriod.class, "period"), set));
                });
        return schedules;
    }

    private Map<UUID, List<Bonus>> bonuses() {
        Map<UUID, List<Bonus>> bonuses = new HashMap<>();
        sql.query("""
                select b.plan_version_id, b.bonus_number, b.name, b.threshold_type, b.threshold, b.amount
                from commission_plan_bonuses b
                join commission_plan_versions v on v.tenant_id = b.tenant_id and v.id = b.plan_version_id
                where b.tenant_id = ? and v.live order by b.plan_version_id, b.bonus_number
                """, tenant()).list(row -> bonuses.computeIfAbsent(row.uuid("plan_version_id"), id -> new ArrayList<>())
                .add(new Bonus(row.integer("bonus_number"), row.text("name"),
                        row.oneOf(ThresholdType.class, "threshold_type"), row.decimal("threshold"),
                        row.decimal("amount"))));
        return bonuses;
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
