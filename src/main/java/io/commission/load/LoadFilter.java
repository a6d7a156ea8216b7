package io.commission.load;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Which loads are wanted, and in which order. */
public class LoadFilter {
    private static final String NEVER = "9999-12-31";
    private static final Map<String, String> COLUMNS = Map.of(
            "created", "l.id::text",
            "externalId", "l.external_id collate \"C\"",
            "delivered", "coalesce(l.delivered_on, date '" + NEVER + "')::text");

    @QueryParam("status")
    LoadStatus status;

    @QueryParam("externalId")
    String externalId;

    @QueryParam("accountId")
    UUID accountId;

    @QueryParam("customerId")
    @Parameter(description = "the customer as the source names it")
    String customerId;

    @QueryParam("personId")
    @Parameter(description = "a rep of the load")
    UUID personId;

    @QueryParam("deliveredFrom")
    @Parameter(description = "local date of delivery, inclusive")
    LocalDate deliveredFrom;

    @QueryParam("deliveredTo")
    @Parameter(description = "local date of delivery, inclusive")
    LocalDate deliveredTo;

    @QueryParam("sort")
    @Parameter(description = "with a minus in front for the other direction", schema = @Schema(type = SchemaType.STRING, enumeration = {
            "created", "-created", "externalId", "-externalId", "delivered", "-delivered"}, defaultValue = "-created"))
    String sort;

    boolean descending() {
        return name().startsWith("-");
    }

    /** The column as text, never null. */
    String column() {
        String name = name();
        String column = COLUMNS.get(descending() ? name.substring(1) : name);
        if (column == null) {
            throw Refusal.of(Code.INVALID_REQUEST,
                    "Loads sort by created, externalId or delivered, with a minus in front for the other direction.")
                    .field("sort", "is unknown");
        }
        return column;
    }

    String columnOf(LoadView load) {
        return switch (name().replace("-", "")) {
            case "externalId" -> load.externalId();
            case "delivered" -> load.deliveredOn() == null ? NEVER : load.deliveredOn().toString();
            default -> load.id().toString();
        };
    }

    private String name() {
        return sort == null || sort.isBlank() ? "-created" : sort.trim();
    }
}
