package io.commission.entry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.calculation.Explanation;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.ledger.Explanations;
import io.commission.money.MinorUnits;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Reads entries for the caller: only those of people that the caller may see (PERM-4). */
@RequestScoped
public class Entries {

    private static final String SELECT = """
            select e.*, p.name as person_name, p.kind <> 'PERSON' as retained, l.external_id as load_external_id,
                o.external_id as opportunity_external_id
            from commission_entries e
            join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
            left join loads l on l.tenant_id = e.tenant_id and l.id = e.load_id
            left join opportunities o on o.tenant_id = e.tenant_id and o.id = e.opportunity_id
            """;

    private final Sql sql;
    private final Caller caller;

    Entries(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** The entry, or 404 when it is not there or not the caller's to see. */
    public EntryView required(UUID id) {
        return sql.query(SELECT + " where e.tenant_id = ? and e.id = ?", caller.tenantId(), id)
                .first(row -> EntryView.of(row, units())).filter(entry -> caller.visible().sees(entry.personId()))
                .orElseThrow(() -> Refusal.notFound("entry"));
    }

    public List<EntryView> byIds(Collection<UUID> ids) {
        return sql
                .query(SELECT + " where e.tenant_id = ? and e.id = any(?::uuid[]) order by e.id", caller.tenantId(),
                        ids)
                .list(row -> EntryView.of(row, units()));
    }

    /** Newest first. */
    public Page<EntryView> page(EntryFilter filter, Paging paging) {
        List<Object> parameters = new ArrayList<>();
        String where = where(filter, parameters);
        Optional<Cursor> after = paging.after();
        if (after.isPresent()) {
            where += " and e.id < ?";
            parameters.add(after.get().uuid(0));
        }
        parameters.add(paging.fetch());
        List<EntryView> rows = sql.query(SELECT + where + " order by e.id desc limit ?", parameters.toArray())
                .list(row -> EntryView.of(row, units()));
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.id()));
    }

    /** The entries of the filter, oldest first, at most {@code most}, without holding them in memory. */
    public void stream(EntryFilter filter, int most, Consumer<EntryView> consumer) {
        List<Object> parameters = new ArrayList<>();
        String where = where(filter, parameters) + " order by e.id limit " + most;
        MinorUnits units = units();
        sql.query(SELECT + where, parameters.toArray()).stream(row -> consumer.accept(EntryView.of(row, units)));
    }

    /** What the caller may see of it: other people's lines are left out (PERM-4). */
    public Explanation explanationSeen(UUID id) {
        return Explanations.read(explanation(id)).seenBy(caller.visible()::sees);
    }

    String explanation(UUID id) {
        return sql.query("select explanation::text from commission_explanations where tenant_id = ? and entry_id = ?",
                caller.tenantId(), id).first(row -> row.text(1)).orElseThrow(() -> Refusal.notFound("explanation"));
    }

    private String where(EntryFilter filter, List<Object> parameters) {
        StringBuilder where = new StringBuilder(" where e.tenant_id = ?");
        parameters.add(caller.tenantId());
        Scope scope = caller.visible();
        if (!scope.all()) {
            and(where, parameters, "e.person_id = any(?::uuid[])", scope.people());
        }
        and(where, parameters, "e.person_id = ?", filter.personId);
        and(where, parameters, "e.status = ?", filter.status);
        and(where, parameters, "e.type = ?", filter.type);
        and(where, parameters, "e.origin = ?", filter.origin);
        and(where, parameters, "e.commission_month = ?", month("month", filter.month));
        and(where, parameters, "e.earned_month = ?", month("earnedMonth", filter.earnedMonth));
        and(where, parameters, "e.load_id = ?", filter.loadId);
        and(where, parameters, "e.opportunity_id = ?", filter.opportunityId);
        and(where, parameters, "e.schedule_row_id = ?", filter.scheduleRowId);
        and(where, parameters, "e.account_id = ?", filter.accountId);
        and(where, parameters, "e.payout_id = ?", filter.payoutId);
        return where.toString();
    }

    private static void and(StringBuilder where, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.add(value);
        }
    }

    private static LocalDate month(String field, String month) {
        try {
            return month == null || month.isBlank() ? null : YearMonth.parse(month.trim()).atDay(1);
        } catch (DateTimeParseException e) {
            throw Refusal.of(Code.INVALID_REQUEST, "A month is written as 2026-01.").field(field,
                    "must be a month like 2026-01");
        }
    }

    MinorUnits units() {
        return new MinorUnits(caller.currency().getDefaultFractionDigits());
    }
}
