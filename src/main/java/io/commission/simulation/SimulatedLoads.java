package io.commission.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final int CHUNK = 10_000;

    private final Sql sql;

    SimulatedLoads(Sql sql) {
        this.sql = sql;
    }

    /**
     * Loads of the people that are dated within the months. A leaver's load that is delivered within them and paid later has its
     * place in their counts, so it is among them (LOAD-3). Each statement reads one table by one index: right after a large import
     * the planner knows too little to be trusted with joins.
     */
    Set<UUID> of(Supposition supposition) {
        Set<UUID> found = new LinkedHashSet<>();
        List<UUID> candidates = new ArrayList<>(CHUNK);
        sql.query("select load_id from load_reps where tenant_id = ? and person_id = any(?::uuid[])", tenant(),
                supposition.people()).stream(row -> {
                    candidates.add(row.uuid(1));
                    if (candidates.size() == CHUNK) {
                        keep(found, dated(candidates, "id", supposition));
                        candidates.clear();
                    }
                });
        keep(found, dated(candidates, "id", supposition));
        List<UUID> accounts = sql
                .query("select distinct account_id from account_owners where tenant_id = ? and owner_id = any(?::uuid[])",
                        tenant(), supposition.people())
                .list(row -> row.uuid(1));
        for (int from = 0; from < accounts.size(); from += CHUNK) {
            List<UUID> owned = dated(accounts.subList(from, Math.min(accounts.size(), from + CHUNK)), "account_id",
                    supposition);
            keep(found, withoutReps(owned));
        }
        return found;
    }

    private static void keep(Set<UUID> found, Collection<UUID> more) {
        found.addAll(more);
        if (found.size() > MOST_LOADS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED,
                    "One simulation covers at most " + MOST_LOADS + " loads; take fewer people or months.")
                    .field("to", "more than " + MOST_LOADS + " loads lie within these months");
        }
    }

    private List<UUID> dated(List<UUID> among, String column, Supposition supposition) {
        if (among.isEmpty()) {
            return List.of();
        }
        LocalDate first = supposition.from().atDay(1);
        LocalDate last = supposition.to().atEndOfMonth();
        return sql.query("select id from loads where tenant_id = ? and " + column + """
                 = any(?::uuid[]) and (commissionable_on between ? and ?
                    or delivered_on between ? and ? and commissionable_on > ?) order by id limit ?
                """, tenant(), among, first, last, first, last, last, MOST_LOADS + 1).list(row -> row.uuid(1));
    }

    /** Those that go by their account's owner (LOAD-2). */
    private Set<UUID> withoutReps(List<UUID> loads) {
        Set<UUID> without = new LinkedHashSet<>(loads);
        for (int from = 0; from < loads.size(); from += CHUNK) {
            sql.query("select load_id from load_reps where tenant_id = ? and load_id = any(?::uuid[])", tenant(),
                    loads.subList(from, Math.min(loads.size(), from + CHUNK))).list(row -> without.remove(row.uuid(1)));
        }
        return without;
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
