package io.commission.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Basis;
import io.commission.calculation.RateType;
import io.commission.calculation.ThresholdType;
import io.commission.calculation.TierMode;
import io.commission.calculation.TierPeriod;
import io.commission.database.Ids;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;
import io.commission.version.Succession;
import io.commission.version.Versions;

/** The rows of plan versions with their tiers and bonuses. */
@ApplicationScoped
class PlanRows {
    static final Versions VERSIONS = new Versions("commission_plan_versions", "plan_id");

    /** For queries over commission_plans p and commission_plan_versions v. */
    static final String COLUMNS = """
            p.id as plan_id, p.external_id, p.status, p.version as identity_version, v.id, v.effective_from, v.effective_to,
            v.revision, v.live, v.name, v.description, v.type, v.basis, v.flat_amount, v.percent_rate, v.minimum_margin_percent,
            v.margin_gate, v.is_default, v.tier_mode, v.rules, v.cap, v.floor, v.created_at, v.created_by
            """;

    private final Sql sql;

    PlanRows(Sql sql) {
        this.sql = sql;
    }

    /** The rows of a query with {@link #COLUMNS}, tiers and bonuses filled in by two more statements. */
    List<PlanVersion> list(String query, Object... parameters) {
        List<PlanVersion> bare = sql.query(query, parameters).list(PlanRows::version);
        List<UUID> ids = bare.stream().map(PlanVersion::id).toList();
        if (ids.isEmpty()) {
            return bare;
        }
        Map<UUID, List<PlanTier>> tiers = tiers(ids);
        Map<UUID, List<PlanBonus>> bonuses = bonuses(ids);
        return bare.stream().map(version -> version.with(tiers.getOrDefault(version.id(), List.of()),
                bonuses.getOrDefault(version.id(), List.of()))).toList();
    }

    List<PlanVersion> live(UUID planId) {
        return list(
                "select " + COLUMNS
                        + """
                                from commission_plans p join commission_plan_versions v on v.tenant_id = p.tenant_id and v.plan_id = p.id
                                where p.tenant_id = ? and p.id = ? and v.live order by v.effective_from
                                """,
                tenant(), planId);
    }

    void insert(UUID planId, Succession place, PlanContent content) {
        UUID id = Ids.next();
        sql.update(
                """
                        insert into commission_plan_versions (tenant_id, id, plan_id, effective_from, effective_to, revision, name,
                            description, type, basis, flat_amount, percent_rate, minimum_margin_percent, margin_gate, is_default,
                            tier_mode, rules, cap, floor, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                tenant(), id, planId, place.from(), place.to(), place.revision(), content.name(), content.description(),
                content.type(), content.basis(), content.flatAmount(), content.percentRate(),
                content.minimumMarginPercent(),
                content.marginGate(), content.isDefault(), content.tierMode(), content.rules(), content.cap(),
                content.floor(),
                TenantContext.required().actor());
        insertTiers(id, content.tiers());
        insertBonuses(id, content.bonuses());
    }

    private void insertTiers(UUID versionId, List<PlanTier> tiers) {
        if (tiers.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into commission_plan_tiers (tenant_id, plan_version_id, tier_number, name, threshold_type, minimum, maximum,
                            rate_type, rate, period)
                        select ?, ?, t.* from unnest(?::integer[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::text[],
                            ?::numeric[], ?::text[]) as t
                        """,
                tenant(), versionId, tiers.stream().map(PlanTier::tierNumber).toList(),
                tiers.stream().map(PlanTier::name).toArray(String[]::new),
                tiers.stream().map(PlanTier::thresholdType).toList(), tiers.stream().map(PlanTier::minimum).toList(),
                tiers.stream().map(PlanTier::maximum).toArray(BigDecimal[]::new),
                tiers.stream().map(PlanTier::rateType).toList(), tiers.stream().map(PlanTier::rate).toList(),
                tiers.stream().map(PlanTier::period).toList());
    }

    private void insertBonuses(UUID versionId, List<PlanBonus> bonuses) {
        if (bonuses.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into commission_plan_bonuses (tenant_id, plan_version_id, bonus_number, name, threshold_type, threshold, amount)
                        select ?, ?, b.* from unnest(?::integer[], ?::text[], ?::text[], ?::numeric[], ?::numeric[]) as b
                        """,
                tenant(), versionId, bonuses.stream().map(PlanBonus::bonusNumber).toList(),
                bonuses.stream().map(PlanBonus::name).toArray(String[]::new),
                bonuses.stream().map(PlanBonus::thresholdType).toList(),
                bonuses.stream().map(PlanBonus::threshold).toList(),
                bonuses.stream().map(PlanBonus::amount).toList());
    }

    private Map<UUID, List<PlanTier>> tiers(List<UUID> versions) {
        Map<UUID, List<PlanTier>> tiers = new HashMap<>();
        sql.query("""
                select * from commission_plan_tiers where tenant_id = ? and plan_version_id = any(?::uuid[])
                order by plan_version_id, tier_number
                """, tenant(), versions)
                .list(row -> tiers.computeIfAbsent(row.uuid("plan_version_id"), id -> new ArrayList<>())
                        .add(new PlanTier(row.integer("tier_number"), row.text("name"),
                                row.oneOf(ThresholdType.class, "threshold_type"),
                                row.decimal("minimum"), row.decimal("maximum"), row.oneOf(RateType.class, "rate_type"),
                                row.decimal("rate"), row.oneOf(TierPeriod.class, "period"))));
        return tiers;
    }

    private Map<UUID, List<PlanBonus>> bonuses(List<UUID> versions) {
        Map<UUID, List<PlanBonus>> bonuses = new HashMap<>();
        sql.query("""
                select * from commission_plan_bonuses where tenant_id = ? and plan_version_id = any(?::uuid[])
                order by plan_version_id, bonus_number
                """, tenant(), versions).list(row -> bonuses
                .computeIfAbsent(row.uuid("plan_version_id"), id -> new ArrayList<>())
                .add(new PlanBonus(row.integer("bonus_number"), row.text("name"),
                        row.oneOf(ThresholdType.class, "threshold_type"), row.decimal("threshold"),
                        row.decimal("amount"))));
        return bonuses;
    }

    private static PlanVersion version(Row row) {
        PlanContent content = new PlanContent(row.text("name"), row.text("description"),
                row.oneOf(PlanType.class, "type"),
                row.oneOf(Basis.class, "basis"), row.decimal("flat_amount"), row.decimal("percent_rate"),
                row.decimal("minimum_margin_percent"), row.flag("margin_gate"), row.flag("is_default"),
                row.oneOf(TierMode.class, "tier_mode"), row.text("rules"), row.decimal("cap"), row.decimal("floor"),
                List.of(),
                List.of());
        return new PlanVersion(row.uuid("plan_id"), row.text("external_id"), row.oneOf(PlanStatus.class, "status"),
                row.number("identity_version"), row.uuid("id"), row.date("effective_from"), row.date("effective_to"),
                row.integer("revision"), row.flag("live"), content, row.instant("created_at"), row.text("created_by"));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
