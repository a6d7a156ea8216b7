package io.commission.account;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An account that is given away from a day on.
 *
 * @param owner a person, House or Unassigned
 * @param assignee who holds the assignment from then on; null: it is cleared
 * @param role of the assignment; null: the one that the owner before has at the account, or {@value #USUAL_ROLE}
 */
public record Handover(UUID account, UUID owner, UUID assignee, String role, LocalDate day) {
    public static final String USUAL_ROLE = "ACCOUNT_MANAGER";
}
