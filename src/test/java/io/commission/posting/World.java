package io.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;

import io.commission.Given;
import io.commission.database.Sql;
import io.commission.ledger.EntryBook;
import io.commission.posting.Facts.Load;
import io.commission.posting.Facts.Version;

/** Lays the facts down in the database, as the features around the calculation would. */
@Dependent
class World {

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private final Given given;
    private final Scenario scenario;
    private final Sql sql;
    private final EntryBook entryBook;
    Facts facts;
    int digits;

    World(Given given, Scenario scenario, Sql sql, EntryBook entryBook) {
        this.given = given;
        this.scenario = scenario;
        this.sql = sql;
        this.entryBook = entryBook;
    }

    World begin(String currency, int digits, boolean creditThenRate, boolean onPayment, boolean defaultRate) {
        this.digits = digits;
        scenario.tenant = given.tenant(currency, ZONE.getId());
        facts = new Facts();
        facts.creditThenRate = creditThenRate;
        facts.onPayment = onPayment;
        facts.defaultRate = defaultRate;
        if (creditThenRate || onPayment || !defaultRate) {
            scenario.write("insert into commission_settings (tenant_id) values (?) on conflict do nothing",
                    scenario.tenant);
            scenario.write("""
                    insert into commission_settings_versions (tenant_id, id, effective_from, revision, time_zone,
                        calculation_trigger, default_rate_enabled, default_rate, default_minimum_margin, split_mode,
                        payout_generation_day, payout_approval_threshold)
                    values (?, ?, '2020-01-01', 1, ?, ?, ?, 10, 10, ?, 1, 10000)
                    """, scenario.tenant, UUID.randomUUID(), ZONE.getId(), onPayment ? "ON_PAYMENT" : "ON_DELIVERY",
                    defaultRate, creditThenRate ? "CREDIT_THEN_RATE" : "RATE_THEN_SPLIT");
        }
        return this;
    }

    UUID tenant() {
        return scenario.tenant;
    }

    UUID person(String name) {
        UUID id = scenario.person(name);
        facts.people.add(id);
        return id;
    }

    UUID house() {
        UUID id = given.house(tenant());
        facts.people.add(id);
        facts.special.add(id);
        return id;
    }

    UUID account(String name) {
        UUID id = scenario.account(name);
        facts.accounts.add(id);
        return id;
    }

    BigDecimal money(long units) {
        return BigDecimal.valueOf(units, digits);
    }

    static BigDecimal percent(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4);
    }

    UUID plan(Version version) {
        UUID plan = UUID.randomUUID();
        scenario.write("insert into commission_plans (tenant_id, id) values (?, ?)", tenant(), plan);
        facts.plans.put(plan, new TreeMap<>());
        version(plan, LocalDate.of(2020, 1, 1), version);
        return plan;
    }

    /** Starts a version on the day, or corrects the one that starts there (PLAN-2). */
    void version(UUID plan, LocalDate from, Version version) {
        TreeMap<LocalDate, Version> versions = facts.plans.get(plan);
        UUID id = UUID.randomUUID();
        LocalDate next = versions.higherKey(from);
        scenario.write(
                "update commission_plan_versions set live = false where plan_id = ? and effective_from = ? and live",
                plan, from);
        scenario.write("""
                update commission_plan_versions set effective_to = ?::date - 1
                where plan_id = ? and effective_from < ? and (effective_to is null or effective_to >= ?) and live
                """, from, plan, from, from);
        boolean tiered = version.minima() != null;
        boolean custom = version.rules() != null;
        scenario.write(
                """
                        insert into commission_plan_versions (tenant_id, id, plan_id, effective_from, effective_to, revision, name, type,
                            basis, flat_amount, percent_rate, margin_gate, minimum_margin_percent, tier_mode, cap, floor, rules, is_default)
                        values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                tenant(), id, plan, from, next == null ? null : next.minusDays(1), "Plan " + id, type(version),
                version.basis().name(),
                !tiered && version.flat() ? money(version.rates().get(0)) : null,
                !tiered && !version.flat() && !custom ? percent(version.rates().get(0)) : null, version.gate() != null,
                version.gate() == null || version.gate() == 100_000 ? null : percent(version.gate()),
                version.whole() ? "WHOLE" : "MARGINAL", version.cap() == null ? null : money(version.cap()),
                version.floor() == null ? null : money(version.floor()), custom ? expression(version) : null,
                version.byDefault());
        for (int i = 0; tiered && i < version.minima().size(); i++) {
            Long maximum = i + 1 < version.minima().size() ? version.minima().get(i + 1) : null;
            scenario.write(
                    """
                            insert into commission_plan_tiers (tenant_id, plan_version_id, tier_number, threshold_type, minimum, maximum,
                                rate_type, rate, period) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """,
                    tenant(), id, i + 1, version.measure().name(),
                    measure(version.measure(), version.minima().get(i)),
                    maximum == null ? null : measure(version.measure(), maximum), version.flat() ? "FLAT" : "PERCENT",
                    version.flat() ? money(version.rates().get(i)) : percent(version.rates().get(i)),
                    version.months() == 1 ? "MONTHLY" : "QUARTERLY");
        }
        if (version.bonus() != null) {
            scenario.write(
                    """
                            insert into commission_plan_bonuses (tenant_id, plan_version_id, bonus_number, threshold_type, threshold, amount)
                            values (?, ?, 1, ?, ?, ?)
                            """,
                    tenant(), id, version.bonus().measure().name(),
                    measure(version.bonus().measure(), version.bonus().threshold()), money(version.bonus().amount()));
        }
        versions.put(from, version);
    }

    private static String type(Version version) {
        if (version.rules() != null) {
            return "CUSTOM";
        } else if (version.minima() != null) {
            return "TIERED";
        }
        return version.flat()
                ? "FLAT_FEE"
                : version.basis() == Facts.Basis.NET_MARGIN ? "PERCENT_MARGIN" : "PERCENT_REVENUE";
    }

    private String expression(Version version) {
        String one = BigDecimal.valueOf(version.rates().get(0), 6).toPlainString();
        String other = BigDecimal.valueOf(version.rates().get(1), 6).toPlainString();
        String sum = money(version.rates().get(2)).toPlainString();
        return switch (version.rules()) {
            case SHARE_OF_REVENUE -> "revenue * " + one;
            case BY_MARGIN -> "IF(marginPercent >= 20, margin * " + one + ", margin * " + other + ")";
            case BY_MONEY_SO_FAR -> "IF(periodToDate >= " + sum + ", revenue * " + one + ", revenue * " + other + ")";
            case OF_LINEHAUL -> "MIN(linehaul * " + one + ", " + sum + ")";
            case FIRST_LOADS -> "IF(periodToDateLoads < 2, loadCount * " + sum + ", margin * " + one + ")";
        };
    }

    private BigDecimal measure(Facts.Measure measure, long value) {
        return measure == Facts.Measure.LOAD_COUNT ? BigDecimal.valueOf(value, 6) : money(value);
    }

    void assign(UUID person, LocalDate from, Facts.Assigned assigned) {
        UUID id = UUID.randomUUID();
        TreeMap<LocalDate, Facts.Assigned> known = facts.assigned.computeIfAbsent(person, key -> new TreeMap<>());
        scenario.write("""
                update user_commission_assignment_versions set live = false where person_id = ? and effective_from >= ?
                """, person, from);
        scenario.write("""
                update user_commission_assignment_versions set effective_to = ?::date - 1
                where person_id = ? and live and (effective_to is null or effective_to >= ?)
                """, from, person, from);
        scenario.write("insert into user_commission_assignments (tenant_id, id, person_id) values (?, ?, ?)", tenant(),
                id, person);
        scenario.write(
                """
                        insert into user_commission_assignment_versions (tenant_id, id, assignment_id, person_id, plan_id, effective_from,
                            revision, override_rate, override_flat) values (?, ?, ?, ?, ?, ?, 1, ?, ?)
                        """,
                tenant(), UUID.randomUUID(), id, person, assigned.plan(), from,
                assigned.override() == null || assigned.override().flat() ? null : percent(assigned.override().rate()),
                assigned.override() == null || !assigned.override().flat() ? null : money(assigned.override().rate()));
        known.tailMap(from, true).clear();
        known.put(from, assigned);
    }

    /** The account's owner from the day on; null: nobody. */
    void own(UUID account, LocalDate from, UUID owner) {
        scenario.write("delete from account_owners where account_id = ? and effective_from >= ?", account, from);
        scenario.write("""
                update account_owners set effective_to = ?::date - 1
                where account_id = ? and (effective_to is null or effective_to >= ?)
                """, from, account, from);
        if (owner != null) {
            scenario.write(
                    """
                            insert into account_owners (tenant_id, id, account_id, owner_id, effective_from) values (?, ?, ?, ?, ?)
                            """,
                    tenant(), UUID.randomUUID(), account, owner, from);
        }
        TreeMap<LocalDate, UUID> known = facts.owners.computeIfAbsent(account, key -> new TreeMap<>());
        known.tailMap(from, true).clear();
        known.put(from, owner);
    }

    /** An override from the day on; the former ones of person and account end. */
    void override(UUID person, UUID account, LocalDate from, Facts.Override override) {
        UUID id = UUID.randomUUID();
        TreeMap<LocalDate, Facts.Override> known = facts.overrides.computeIfAbsent(List.of(person, account),
                key -> new TreeMap<>());
        scenario.write("""
                update customer_commission_override_versions set live = false
                where person_id = ? and account_id = ? and effective_from >= ?
                """, person, account, from);
        scenario.write("""
                update customer_commission_override_versions set effective_to = ?::date - 1
                where person_id = ? and account_id = ? and live and (effective_to is null or effective_to >= ?)
                """, from, person, account, from);
        known.tailMap(from, true).clear();
        known.put(from, override);
        if (override == null) {
            return;
        }
        scenario.write("""
                insert into customer_commission_overrides (tenant_id, id, person_id, account_id) values (?, ?, ?, ?)
                """, tenant(), id, person, account);
        scenario.write("""
                insert into customer_commission_override_versions (tenant_id, id, override_id, person_id, account_id,
                    effective_from, revision, rate_type, rate, basis) values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
                """, tenant(), UUID.randomUUID(), id, person, account, from, override.flat() ? "FLAT" : "PERCENT",
                override.flat() ? money(override.rate()) : percent(override.rate()),
                override.basis() == null ? null : override.basis().name());
    }

    void end(UUID person, LocalDate lastDay) {
        scenario.write("update people set commission_end_date = ? where id = ?", lastDay, person);
        if (lastDay == null) {
            facts.ends.remove(person);
        } else {
            facts.ends.put(person, lastDay);
        }
    }

    void put(Load load) {
        facts.loads.put(load.id, load);
        if (facts.dated(load) != null) {
            load.months.add(YearMonth.from(facts.dated(load)));
        }
        scenario.in(() -> {
            sql.update(
                    """
                            insert into loads (tenant_id, id, external_id, account_id, revenue, carrier_cost, linehaul, delivered_at,
                                invoice_paid_at, cancelled)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, id) do update set account_id = excluded.account_id,
                                revenue = excluded.revenue, carrier_cost = excluded.carrier_cost, linehaul = excluded.linehaul,
                                delivered_at = excluded.delivered_at, invoice_paid_at = excluded.invoice_paid_at,
                                cancelled = excluded.cancelled
                            """,
                    tenant(), load.id, load.externalId, load.account, money(load.revenue),
                    load.cost == null ? null : money(load.cost),
                    load.linehaul == null ? null : money(load.linehaul),
                    load.delivered ? load.day.atStartOfDay().plusMinutes(load.minute).atZone(ZONE).toInstant() : null,
                    load.paid == null
                            ? null
                            : load.paid.atStartOfDay().plusMinutes(1439 - load.minute).atZone(ZONE).toInstant(),
                    load.cancelled);
            sql.update("delete from load_reps where tenant_id = ? and load_id = ?", tenant(), load.id);
            for (int i = 0; i < load.reps.size(); i++) {
                Facts.Rep rep = load.reps.get(i);
                sql.update("""
                        insert into load_reps (tenant_id, load_id, position, rep_reference, person_id, share)
                        values (?, ?, ?, 'rep', ?, ?)
                        """, tenant(), load.id, i + 1, rep.person(),
                        rep.share() == null ? null : percent(rep.share()));
            }
            return null;
        });
    }

    /** As the house approves: the ledger of the people held. */
    int approve(Map<UUID, UUID> personByEntry) {
        return scenario.in(() -> {
            entryBook.hold(personByEntry.values());
            return entryBook.approve(personByEntry.keySet()).size();
        });
    }

    /** Pays approved entries up to the month, and closes it. {@code paid} false: the payouts stay live and unpaid. */
    void pay(YearMonth month, boolean paid) {
        scenario.in(() -> {
            settlePayouts();
            List<UUID> people = new ArrayList<>(facts.people);
            people.removeAll(facts.special);
            for (UUID person : people) {
                UUID payout = UUID.randomUUID();
                sql.update(
                        """
                                insert into commission_payouts (tenant_id, id, number, person_id, month, period_start, period_end, payout_date,
                                    first_entry_month, gross, adjustments, net, entry_count, status, origin, generated_by, created_by,
                                    updated_by)
                                values (?, ?, ?, ?, ?, ?, ?, ?, '2026-01-01', 0, 0, 0, 0, 'APPROVED', 'RUN', 't', 't', 't')
                                """,
                        tenant(), payout, payout.toString(), person, month, month, month.atEndOfMonth(),
                        month.atEndOfMonth());
                sql.update(
                        """
                                update commission_entries set payout_id = ? where tenant_id = ? and person_id = ? and status = 'APPROVED'
                                    and commission_month <= ? and payout_id is null
                                """,
                        payout, tenant(), person, month);
            }
            if (paid) {
                settlePayouts();
            }
            return sql.update("insert into closed_months (tenant_id, month, closed_by) values (?, ?, 't')", tenant(),
                    month);
        });
    }

    private void settlePayouts() {
        sql.update("""
                update commission_entries set status = 'PAID', paid_at = now()
                where tenant_id = ? and status = 'APPROVED' and payout_id is not null
                """, tenant());
    }
}
