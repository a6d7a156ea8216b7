package io.commission.event;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.imports.InputRow;

/** The data of contact events; a contact is a person (PPL-1). */
@Schema(name = "ContactEventData", requiredProperties = "externalId", description = """
        Data of contact.created (needs name and email), contact.updated and contact.deleted. A property left out stays \
        as it is. A terminationDate that has come makes the person TERMINATED.""")
public record ContactData(
        @Schema(description = "the person's id in the sending system", maxLength = EventReader.MAX_ID, examples = "EMP-1") String externalId,
        @Schema(maxLength = EventReader.MAX_TEXT, examples = "Rita Rep") String name,
        @Schema(maxLength = EventReader.MAX_TEXT, examples = "rita@example.com") String email,
        @Schema(description = "OIDC subject", maxLength = EventReader.MAX_ID, nullable = true) String subject,
        @Schema(maxLength = EventReader.MAX_TEXT, nullable = true, examples = "Central 1") String team,
        @Schema(maxLength = EventReader.MAX_TEXT, nullable = true, examples = "Central") String territory,
        @Schema(description = "the manager's external id or id", maxLength = EventReader.MAX_ID, nullable = true) String managerId,
        @Schema(nullable = true, examples = "2024-01-15") LocalDate hireDate,
        @Schema(nullable = true) LocalDate terminationDate,
        @Schema(nullable = true) Boolean commissionEligible,
        @Schema(description = "the last day that earns; the termination date where none is given", nullable = true) LocalDate commissionEndDate)
        implements
            EventData {

    private static final List<String> PROPERTIES = List.of("externalId", "name", "email", "subject", "team",
            "territory",
            "managerId", "hireDate", "terminationDate", "commissionEligible", "commissionEndDate");

    static ContactData of(InputRow row, EventType type) {
        row.refuseUnknown(PROPERTIES);
        ContactData data = new ContactData(
                row.requiredText("externalId", EventReader.MAX_ID),
                row.text("name", EventReader.MAX_TEXT),
                row.text("email", EventReader.MAX_TEXT),
                row.text("subject", EventReader.MAX_ID),
                row.text("team", EventReader.MAX_TEXT),
                row.text("territory", EventReader.MAX_TEXT),
                row.text("managerId", EventReader.MAX_ID),
                row.date("hireDate"),
                row.date("terminationDate"),
                row.flag("commissionEligible"),
                row.date("commissionEndDate"));
        if (type == EventType.CONTACT_CREATED || row.given().contains("name")) {
            row.required("name", data.name());
        }
        if (type == EventType.CONTACT_CREATED || row.given().contains("email")) {
            row.required("email", data.email());
        }
        if (data.email() != null && !data.email().matches("[^@\\s]+@[^@\\s]+")) {
            row.reject("email", "NOT_AN_EMAIL", "the email needs one @ between a name and a domain");
        }
        return data;
    }
}
