package io.commission.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.http.Paging;
import io.commission.money.MinorUnits;
import io.commission.posting.Recalculation;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.CommissionDefaults;
import io.commission.tenant.ExactAmounts;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;
import io.commission.version.Succession;
import io.commission.version.Versions;

/** Reads and changes the tenant's settings: a new date starts a version, an equal one corrects it (PLAN-2). */
@ApplicationScoped
public class SettingsBook {

    private static final Versions VERSIONS = new Versions("commission_settings_versions", "tenant_id");
    private static final BigDecimal DEFAULT_PRIMARY_SPLIT = new BigDecimal("60.0000");
    private static final BigDecimal DEFAULT_HIGH_VALUE = new BigDecimal("10000");
    private static final BigDecimal DEFAULT_PIPELINE_WEIGHT = new BigDecimal("10.0000");
    private static final BigDecimal DEFAULT_BEST_CASE_WEIGHT = new BigDecimal("25.0000");
    private static final BigDecimal DEFAULT_COMMIT_WEIGHT = new BigDecimal("75.0000");

    /** Where amounts are kept, beside the ledger, that a currency with fewer decimals could not show. */
    private static final List<String> KEPT_AMOUNTS = List.of(
            "select 1 from commission_plan_versions where tenant_id = ? and (flat_amount <> round(flat_amount, ?)"
                    + " or cap <> round(cap, ?) or floor <> round(floor, ?)) limit 1",
            "select 1 from commission_plan_bonuses where tenant_id = ? and amount <> round(amount, ?) limit 1",
            "select 1 from user_commission_assignment_versions where tenant_id = ? and (override_flat <> round(override_flat, ?)"
                    + " or draw_amount <> round(draw_amount, ?)) limit 1",
            "select 1 from commission_settings_versions where tenant_id = ?"
                    + " and (payout_approval_threshold <> round(payout_approval_threshold, ?)"
                    + " or high_value_threshold <> round(high_value_threshold, ?)) limit 1",
            "select 1 from loads where tenant_id = ? and (revenue <> round(revenue, ?)"
                    + " or carrier_cost <> round(carrier_cost, ?) or linehaul <> round(linehaul, ?)) limit 1",
            "select 1 from commission_plan_tiers where tenant_id = ? and (minimum <> round(minimum, ?)"
                    + " or maximum <> round(maximum, ?) or (rate_type = 'FLAT' and rate <> round(rate, ?))) limit 1",
            "select 1 from customer_commission_override_versions where tenant_id = ? and rate_type = 'FLAT'"
                    + " and rate <> round(rate, ?) limit 1",
            "select 1 from targets where tenant_id = ? and quota <> round(quota, ?) limit 1",
            "select 1 from opportunities where tenant_id = ? and (amount <> round(amount, ?)"
                    + " or expected_commission <> round(expected_commission, ?)) limit 1",
            "select 1 from revenue_schedules where tenant_id = ? and (expected_revenue <> round(expected_revenue, ?)"
                    + " or expected_commission <> round(expected_commission, ?)"
                    + " or actual_commission <> round(actual_commission, ?)) limit 1");

    private final Sql sql;
    private final TenantProfiles tenants;
    private final CommissionDefaults defaults;
    private final Recalculation recalculation;

    SettingsBook(Sql sql, TenantProfiles tenants, CommissionDefaults defaults, Recalculation recalculation) {
        this.sql = sql;
        this.tenants = tenants;
        this.defaults = defaults;
        this.recalculation = recalculation;
    }

    /** The ETag; 0 while the environment's defaults hold. */
    long version() {
        return sql.query("select version from commission_settings where tenant_id = ?", tenant())
                .first(row -> row.number(1))
                .orElse(0L);
    }

    /** What holds on the day: the tenant's own settings, or the environment's defaults (section 16). */
    public Settings on(LocalDate day) {
        return sql.query("""
                select * from commission_settings_versions
                where tenant_id = ? and live and effective_from <= ? and (effective_to is null or effective_to >= ?)
                """, tenant(), day, day).first(Settings::of).orElseGet(this::byEnvironment);
    }

    List<Settings> versions(Paging paging) {
        LocalDate after = paging.after().map(cursor -> cursor.date(0)).orElse(null);
        Long revision = paging.after().map(cursor -> cursor.number(1)).orElse(null);
        return sql.query("""
                select * from commission_settings_versions
                where tenant_id = ? and (?::date is null or (effective_from, revision) < (?, ?))
                order by effective_from desc, revision desc limit ?
                """, tenant(), after, after, revision, paging.fetch()).list(Settings::of);
    }

    /** Answers the day from which the change holds. */
    LocalDate change(SettingsRequest request, LongConsumer ifMatch) {
        TenantProfile tenant = tenants.current();
        sql.update("insert into commission_settings (tenant_id, updated_by) values (?, ?) on conflict do nothing",
                tenant.id(),
                actor());
        long version = sql.query("select version from commission_settings where tenant_id = ? for update", tenant.id())
                .one(row -> row.number(1));
        ifMatch.accept(version);
        changeTenant(request, tenant);
        LocalDate from = request.effectiveDate() == null ? tenant.today() : request.effectiveDate();
        Settings before = on(from);
        Settings after = merged(request, before, new ExactAmounts(units(request, tenant)));
        Succession place = VERSIONS.makeRoom(sql, tenant.id(), from, null);
        insert(after, place);
        sql.update(
                "update commission_settings set version = version + 1, updated_at = now(), updated_by = ? where tenant_id = ?",
                actor(), tenant.id());
        if (after.ratesDifferently(before)) {
            recalculation.ofTenant(from);
        }
        return from;
    }

    private void changeTenant(SettingsRequest request, TenantProfile tenant) {
        if (request.currency() != null && !request.currency().equals(tenant.currency())) {
            if (sql.query("select 1 from commission_entries where tenant_id = ? limit 1", tenant.id()).exists()) {
                throw Refusal
                        .of(Code.CURRENCY_IN_USE,
                                "Entries are booked in " + tenant.currency() + "; the currency stays.")
                        .field("currency", "cannot change once there are entries");
            }
            refuseTooFine(tenant, MinorUnits.of(currency(request.currency())).digits());
            sql.update("update tenants set currency = ? where tenant_id = ?", currency(request.currency()),
                    tenant.id());
        }
        if (request.name() != null) {
            sql.update("update tenants set name = ? where tenant_id = ?", request.name(), tenant.id());
        }
    }

    private void refuseTooFine(TenantProfile tenant, int digits) {
        for (String query : digits < tenant.units().digits() ? KEPT_AMOUNTS : List.<String>of()) {
            List<Object> parameters = new ArrayList<>(List.of(tenant.id()));
            query.chars().filter(character -> character == '?').skip(1).forEach(decimals -> parameters.add(digits));
            if (sql.query(query, parameters.toArray()).exists()) {
                throw Refusal.of(Code.CURRENCY_IN_USE, "Amounts are kept that have more decimals than the currency.")
                        .field("currency", "has fewer decimals than amounts that are kept");
            }
        }
    }

    private static Settings merged(SettingsRequest request, Settings before, ExactAmounts amounts) {
        BigDecimal cap = ExactAmounts.percent("recoveryCapPercent", request.recoveryCapPercent());
        return new Settings(Ids.next(), null, null, 0, true, zone(either(request.timeZone(), before.timeZone())),
                either(request.calculationTrigger(), before.calculationTrigger()),
                either(request.defaultRateEnabled(), before.defaultRateEnabled()),
                either(ExactAmounts.percent("defaultRate", request.defaultRate()), before.defaultRate()),
                either(ExactAmounts.percent("defaultMinimumMargin", request.defaultMinimumMargin()),
                        before.defaultMinimumMargin()),
                either(ExactAmounts.percent("basePrimarySplit", request.basePrimarySplit()), before.basePrimarySplit()),
                either(request.splitMode(), before.splitMode()),
                either(request.paymentSchedule(), before.paymentSchedule()),
                either(request.payoutGenerationDay(), before.payoutGenerationDay()),
                either(amounts.money("payoutApprovalThreshold", request.payoutApprovalThreshold()),
                        before.payoutApprovalThreshold()),
                either(cap, before.recoveryCapPercent()), either(request.prorateDraws(), before.prorateDraws()),
                either(request.closedWon(), before.closedWon()),
                either(amounts.money("highValueThreshold", request.highValueThreshold()), before.highValueThreshold()),
                either(ExactAmounts.percent("pipelineWeight", request.pipelineWeight()), before.pipelineWeight()),
                either(ExactAmounts.percent("bestCaseWeight", request.bestCaseWeight()), before.bestCaseWeight()),
                either(ExactAmounts.percent("commitWeight", request.commitWeight()), before.commitWeight()));
    }

    private void insert(Settings settings, Succession place) {
        sql.update(
                """
                        insert into commission_settings_versions (tenant_id, id, effective_from, effective_to, revision, time_zone,
                            calculation_trigger, default_rate_enabled, default_rate, default_minimum_margin, base_primary_split, split_mode,
                            payment_schedule, payout_generation_day, payout_approval_threshold, recovery_cap_percent, prorate_draws,
                            closed_won, high_value_threshold, pipeline_weight, best_case_weight, commit_weight, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                tenant(), settings.id(), place.from(), place.to(), place.revision(), settings.timeZone(),
                settings.calculationTrigger(), settings.defaultRateEnabled(), settings.defaultRate(),
                settings.defaultMinimumMargin(), settings.basePrimarySplit(), settings.splitMode(),
                settings.paymentSchedule(),
                settings.payoutGenerationDay(), settings.payoutApprovalThreshold(), settings.recoveryCapPercent(),
                settings.prorateDraws(), settings.closedWon(), settings.highValueThreshold(), settings.pipelineWeight(),
                settings.bestCaseWeight(), settings.commitWeight(), actor());
    }

    private Settings byEnvironment() {
        String zone = sql.query("select time_zone from tenants where tenant_id = ?", tenant()).one(row -> row.text(1));
        return new Settings(null, null, null, 0, true, zone,
                Settings.Trigger.valueOf(defaults.calculationTrigger().name()), true,
                defaults.commissionRate(), defaults.minimumMargin(), DEFAULT_PRIMARY_SPLIT,
                Settings.SplitMode.RATE_THEN_SPLIT,
                Settings.PaymentSchedule.MONTHLY, defaults.payouts().generationDay(),
                defaults.payouts().approvalThreshold(), null,
                false, Settings.ClosedWon.REFUSE, DEFAULT_HIGH_VALUE, DEFAULT_PIPELINE_WEIGHT, DEFAULT_BEST_CASE_WEIGHT,
                DEFAULT_COMMIT_WEIGHT);
    }

    private static MinorUnits units(SettingsRequest request, TenantProfile tenant) {
        return request.currency() == null ? tenant.units() : MinorUnits.of(currency(request.currency()));
    }

    private static String currency(String code) {
        try {
            if (Currency.getInstance(code).getDefaultFractionDigits() >= 0) {
                return code;
            }
        } catch (IllegalArgumentException unknown) {
            // answered below
        }
        throw Refusal.of(Code.CURRENCY_UNKNOWN, "Give an ISO 4217 code such as USD.").field("currency",
                "is not a currency");
    }

    private static String zone(String zone) {
        try {
            if (ZoneId.getAvailableZoneIds().contains(zone)) {
                return ZoneId.of(zone).getId();
            }
        } catch (DateTimeException unknown) {
            // answered below
        }
        throw Refusal.of(Code.TIME_ZONE_UNKNOWN, "Give an IANA time zone such as America/Chicago.").field("timeZone",
                "is not a time zone");
    }

    private static <T> T either(T given, T before) {
        return given != null ? given : before;
    }

    private static String actor() {
        return TenantContext.required().actor();
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
