package io.commission.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.person.PersonKind;

@Schema(description = "Who owns an account over a range of days, both ends inclusive")
public record AccountOwnerView(UUID ownerId, String ownerName, PersonKind ownerKind, LocalDate effectiveDate,
        LocalDate endDate,
        Instant createdAt, String createdBy) {
}
