package io.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;

import io.commission.Given;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;

/** A tenant with people, plans and loads laid down by SQL, for tests of what the calculation posts. USD, Chicago. */
@Dependent
public class Scenario {

    private static final String ZONE = "America/Chicago";

    private final Given given;
    private final TenantWork tenantWork;
    public final Sql sql;
    private final Calculation calculation;
    public UUID tenant;

    Scenario(Given given, TenantWork tenantWork, Sql sql, Calculation calculation) {
        this.given = given;
        this.tenantWork = tenantWork;
        this.sql = sql;
        this.calculation = calculation;
    }

    public Scenario begin() {
        tenant = given.tenant("USD", ZONE);
        return this;
    }

    public UUID person(String name) {
        UUID id = UUID.randomUUID();
        write("insert into people (tenant_id, id, external_id, name, oidc_subject) values (?, ?, ?, ?, ?)", tenant, id,
                name, name,
                name);
        return id;
    }

    public UUID account(String name) {
        UUID id = UUID.randomUUID();
        write("insert into accounts (tenant_id, id, external_id, name) values (?, ?, ?, ?)", tenant, id, name, name);
        return id;
    }

    /** A plan of one version from 2020 on; the gate is off unless a minimum is given. */
    public UUID plan(String type, String basis, String rate) {
        return planFrom("2020-01-01", type, basis, rate);
    }

    public UUID planFrom(String from, String type, String basis, String rate) {
        UUID plan = UUID.randomUUID();
        UUID version = UUID.randomUUID();
        boolean flat = type.equals("FLAT_FEE");
        write("insert into commission_plans (tenant_id, id) values (?, ?)", tenant, plan);
        write("""
                insert into commission_plan_versions (tenant_id, id, plan_id, effective_from, revision, name, type, basis,
                    flat_amount, percent_rate, margin_gate) values (?, ?, ?, ?::date, 1, ?, ?, ?, ?, ?, false)
                """,
                tenant, version, plan, from, "Plan " + plan, type, basis,
                flat && rate != null ? new BigDecimal(rate) : null,
                !flat && rate != null ? new BigDecimal(rate) : null);
        return plan;
    }

    /** PLAN-4: 0–50,000 at 8 %, 50,000–100,000 at 10 %, above at 12 %, on monthly revenue. */
    public UUID tieredPlan() {
        UUID plan = plan("TIERED", "GROSS_REVENUE", null);
        tiers(plan, "REVENUE", "PERCENT", "MONTHLY", "0:8", "50000:10", "100000:12");
        return plan;
    }

    public void tiers(UUID plan, String threshold, String rateType, String period, String... tiers) {
        for (int i = 0; i < tiers.length; i++) {
            String[] tier = tiers[i].split(":");
            String next = i + 1 < tiers.length ? tiers[i + 1].split(":")[0] : null;
            write("""
                    insert into commission_plan_tiers (tenant_id, plan_version_id, tier_number, threshold_type, minimum, maximum,
                        rate_type, rate, period)
                    select tenant_id, id, ?, ?, ?, ?, ?, ?, ? from commission_plan_versions where plan_id = ? and live
                    """,
                    i + 1, threshold, new BigDecimal(tier[0]), next == null ? null : new BigDecimal(next), rateType,
                    new BigDecimal(tier[1]), period, plan);
        }
    }

    public UUID assign(UUID person, UUID plan) {
        UUID id = UUID.randomUUID();
        write("insert into user_commission_assignments (tenant_id, id, person_id) values (?, ?, ?)", tenant, id,
                person);
        write("""
                insert into user_commission_assignment_versions (tenant_id, id, assignment_id, person_id, plan_id, effective_from,
                    revision) values (?, ?, ?, ?, ?, '2020-01-01', 1)
                """,
                tenant, UUID.randomUUID(), id, person, plan);
        return id;
    }

    /** Writes or overwrites a delivered load; reps as (person, share or null). */
    public UUID load(String externalId, String day, String revenue, String cost, Object... reps) {
        UUID id = in(() -> sql
                .query("""
                        insert into loads (tenant_id, id, external_id, revenue, carrier_cost, delivered_at) values (?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, external_id) do update set revenue = excluded.revenue, carrier_cost = excluded.carrier_cost,
                            delivered_at = excluded.delivered_at, cancelled = false
                        returning id
                        """,
                        tenant, UUID.randomUUID(), externalId, new BigDecimal(revenue),
                        cost == null ? null : new BigDecimal(cost),
                        LocalDate.parse(day).atTime(12, 0).atZone(ZoneId.of(ZONE)).toInstant())
                .one(row -> row.uuid(1)));
        write("delete from load_reps where load_id = ?", id);
        for (int i = 0; i < reps.length; i += 2) {
            write("insert into load_reps (tenant_id, load_id, position, rep_reference, person_id, share) values (?, ?, ?, ?, ?, ?)",
                    tenant, id, i / 2 + 1, "rep", reps[i],
                    reps[i + 1] == null ? null : new BigDecimal((String) reps[i + 1]));
        }
        return id;
    }

    public Calculation.Outcome calculate(UUID... loads) {
        return in(() -> calculation.ofLoads(List.of(loads)));
    }

    /** Live amounts in order of writing: "type status earned/booked amount". */
    public List<String> entries(UUID person) {
        return in(() -> sql
                .query("""
                        select type || ' ' || status || ' ' || to_char(earned_month, 'YYYY-MM') || '/' || to_char(commission_month, 'YYYY-MM')
                            || ' ' || round(amount, 2)
                        from commission_entries where tenant_id = ? and person_id = ? and status <> 'REVERSED' order by id
                        """,
                        tenant, person)
                .list(row -> row.text(1)));
    }

    public List<String> amounts(UUID person) {
        return in(() -> sql.query("""
                select round(amount, 2)::text from commission_entries
                where tenant_id = ? and person_id = ? and status <> 'REVERSED' order by id
                """, tenant, person).list(row -> row.text(1)));
    }

    public void approveAll() {
        write("update commission_entries set status = 'APPROVED', approved_at = now() where status = 'PENDING'");
    }

    /** Pays everything approved and closes the month, as a payout run would. */
    public void payAll(String month) {
        in(() -> {
            for (UUID person : sql.query(
                    "select distinct person_id from commission_entries where tenant_id = ? and status = 'APPROVED'",
                    tenant).list(row -> row.uuid(1))) {
                UUID payout = UUID.randomUUID();
                sql.update(
                        """
                                insert into commission_payouts (tenant_id, id, number, person_id, month, period_start, period_end, payout_date,
                                    first_entry_month, gross, adjustments, net, entry_count, status, origin, generated_by, created_by,
                                    updated_by)
                                values (?, ?, ?, ?, (? || '-01')::date, '2026-01-01', '2026-01-31', '2026-02-01', '2026-01-01', 0, 0, 0, 0, 'PAID', 'RUN', 't', 't', 't')
                                """,
                        tenant, payout, payout.toString(), person, month);
                sql.update("""
                        update commission_entries set status = 'PAID', payout_id = ?, paid_at = now()
                        where tenant_id = ? and person_id = ? and status = 'APPROVED'
                        """, payout, tenant, person);
            }
            return sql.update(
                    "insert into closed_months (tenant_id, month, closed_by) values (?, (? || '-01')::date, 't') on conflict do nothing",
                    tenant, month);
        });
    }

    public void write(String statement, Object... parameters) {
        given.sql(tenant, statement, parameters);
    }

    public <T> T in(java.util.function.Supplier<T> work) {
        return tenantWork.in(tenant, "test", work);
    }
}
