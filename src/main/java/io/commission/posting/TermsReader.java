package io.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.AssignmentTerms;
import io.commission.calculation.Basis;
import io.commission.calculation.DateRange;
import io.commission.calculation.Dated;
import io.commission.calculation.OverrideTerms;
import io.commission.calculation.RateType;
import io.commission.calculation.SettingsTerms;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.CommissionDefaults;
import io.commission.tenant.TenantContext;

/** Reads what can decide the terms of loads: settings, plans, assignments, overrides, people, owners. Live versions only. */
@ApplicationScoped
class TermsReader {

    private final Sql sql;
    private final PlanReader plans;
    private final CommissionDefaults defaults;

    TermsReader(Sql sql, PlanReader plans, CommissionDefaults defaults) {
        this.sql = sql;
        this.plans = plans;
        this.defaults = defaults;
    }

    TermsOnFile read(Collection<LoadRow> loads) {
        Set<UUID> accounts = new HashSet<>();
        Set<UUID> ownedAccounts = new HashSet<>();
        Set<UUID> people = new HashSet<>();
        for (LoadRow load : loads) {
            if (load.accountId() != null) {
                accounts.add(load.accountId());
                if (load.reps().isEmpty()) {
                    ownedAccounts.add(load.accountId());
                }
            }
            load.reps().stream().map(LoadRow.Rep::personId).filter(id -> id != null).forEach(people::add);
        }
        Map<UUID, List<Dated<UUID>>> owners = owners(ownedAccounts);
        owners.values().forEach(versions -> versions.forEach(owner -> people.add(owner.value())));
        PlanReader.Plans onFile = plans.read();
        return new TermsOnFile(settings(), fallback(), onFile.byPlan(), onFile.defaults(), assignments(people),
                overrides(people, accounts), people(people), owners);
    }

    /** The same for people alone, without customers. */
    TermsOnFile ofPeople(Collection<UUID> ids) {
        Set<UUID> people = Set.copyOf(ids);
        PlanReader.Plans onFile = plans.read();
        return new TermsOnFile(settings(), fallback(), onFile.byPlan(), onFile.defaults(), assignments(people),
                Map.of(),
                people(people), Map.of());
    }

    List<Dated<SettingsTerms>> settings() {
        return sql.query(
                """
                        select id, effective_from, effective_to, time_zone, calculation_trigger, default_rate_enabled, default_rate,
                            default_minimum_margin, base_primary_split, split_mode
                        from commission_settings_versions where tenant_id = ? and live
                        """,
                tenant()).list(
                        row -> new Dated<>(range(row), new SettingsTerms(row.uuid("id"),
                                ZoneId.of(row.text("time_zone")), "ON_PAYMENT".equals(row.text("calculation_trigger")),
                                row.flag("default_rate_enabled"), row.decimal("default_rate"),
                                row.decimal("default_minimum_margin"),
                                row.decimal("base_primary_split"), "CREDIT_THEN_RATE".equals(row.text("split_mode")))));
    }

    SettingsTerms fallback() {
        String zone = sql.query("select time_zone from tenants where tenant_id = ?", tenant()).one(row -> row.text(1));
        return new SettingsTerms(null, ZoneId.of(zone),
                defaults.calculationTrigger() == CommissionDefaults.Trigger.ON_PAYMENT, true, defaults.commissionRate(),
                defaults.minimumMargin(), new BigDecimal("60.0000"), false);
    }

    private Map<UUID, List<Dated<AssignmentTerms>>> assignments(Set<UUID> people) {
        Map<UUID, List<Dated<AssignmentTerms>>> assignments = new HashMap<>();
        sql.query("""
                select id, person_id, plan_id, effective_from, effective_to, override_rate, override_flat
                from user_commission_assignment_versions where tenant_id = ? and live and person_id = any(?::uuid[])
                """, tenant(), people).list(row -> add(assignments, row.uuid("person_id"), new Dated<>(range(row),
                new AssignmentTerms(row.uuid("id"), row.uuid("plan_id"), row.decimal("override_rate"),
                        row.decimal("override_flat")))));
        return assignments;
    }

    private Map<TermsOnFile.PersonAndAccount, List<Dated<OverrideTerms>>> overrides(Set<UUID> people,
            Set<UUID> accounts) {
        Map<TermsOnFile.PersonAndAccount, List<Dated<OverrideTerms>>> overrides = new HashMap<>();
        sql.query("""
                select id, person_id, account_id, effective_from, effective_to, rate_type, rate, basis
                from customer_commission_override_versions
                where tenant_id = ? and live and person_id = any(?::uuid[]) and account_id = any(?::uuid[])
                """, tenant(), people, accounts).list(row -> add(overrides,
                new TermsOnFile.PersonAndAccount(row.uuid("person_id"), row.uuid("account_id")),
                new Dated<>(range(row), new OverrideTerms(row.uuid("id"), row.oneOf(RateType.class, "rate_type"),
                        row.decimal("rate"), row.oneOf(Basis.class, "basis")))));
        return overrides;
    }

    private Map<UUID, PersonFacts> people(Set<UUID> ids) {
        Map<UUID, PersonFacts> people = new HashMap<>();
        sql.query("""
                select id, name, kind, case when not commission_eligible then ineligible_since end as ineligible_since,
                    coalesce(commission_end_date, termination_date) as end_date
                from people where tenant_id = ? and id = any(?::uuid[])
                """, tenant(), ids)
                .list(row -> people.put(row.uuid("id"), new PersonFacts(row.uuid("id"), row.text("name"),
                        !"PERSON".equals(row.text("kind")), row.date("ineligible_since"), row.date("end_date"))));
        return people;
    }

    private Map<UUID, List<Dated<UUID>>> owners(Set<UUID> accounts) {
        Map<UUID, List<Dated<UUID>>> owners = new HashMap<>();
        sql.query("""
                select account_id, owner_id, effective_from, effective_to from account_owners
                where tenant_id = ? and account_id = any(?::uuid[])
                """, tenant(), accounts).list(row -> add(owners, row.uuid("account_id"),
                new Dated<>(range(row), row.uuid("owner_id"))));
        return owners;
    }

    static DateRange range(Row row) {
        LocalDate from = row.date("effective_from");
        return new DateRange(from, row.date("effective_to"));
    }

    private static <K, V> boolean add(Map<K, List<V>> lists, K key, V value) {
        return lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
