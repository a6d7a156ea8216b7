package io.commission.version;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/**
 * The version rows of one kind of thing. Rows are never changed but for their end and for {@code live}; the database refuses two live
 * ones on one day.
 *
 * @param table the version rows
 * @param identity the column that names what they are versions of
 */
public record Versions(String table, String identity) {

    public List<Succession.Version> live(Sql sql, UUID id) {
        return sql.query("select id, effective_from, effective_to, revision from " + table + " where tenant_id = ? and "
                + identity + " = ? and live order by effective_from", tenant(), id)
                .list(row -> new Succession.Version(row.uuid(1), row.date(2), row.date(3), row.integer(4)));
    }

    /** Makes room for a version from a day on; the caller then inserts the row that the answer describes. */
    public Succession makeRoom(Sql sql, UUID id, LocalDate from, LocalDate end) {
        Days.check("effectiveDate", from);
        Days.check("endDate", end);
        if (end != null && end.isBefore(from)) {
            throw Refusal.of(Code.DATE_RANGE_INVALID, "endDate lies before effectiveDate.")
                    .field("endDate", "must not lie before effectiveDate");
        }
        Succession succession;
        try {
            succession = Succession.of(live(sql, id), from, end);
        } catch (Succession.RunsInto e) {
            throw Refusal.of(Code.VERSION_FOLLOWS, "A version from " + e.next.from()
                    + " follows. End before it, leave endDate out, or change that version.")
                    .field("endDate", "reaches into the version from " + e.next.from());
        }
        if (succession.corrected() != null) {
            retire(sql, succession.corrected().id());
        }
        if (succession.shortened() != null) {
            end(sql, succession.shortened().id(), from.minusDays(1));
        }
        if (succession.retired()) {
            retireAfter(sql, id, succession.to());
        }
        return succession;
    }

    /** Ends everything with the day: the version in force ends, later ones go. Answers whether there was anything to end. */
    public boolean endOn(Sql sql, UUID id, LocalDate last) {
        int later = retireAfter(sql, id, last);
        int ended = sql.update("update " + table + " set effective_to = ? where tenant_id = ? and " + identity
                + " = ? and live and effective_from <= ? and (effective_to is null or effective_to > ?)",
                last, tenant(), id, last, last);
        return later + ended > 0;
    }

    /** Takes everything back. */
    public void retireAll(Sql sql, UUID id) {
        sql.update("update " + table + " set live = false where tenant_id = ? and " + identity + " = ? and live",
                tenant(), id);
    }

    private int retireAfter(Sql sql, UUID id, LocalDate day) {
        return sql.update("update " + table + " set live = false where tenant_id = ? and " + identity
                + " = ? and live and effective_from > ?", tenant(), id, day);
    }

    private void retire(Sql sql, UUID version) {
        sql.update("update " + table + " set live = false where tenant_id = ? and id = ?", tenant(), version);
    }

    private void end(Sql sql, UUID version, LocalDate last) {
        sql.update("update " + table + " set effective_to = ? where tenant_id = ? and id = ?", last, tenant(), version);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
