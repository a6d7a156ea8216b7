package io.commission.target;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Teams;
import io.commission.database.Sql;
import io.commission.posting.deal.Leavers;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Who may set whom a target: managers the people below them, never themselves; admins everybody (PERM-1). */
@ApplicationScoped
class TargetReach {
    /** Of the grants by default only admins have it. */
    private static final String FOR_ALL = "people.write";

    private final Sql sql;
    private final Caller caller;
    private final Teams teams;
    private final Leavers leavers;

    TargetReach(Sql sql, Caller caller, Teams teams, Leavers leavers) {
        this.sql = sql;
        this.caller = caller;
        this.teams = teams;
        this.leavers = leavers;
    }

    boolean sees(UUID person) {
        return caller.visible().sees(person);
    }

    /** Somebody whom the caller may not see is nobody (TEN-1). */
    void requireReceiver(UUID person, LocalDate start) {
        record Known(String kind, boolean terminated) {
        }
        Known known = sql.query("select kind, status from people where tenant_id = ? and id = ?", caller.tenantId(),
                person).first(row -> new Known(row.text(1), row.text(2).equals("TERMINATED")))
                .filter(found -> !found.kind().equals("PERSON") || sees(person))
                .orElseThrow(() -> Refusal.of(Code.PERSON_UNKNOWN, "There is no such person.").field("personId",
                        "is nobody's id"));
        if (!known.kind().equals("PERSON")) {
            throw Refusal.of(Code.SPECIAL_OWNER_NOT_HERE, "House and Unassigned have no targets.").field("personId",
                    "must be a person");
        }
        requireWrite(person);
        // Deals of the time before still need their rate; a target for later days would never earn.
        LocalDate without = leavers.firstDaysWithout().get(person);
        if (without != null && !start.isBefore(without)) {
            throw Refusal.of(known.terminated() ? Code.RECEIVER_TERMINATED : Code.RECEIVER_INELIGIBLE,
                    "The person earns nothing from " + without + " on. A target of theirs starts before that day.")
                    .field("startDate", "lies after the person's end");
        }
    }

    void requireWrite(UUID person) {
        if (caller.may(FOR_ALL)) {
            return;
        }
        UUID self = caller.personId().orElse(null);
        if (person.equals(self)) {
            throw Refusal.of(Code.OWN_TARGET, "Your own target is set by your manager or an admin.");
        }
        if (self == null || !teams.withManager(self).contains(person)) {
            throw Refusal.of(Code.PERMISSION_MISSING,
                    "Managers set targets for the people below them; for others an admin does.");
        }
    }
}
