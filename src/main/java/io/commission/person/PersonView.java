package io.commission.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.http.OfTheDay;

@Schema(description = "A person, or House or Unassigned")
public record PersonView(
        UUID id,
        PersonKind kind,
        String externalId,
        String name,
        String email,
        String oidcSubject,
        UUID teamId,
        String territory,
        UUID managerId,
        LocalDate hireDate,
        PersonStatus status,
        LocalDate terminationDate,
        LocalDate commissionEndDate,
        boolean commissionEligible,
        LocalDate ineligibleSince,
        ReassignmentStatus reassignmentStatus,
        @Schema(description = "Open opportunities in which they hold a line today") int activeOpportunityCount,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) implements OfTheDay {

    static PersonView of(Person person, ReassignmentStatus reassignmentStatus, int activeOpportunityCount) {
        return new PersonView(person.id, person.kind, person.externalId, person.name, person.email, person.subject,
                person.teamId, person.territory, person.managerId, person.hireDate, person.status,
                person.terminationDate,
                person.commissionEndDate != null ? person.commissionEndDate : person.terminationDate,
                person.commissionEligible, person.ineligibleSince, reassignmentStatus,
                activeOpportunityCount,
                person.createdAt, person.createdBy, person.updatedAt, person.updatedBy);
    }
}
