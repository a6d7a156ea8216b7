package io.commission.event;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.imports.InputRow;

/** The data of account events (ACC-1). */
@Schema(name = "AccountEventData", requiredProperties = "externalId", description = """
        Data of account.created (needs name), account.updated and account.deleted. A property left out stays as it is.""")
public record AccountData(
        @Schema(description = "the account's id in the sending system", maxLength = EventReader.MAX_ID, examples = "ACME") String externalId,
        @Schema(maxLength = EventReader.MAX_TEXT, examples = "Acme Corporation") String name,
        @Schema(maxLength = EventReader.MAX_TEXT, nullable = true, examples = "SHIPPER") String type,
        @Schema(maxLength = EventReader.MAX_TEXT, nullable = true, examples = "Central") String territory,
        @Schema(description = "HIGH marks accounts that need care in a reassignment", maxLength = EventReader.MAX_TEXT, nullable = true, examples = "HIGH") String valueClass,
        @Schema(description = "a person's external id or id, house or unassigned", maxLength = EventReader.MAX_ID, nullable = true, examples = "EMP-1") String ownerId)
        implements
            EventData {

    private static final List<String> PROPERTIES = List.of("externalId", "name", "type", "territory", "valueClass",
            "ownerId");

    static AccountData of(InputRow row, EventType type) {
        row.refuseUnknown(PROPERTIES);
        AccountData data = new AccountData(
                row.requiredText("externalId", EventReader.MAX_ID),
                row.text("name", EventReader.MAX_TEXT),
                row.text("type", EventReader.MAX_TEXT),
                row.text("territory", EventReader.MAX_TEXT),
                row.text("valueClass", EventReader.MAX_TEXT),
                row.text("ownerId", EventReader.MAX_ID));
        if (type == EventType.ACCOUNT_CREATED || row.given().contains("name")) {
            row.required("name", data.name());
        }
        return data;
    }
}
