package io.commission.posting.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Ids;
import io.commission.structure.Change;
import io.commission.structure.Line;
import io.commission.structure.LineRole;
import io.commission.structure.Reassignment;
import io.commission.structure.Structure;
import io.commission.structure.Version;
import io.commission.tenant.TenantWork;

/** A tenant of its own with deals, their structures and schedules, written as facts; what they post is settled by the service. */
@Dependent
public class DealScene {
    public final Given given;
    public final TestClock clock;
    private final TenantWork tenantWork;
    private final Deals deals;
    private final DealPosting posting;
    public UUID tenant;
    private int payouts;
    public UUID house;

    DealScene(Given given, TestClock clock, TenantWork tenantWork, Deals deals, DealPosting posting) {
        this.given = given;
        this.clock = clock;
        this.tenantWork = tenantWork;
        this.deals = deals;
        this.posting = posting;
    }

    public DealScene in(String currency, String zone, String today) {
        tenant = given.tenant(currency, zone);
        house = given.house(tenant);
        clock.set(LocalDate.parse(today), zone);
        return this;
    }

    public UUID person(String name) {
        return given.person(tenant, name);
    }

    public static Line line(LineRole role, UUID person, int hundredths) {
        return new Line(role, person, hundredths);
    }

    /** House has what the rep leaves. */
    public Structure rep(UUID rep, int percent) {
        return Structure.of(List.of(line(LineRole.HOUSE_REP, rep, percent * 100),
                line(LineRole.HOUSE, house, 10_000 - percent * 100)));
    }

    public UUID open(UUID owner, Structure structure) {
        return deal("pipeline", null, null, owner, structure);
    }

    public UUID won(String closed, String commission, UUID owner, Structure structure) {
        return deal("closed_won", closed, commission, owner, structure);
    }

    public UUID deal(String status, String closed, String commission, UUID owner, Structure structure) {
        UUID id = Ids.next();
        given.sql(tenant,
                """
                        insert into opportunities (tenant_id, id, external_id, name, opened_on, amount, close_date, status, expected_commission,
                            original_owner_id)
                        values (?, ?, ?, 'Deal', date '2020-01-01', 1000, ?::date, ?, ?, ?)""",
                tenant, id, "D-" + id, closed,
                status, commission == null ? null : new BigDecimal(commission), owner);
        version(id, 0, new Version(LocalDate.MIN, owner, structure));
        return id;
    }

    private void version(UUID deal, int position, Version version) {
        given.sql(tenant,
                """
                        insert into opportunity_versions (tenant_id, opportunity_id, position, effective_from, owner_id, change_id)
                        values (?, ?, ?, ?::date, ?, ?)""",
                tenant, deal, position,
                position == 0 ? "-infinity" : version.from().toString(), version.owner(),
                position == 0 ? null : Ids.next());
        List<Object> values = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        int place = 0;
        for (Line line : version.structure().lines()) {
            rows.append(rows.isEmpty() ? "" : ", ").append("(?, ?, ?, ?, ?, ?, ?)");
            values.addAll(List.of(tenant, deal, position, line.person(), place++, line.role().name(),
                    BigDecimal.valueOf(line.hundredths(), 2)));
        }
        given.sql(tenant,
                """
                        insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent)
                        values """
                        + rows,
                values.toArray());
    }

    public UUID row(UUID deal, String start, String end, String commission) {
        UUID id = Ids.next();
        given.sql(tenant, """
                insert into revenue_schedules (tenant_id, id, opportunity_id, start_date, end_date, expected_commission)
                values (?, ?, ?, ?::date, ?::date, ?)""", tenant, id, deal, start, end, new BigDecimal(commission));
        return id;
    }

    public void reconcile(UUID row, String actual) {
        given.sql(tenant, """
                update revenue_schedules set status = 'RECONCILED', reconciled_at = now(), actual_commission = ?
                where tenant_id = ? and id = ?""", new BigDecimal(actual), tenant, row);
    }

    public UUID reconciled(UUID deal, String start, String end, String commission) {
        UUID row = row(deal, start, end, commission);
        reconcile(row, commission);
        return row;
    }

    public void change(UUID table, String assignment) {
        given.sql(tenant, "update opportunities set " + assignment + " where tenant_id = ? and id = ?", tenant, table);
    }

    /** Adds the change's versions; answers how many. */
    public int apply(UUID deal, Change change) {
        Deal now = read(deal);
        List<Version> added = Reassignment.apply(now.timeline(), now.openedOn(), change).added();
        int position = now.timeline().versions().size();
        for (Version version : added) {
            version(deal, position++, version);
        }
        return added.size();
    }

    public void takeBack(UUID deal, int versions) {
        given.sql(tenant, """
                delete from opportunity_versions v where tenant_id = ? and opportunity_id = ? and position > (
                    select max(position) from opportunity_versions m where m.tenant_id = v.tenant_id
                        and m.opportunity_id = v.opportunity_id) - ?""", tenant, deal, versions);
    }

    public void ends(UUID person, String lastDay) {
        given.sql(tenant, "update people set commission_end_date = ?::date where tenant_id = ? and id = ?", lastDay,
                tenant, person);
    }

    public void confirm(UUID deal, UUID row, UUID person) {
        given.sql(tenant,
                """
                        insert into trailing_confirmations (tenant_id, opportunity_id, schedule_row_id, person_id, reason, created_by)
                        values (?, ?, ?, ?, 'agreed', 'test')""",
                tenant, deal, row, person);
    }

    public Deal read(UUID deal) {
        return tenantWork.in(tenant, "test", () -> deals.read(List.of(deal)).get(0));
    }

    public void settle(Cause cause, UUID... deal) {
        tenantWork.run(tenant, "test", () -> posting.settle(deals.hold(List.of(deal)), cause));
    }

    public DealPosting.Preview preview(Cause cause, UUID deal) {
        return tenantWork.in(tenant, "test", () -> posting.preview(deals.read(List.of(deal)), Because.of(cause)));
    }

    /** What is posted to the person for the row (null: the deal itself), minor units aside. */
    public String posted(UUID deal, UUID row, UUID person) {
        return given.<BigDecimal>value(tenant,
                """
                        select coalesce(sum(amount), 0)::numeric(19, 2) from commission_entries where tenant_id = ? and opportunity_id = ?
                            and schedule_row_id is not distinct from ? and person_id = ? and status <> 'REVERSED'""",
                tenant,
                deal, row, person).toPlainString();
    }

    /** Live entries of the person for the deal, oldest first: type, status, amount, commission month. */
    public String entries(UUID deal, UUID person) {
        String all = given.value(tenant,
                """
                        select string_agg(type || ' ' || status || ' ' || amount::numeric(19, 2) || ' ' || to_char(commission_month, 'YYYY-MM'),
                            ', ' order by id)
                        from commission_entries where tenant_id = ? and opportunity_id = ? and person_id = ? and status <> 'REVERSED'""",
                tenant, deal, person);
        return all == null ? "" : all;
    }

    /** Open exceptions of the deal: code and detail. */
    public String waiting(UUID deal) {
        String all = given.value(tenant, """
                select string_agg(code || ': ' || detail, '; ' order by id) from commission_exceptions
                where tenant_id = ? and opportunity_id = ? and status = 'OPEN'""", tenant, deal);
        return all == null ? "" : all;
    }

    /** Everything that posting writes, as one value. */
    public String fingerprint() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("commission_entries", "commission_explanations", "entry_totals", "outbox_events",
                "commission_exceptions")) {
            all.append(given.<String>value(tenant,
                    "select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                            + table + " t where tenant_id = ?",
                    tenant)).append(' ');
        }
        return all.toString();
    }

    /** As a payout does: approved, then paid or only taken into a live payout. */
    public void pay(UUID deal, UUID person, boolean paid) {
        UUID payout = Ids.next();
        LocalDate month = LocalDate.parse("2000-01-01").plusMonths(payouts++);
        given.sql(tenant,
                """
                        insert into commission_payouts (tenant_id, id, number, person_id, month, period_start, period_end, payout_date,
                            gross, adjustments, net, entry_count, status, origin, generated_by, created_by, updated_by, first_entry_month)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, 'RUN', 'test', 'test', 'test', ?)""",
                tenant, payout,
                payout.toString(), person, month, month, month, month, paid ? "PAID" : "APPROVED", month);
        given.sql(tenant, """
                update commission_entries set status = ?, payout_id = ?, paid_at = case when ? then now() end
                where tenant_id = ? and opportunity_id = ? and person_id = ? and status in ('PENDING', 'APPROVED')
                    and payout_id is null""", paid ? "PAID" : "APPROVED", payout, paid, tenant, deal, person);
    }

    public void close(String month) {
        given.sql(tenant,
                "insert into closed_months (tenant_id, month, closed_by) values (?, (? || '-01')::date, 'test')",
                tenant, month);
    }
}
