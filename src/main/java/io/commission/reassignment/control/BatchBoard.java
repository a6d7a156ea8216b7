package io.commission.reassignment.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.BatchStatus;

/** Batches by where they stand, as dashboards show them (section 14): those that the caller may see. */
@ApplicationScoped
public class BatchBoard {
    private final Sql sql;
    private final Caller caller;
    private final SeenBatches seen;

    BatchBoard(Sql sql, Caller caller, SeenBatches seen) {
        this.sql = sql;
        this.caller = caller;
        this.seen = seen;
    }

    /** Every state with its number of batches and the newest of them. */
    public BatchBoardView view(int latest) {
        List<BatchStatus> states = List.of(BatchStatus.values());
        Map<BatchStatus, Long> counts = counts(states);
        Map<BatchStatus, List<BatchView>> batches = new EnumMap<>(BatchStatus.class);
        newest(states, latest)
                .forEach(batch -> batches.computeIfAbsent(batch.status(), state -> new ArrayList<>()).add(batch));
        return new BatchBoardView(Arrays.stream(BatchStatus.values()).map(state -> new BatchBoardView.Column(state,
                counts.getOrDefault(state, 0L), batches.getOrDefault(state, List.of()))).toList());
    }

    public Map<BatchStatus, Long> counts(List<BatchStatus> states) {
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId(), states));
        parameters.addAll(seen.parameters());
        Map<BatchStatus, Long> counts = new EnumMap<>(BatchStatus.class);
        sql.query(
                "select b.status, count(*) from reassignment_batches b where b.tenant_id = ? and b.status = any(?::text[])"
                        + SeenBatches.SEEN + "group by b.status",
                parameters.toArray())
                .list(row -> counts.put(row.oneOf(BatchStatus.class, "status"), row.number(2)));
        return counts;
    }

    /** So many of each state, newest first. */
    public List<BatchView> newest(List<BatchStatus> states, int latest) {
        List<Object> parameters = new ArrayList<>(List.of(states, caller.tenantId()));
        parameters.addAll(seen.parameters());
        parameters.add(latest);
        return seen.views(sql.query("select " + BatchRow.COLUMNS + """
                from unnest(?::text[]) as s (state) cross join lateral (
                    select * from reassignment_batches b where b.tenant_id = ? and b.status = s.state
                """ + SeenBatches.SEEN + """
                    order by b.created_at desc, b.id desc limit ?) b
                order by b.created_at desc, b.id desc
                """, parameters.toArray()).list(BatchRow::of));
    }
}
