package io.commission.simulation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.posting.Replayed;
import io.commission.posting.Supposition;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Finds the loads that a simulation is about, and pages through them. */
@ApplicationScoped
class SimulatedLoads {
    private static final int MOST_LOADS = 100_000;

    private final Sql sql;

    SimulatedLoads(Sql sql) {
        this.sql = sql;
    }

    /**
     * Loads of the people, or of accounts that they own, that are dated within the months. A leaver's load that is delivered within
     * them and paid later has its place in their counts, so it is among them (LOAD-3). Each statement reads one table once: joined, or
     * looked up key by key, a planner that does not know a tenant's rows yet would compare all with all.
     */
    Set<UUID> of(Supposition supposition) {
        LocalDate first = supposition.from().atDay(1);
        LocalDate last = supposition.to().atEndOfMonth();
        Set<UUID> named = new HashSet<>();
        sql.query("select load_id from load_reps where tenant_id = ? and person_id = any(?::uuid[])", tenant(),
                supposition.people()).stream(row -> named.add(row.uuid(1)));
        Set<UUID> owned = new HashSet<>(sql
                .query("select account_id from account_owners where tenant_id = ? and owner_id = any(?::uuid[])",
                        tenant(), supposition.people())
                .list(row -> row.uuid(1)));
        Set<UUID> found = new LinkedHashSet<>();
        sql.query("""
                select id, account_id from loads where tenant_id = ? and (commissionable_on between ? and ?
                    or delivered_on between ? and ? and commissionable_on > ?)
                """, tenant(), first, last, first, last, last).stream(row -> {
            if (named.contains(row.uuid(1)) || owned.contains(row.uuid(2))) {
                found.add(row.uuid(1));
                refuseMany(found.size());
            }
        });
        return found;
    }

    private static void refuseMany(int loads) {
        if (loads > MOST_LOADS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED,
                    "One simulation covers at most " + MOST_LOADS + " loads; take fewer people or months.")
                    .field("to", "more than " + MOST_LOADS + " loads lie within these months");
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }

    /** A part's place in the list: by person, date and load. */
    static Cursor cursor(Replayed.Part part) {
        return Cursor.of(part.personId(), part.datedOn(), part.loadId());
    }

    static boolean isAfter(Replayed.Part part, Cursor cursor) {
        return Comparator.comparing(Replayed.Part::personId).thenComparing(Replayed.Part::datedOn)
                .thenComparing(Replayed.Part::loadId)
                .compare(part, new Replayed.Part(cursor.uuid(2), null, cursor.uuid(0), cursor.date(1), null, null,
                        null, null, null, null)) > 0;
    }
}
