package io.commission.outlook;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads which records changed in transactions that could not be seen before: late commits are not missed. */
@ApplicationScoped
class RecordNews {
    /** More than anybody wants to hear of one by one. */
    static final int MOST = 2_000;

    private final Sql sql;

    RecordNews(Sql sql) {
        this.sql = sql;
    }

    /** @param month null: undated */
    record Change(UUID personId, YearMonth month) {
    }

    /**
     * @param snapshot what was seen by now
     * @param all false: there was more than is listed
     */
    record Seen(String snapshot, List<Change> changes, boolean all) {
    }

    /** @param snapshot what was seen before; null: from now on */
    Seen since(String snapshot) {
        if (snapshot == null) {
            return new Seen(sql.query("select pg_current_snapshot()::text").one(row -> row.text(1)), List.of(), true);
        }
        List<Change> changes = new ArrayList<>();
        String[] seen = new String[1];
        sql.query("""
                select pg_current_snapshot()::text, n.person_id, n.month
                from (select 1) as once left join (select person_id, month from record_news
                    where tenant_id = ? and written_in >= pg_snapshot_xmin(?::pg_snapshot)
                        and not pg_visible_in_snapshot(written_in, ?::pg_snapshot)
                    group by person_id, month limit ?) n on true
                """, TenantContext.required().tenantId(), snapshot, snapshot, MOST + 1).list(row -> {
            seen[0] = row.text(1);
            if (row.uuid(2) != null) {
                changes.add(new Change(row.uuid(2), row.date(3) == null ? null : YearMonth.from(row.date(3))));
            }
            return null;
        });
        boolean all = changes.size() <= MOST;
        return new Seen(seen[0], all ? changes : List.of(), all);
    }
}
