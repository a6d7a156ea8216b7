package io.commission.directory;

import java.time.LocalDate;
import java.util.Set;

/**
 * What another system says of a person (PPL-1).
 *
 * @param team the team's name
 * @param manager the manager's external id or id
 * @param carried the names of the properties that it says something of, nulls included; others stay as they are
 */
public record ContactChange(String externalId, String name, String email, String subject, String team,
        String territory, String manager, LocalDate hireDate, LocalDate terminationDate, Boolean commissionEligible,
        LocalDate commissionEndDate, Set<String> carried) {

    <T> T pick(String property, T said, T known) {
        return carried.contains(property) ? said : known;
    }
}
