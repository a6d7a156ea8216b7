package io.commission.account;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Days on which an account has an owner or an assignee (ACC-1).
 *
 * @param role of an assignment; null: the owner
 * @param to its last day; null: it goes on
 * @param row as it stands in the table, as JSON
 */
record AccountRange(UUID person, String role, LocalDate from, LocalDate to, String row) {

    /** What the account of a handover is on its day. */
    static Handovers.State before(Handover handover, List<AccountRange> owners, List<AccountRange> assignments) {
        LocalDate day = handover.day();
        AccountRange owner = on(day, owners);
        String role = handover.role() != null ? handover.role() : usual(day, owner, assignments);
        List<AccountRange> inRole = assignments.stream().filter(range -> range.role.equals(role)).toList();
        AccountRange assignment = on(day, inRole);
        boolean later = owners.stream().anyMatch(range -> range.from.isAfter(day))
                || inRole.stream().anyMatch(range -> range.from.isAfter(day));
        return new Handovers.State(handover.account(), owner == null ? null : owner.person, role,
                assignment == null ? null : assignment.person, later, owner == null ? null : owner.row,
                assignment == null ? null : assignment.row);
    }

    /** The one in which the owner is assigned; of several the first by name. */
    private static String usual(LocalDate day, AccountRange owner, List<AccountRange> assignments) {
        return assignments.stream()
                .filter(range -> owner != null && range.person.equals(owner.person) && range.covers(day))
                .map(AccountRange::role).min(String::compareTo).orElse(Handover.USUAL_ROLE);
    }

    private static AccountRange on(LocalDate day, List<AccountRange> ranges) {
        return ranges.stream().filter(range -> range.covers(day)).findFirst().orElse(null);
    }

    private boolean covers(LocalDate day) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }
}
