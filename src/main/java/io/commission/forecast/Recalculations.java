package io.commission.forecast;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.version.Days;

/** Takes recalculations that admins ask for, and tells how far they are (FCT-5). */
@ApplicationScoped
class Recalculations {
    static final int MOST_PEOPLE = 1_000;
    static final int MOST_WAITING = 10;

    private final Sql sql;
    private final Clock clock;

    Recalculations(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    RecalculationView open(RecalculationRequest request) {
        months(request.from(), request.to());
        Set<UUID> people = people(request.personIds());
        int waiting = sql
                .query("""
                        select count(*)::integer from commission_recalculations where tenant_id = ? and status in ('PENDING', 'RUNNING')
                        """,
                        tenant())
                .one(row -> row.integer(1));
        if (waiting >= MOST_WAITING) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "At most " + MOST_WAITING
                    + " recalculations wait at a time. Send it again when one of them has ended.");
        }
        UUID id = Ids.next();
        RecalculationKind kind = request.kind() == null ? RecalculationKind.MANUAL : request.kind();
        sql.update(
                """
                        insert into commission_recalculations (tenant_id, id, kind, people, from_month, to_month, created_at, created_by)
                        values (?, ?, ?, ?::uuid[], ?, ?, ?, ?)
                        """,
                tenant(), id, kind.wireName(), people, request.from(), request.to(), clock.instant(),
                TenantContext.required().actor());
        return one(id);
    }

    private static void months(YearMonth from, YearMonth to) {
        Days.check("from", from == null ? null : from.atDay(1));
        Days.check("to", to == null ? null : to.atDay(1));
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.of(Code.DATE_RANGE_INVALID, "The last month lies before the first.").field("to",
                    "lies before from");
        }
    }

    /** Null: everybody. */
    private Set<UUID> people(List<UUID> asked) {
        if (asked == null) {
            return null;
        }
        Set<UUID> people = new HashSet<>(asked);
        int known = sql.query("select count(*)::integer from people where tenant_id = ? and id = any(?::uuid[])",
                tenant(), people).one(row -> row.integer(1));
        if (known < people.size()) {
            throw Refusal.of(Code.PERSON_UNKNOWN, "There is no such person.").field("personIds",
                    "holds an id that is nobody's");
        }
        return people;
    }

    RecalculationView one(UUID id) {
        return sql.query("select * from commission_recalculations where tenant_id = ? and id = ?", tenant(), id)
                .first(RecalculationView::of).orElseThrow(() -> Refusal.notFound("recalculation"));
    }

    /** Latest first. */
    Page<RecalculationView> page(Paging paging) {
        List<Object> parameters = new ArrayList<>(List.of(tenant()));
        paging.after().ifPresent(cursor -> parameters.add(cursor.uuid(0)));
        parameters.add(paging.fetch());
        return Page.of(sql.query("select * from commission_recalculations where tenant_id = ? "
                + (paging.after().isPresent() ? "and id < ? " : "") + "order by id desc limit ?",
                parameters.toArray()).list(RecalculationView::of), paging, view -> view,
                view -> Cursor.of(view.id()));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
