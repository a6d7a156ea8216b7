package io.commission.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.posting.deal.Confirmations;
import io.commission.posting.deal.Confirmed;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.Deals;
import io.commission.posting.deal.Leavers;
import io.commission.problem.Refusal;
import io.commission.structure.Division;
import io.commission.structure.Line;
import io.commission.structure.LineRole;

/**
 * Reads revenue schedules for the caller: those of opportunities in which they, or their team, own or hold something on any day, and for
 * managers those of House, Unassigned and nobody; of the parts only theirs (PERM-2, PERM-4).
 */
@ApplicationScoped
class Schedules {
    private static final String SELECT = """
            select r.*, r.status = 'RECONCILED' and coalesce((select bool_and(e.status = 'PAID') from commission_entries e
                    join people p on p.tenant_id = e.tenant_id and p.id = e.person_id and p.kind = 'PERSON'
                    where e.tenant_id = r.tenant_id and e.opportunity_id = r.opportunity_id and e.schedule_row_id = r.id
                        and e.status <> 'REVERSED'), false) as paid
            from revenue_schedules r where r.tenant_id = ? and r.opportunity_id = ?
            """;
    private static final String IN_REACH = """
            select 1 from opportunities d where d.tenant_id = ? and d.id = ? and d.deleted_at is null and (? or exists (
                select 1 from opportunity_versions v left join people o on o.tenant_id = v.tenant_id and o.id = v.owner_id
                where v.tenant_id = d.tenant_id and v.opportunity_id = d.id
                    and (v.owner_id = any(?::uuid[])
                        or ? and o.kind is distinct from 'PERSON' and v.position = (
                            select max(n.position) from opportunity_versions n where n.tenant_id = v.tenant_id
                                and n.opportunity_id = v.opportunity_id and n.effective_from <= ?)
                        or exists (select 1 from commission_structure_lines l where l.tenant_id = v.tenant_id
                            and l.opportunity_id = v.opportunity_id and l.position = v.position and l.person_id = any(?::uuid[])))))
            """;

    private final Sql sql;
    private final Caller caller;
    private final Deals deals;
    private final Leavers leavers;
    private final Confirmations confirmations;

    Schedules(Sql sql, Caller caller, Deals deals, Leavers leavers, Confirmations confirmations) {
        this.sql = sql;
        this.caller = caller;
        this.deals = deals;
        this.leavers = leavers;
        this.confirmations = confirmations;
    }

    /** By start. */
    Page<ScheduleRowView> page(UUID opportunity, Paging paging) {
        requireReach(opportunity);
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId(), opportunity));
        String after = paging.after().map(cursor -> {
            parameters.addAll(List.of(cursor.date(0), cursor.uuid(1)));
            return " and (r.start_date, r.id) > (?, ?)";
        }).orElse("");
        parameters.add(paging.fetch());
        Predicate<Line> shown = shown();
        Divided divided = divided(opportunity);
        List<ScheduleRowView> rows = sql.query(SELECT + after + " order by r.start_date, r.id limit ?",
                parameters.toArray()).list(row -> view(row, divided, shown));
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.startDate(), row.id()));
    }

    ScheduleRowView one(UUID opportunity, UUID id) {
        requireReach(opportunity);
        return one(opportunity, id, shown());
    }

    /** For whoever has just written it, who may have no right to read. */
    ScheduleRowView written(UUID opportunity, UUID id) {
        return one(opportunity, id, line -> true);
    }

    private ScheduleRowView one(UUID opportunity, UUID id, Predicate<Line> shown) {
        Divided divided = divided(opportunity);
        return sql.query(SELECT + " and r.id = ?", caller.tenantId(), opportunity, id)
                .first(row -> view(row, divided, shown)).orElseThrow(() -> Refusal.notFound("schedule row"));
    }

    private void requireReach(UUID opportunity) {
        Scope scope = caller.visible();
        if (!sql.query(IN_REACH, caller.tenantId(), opportunity, scope.all(), scope.people(), caller.may("read.team"),
                caller.today(), scope.people()).exists()) {
            throw Refusal.notFound("opportunity");
        }
    }

    /** Others' percents are others' pay; whoever leads a team sees House's too. */
    private Predicate<Line> shown() {
        Scope scope = caller.visible();
        boolean leads = caller.may("read.team");
        return line -> scope.sees(line.person()) || leads && line.role() == LineRole.HOUSE;
    }

    /** @param deal null where it is not there, or its structure was never filled */
    private record Divided(Deal deal, Map<UUID, LocalDate> leavers, Set<Confirmed> confirmed, Map<UUID, String> names) {
    }

    private Divided divided(UUID opportunity) {
        Deal deal = deals.read(List.of(opportunity)).stream().filter(one -> one.timeline() != null).findFirst()
                .orElse(null);
        Map<UUID, String> names = new HashMap<>();
        sql.query("""
                select distinct p.id, p.name from commission_structure_lines l
                join people p on p.tenant_id = l.tenant_id and p.id = l.person_id
                where l.tenant_id = ? and l.opportunity_id = ?
                """, caller.tenantId(), opportunity).list(row -> names.put(row.uuid(1), row.text(2)));
        return new Divided(deal, leavers.firstDaysWithout(), confirmations.of(List.of(opportunity)), names);
    }

    private ScheduleRowView view(Row row, Divided divided, Predicate<Line> shown) {
        int digits = caller.currency().getDefaultFractionDigits();
        BigDecimal expected = money(row.decimal("expected_commission"), digits);
        BigDecimal actual = money(row.decimal("actual_commission"), digits);
        UUID id = row.uuid("id");
        UUID opportunity = row.uuid("opportunity_id");
        List<Division.Part> days = divided.deal() == null
                ? List.of()
                : Division.of((actual == null ? expected : actual).unscaledValue().longValueExact(),
                        row.date("start_date"), row.date("end_date"), divided.deal().timeline(), divided.leavers());
        List<ScheduleRowView.PartView> parts = new ArrayList<>();
        boolean complete = true;
        for (Division.Part part : days) {
            for (Division.Portion portion : part.portions()) {
                Line line = portion.line();
                complete &= shown.test(line);
                if (shown.test(line)) {
                    parts.add(new ScheduleRowView.PartView(line.person(), divided.names().get(line.person()),
                            line.role(), part.from(), part.to(), BigDecimal.valueOf(line.hundredths(), 2),
                            BigDecimal.valueOf(portion.units(), digits), portion.waits()
                                    && !divided.confirmed().contains(new Confirmed(opportunity, id, line.person()))));
                }
            }
        }
        ScheduleStatus status = row.flag("paid") ? ScheduleStatus.PAID : row.oneOf(ScheduleStatus.class, "status");
        return new ScheduleRowView(id, opportunity, row.text("external_id"), row.date("start_date"),
                row.date("end_date"), money(row.decimal("expected_revenue"), digits), expected, actual, status,
                days.size() > 1, parts, complete, row.instant("reconciled_at"), row.text("reconciled_by"),
                row.instant("created_at"), row.text("created_by"), row.instant("updated_at"), row.text("updated_by"),
                row.number("version"));
    }

    private static BigDecimal money(BigDecimal amount, int digits) {
        return amount == null ? null : amount.setScale(digits, RoundingMode.UNNECESSARY);
    }
}
