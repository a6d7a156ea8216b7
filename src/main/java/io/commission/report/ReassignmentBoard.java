package io.commission.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.change.Level;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.report.ReassignmentBoardView.Action;
import io.commission.report.ReassignmentBoardView.Card;
import io.commission.report.ReassignmentBoardView.Column;
import io.commission.report.ReassignmentBoardView.State;

/** Batches of reassignment as their dashboard shows them (section 14). A manager sees own ones and those about the team. */
@ApplicationScoped
class ReassignmentBoard {
    private static final Duration UNDOABLE = Duration.ofHours(48);
    private static final String SEEN = " and (? or b.created_by = ? or b.person_id = any(?::uuid[]))";

    private final Sql sql;
    private final Caller caller;
    private final Clock clock;

    ReassignmentBoard(Sql sql, Caller caller, Clock clock) {
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
    }

    ReassignmentBoardView view(int latest) {
        Map<State, Long> counts = counts(List.of(State.values()));
        Map<State, List<Card>> cards = new EnumMap<>(State.class);
        for (Card card : cards(List.of(State.values()), latest)) {
            cards.computeIfAbsent(card.status(), state -> new ArrayList<>()).add(card);
        }
        return new ReassignmentBoardView(Arrays.stream(State.values())
                .map(state -> new Column(state, counts.getOrDefault(state, 0L), cards.getOrDefault(state, List.of())))
                .toList());
    }

    Map<State, Long> counts(List<State> states) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        sql.query(
                "select b.status, count(*) from reassignment_batches b where b.tenant_id = ? and b.status = any(?::text[])"
                        + SEEN + " group by b.status",
                caller.tenantId(), states, caller.visible().all(), caller.subject(),
                caller.visible().people()).list(row -> counts.put(row.oneOf(State.class, "status"), row.number(2)));
        return counts;
    }

    /** The newest of each state. */
    List<Card> cards(List<State> states, int latest) {
        Instant now = clock.instant();
        return sql.query("""
                select b.*, json_array_length(b.scope -> 'accountIds') as accounts,
                    json_array_length(b.scope -> 'opportunityIds') as opportunities, p.name as person_name,
                    c.name as created_by_name, r.id as rolled_back_by
                from unnest(?::text[]) as s (state) cross join lateral (
                        select * from reassignment_batches b where b.tenant_id = ? and b.status = s.state
                """ + SEEN + """
                        order by b.created_at desc, b.id desc limit ?) b
                    left join people p on p.tenant_id = b.tenant_id and p.id = b.person_id
                    left join people c on c.tenant_id = b.tenant_id and c.oidc_subject = b.created_by
                    left join reassignment_batches r on r.tenant_id = b.tenant_id and r.rollback_of = b.id
                        and r.rollback_of is not null and r.status <> 'ERROR' and r.status <> 'CANCELLED'
                order by b.created_at desc, b.id desc
                """, states, caller.tenantId(), caller.visible().all(), caller.subject(), caller.visible().people(),
                latest).list(row -> card(row, now));
    }

    private Card card(Row row, Instant now) {
        int total = row.integer("total");
        int done = row.integer("applied") + row.integer("skipped") + row.integer("conflicted");
        State state = row.oneOf(State.class, "status");
        boolean ended = state != State.PENDING && state != State.RUNNING;
        return new Card(row.uuid("id"), row.oneOf(Level.class, "level"), state, row.text("strategy"),
                new ReassignmentBoardView.Scope(row.integer("accounts"), row.integer("opportunities"),
                        row.uuid("person_id"), row.text("person_name")),
                row.text("reason"), row.date("effective_date"), total, row.integer("applied"), row.integer("skipped"),
                row.integer("conflicted"),
                total == 0 ? state == State.COMPLETE ? 100 : 0 : (int) Math.min(100, done * 100L / total),
                row.text("error_code"), row.instant("created_at"), row.text("created_by"), row.text("created_by_name"),
                row.instant("executed_at"), row.uuid("rollback_of"), row.uuid("rolled_back_by"),
                actions(row, state, ended, now));
    }

    /** Rolled back once, at most 48 hours after the end or while the effective date lies ahead (BAT-3). */
    private List<Action> actions(Row row, State state, boolean ended, Instant now) {
        List<Action> actions = new ArrayList<>();
        boolean rolledBack = row.uuid("rolled_back_by") != null;
        if (!ended && caller.may("batches.execute")) {
            actions.add(Action.CANCEL);
        }
        if (state == State.ERROR && !rolledBack && caller.may("batches.execute")) {
            actions.add(Action.RETRY);
        }
        if (ended && !rolledBack && row.uuid("rollback_of") == null && row.integer("applied") > 0
                && caller.may("batches.rollback") && (!now.isAfter(row.instant("executed_at").plus(UNDOABLE))
                        || isAhead(row.date("effective_date")))) {
            actions.add(Action.ROLLBACK);
        }
        return actions;
    }

    private boolean isAhead(LocalDate effective) {
        return effective != null && effective.isAfter(caller.today());
    }
}
