package io.commission.entry;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.access.Scope;
import io.commission.http.Sorting;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryStatus;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** The filters and the order of the list of adjustments; each may be left out. */
public class AdjustmentFilter {
    /** Newest first: in the order of the ids, which an index gives. */
    private static final String NEWEST = "-createdAt";
    private static final Map<String, String> COLUMNS = Map.of("createdAt", "e.id::text", "month",
            "e.commission_month::text", "person", "p.name", "amount",
            "to_char(e.amount + 1000000000000000, 'FM0000000000000000.0000')");

    @QueryParam("personId")
    UUID personId;

    @QueryParam("status")
    EntryStatus status;

    @QueryParam("origin")
    @Parameter(description = "What made it, like REASSIGNMENT")
    EntryOrigin origin;

    @QueryParam("month")
    @Parameter(description = "Commission month", schema = @Schema(implementation = String.class, pattern = "\\d{4}-\\d{2}", examples = {
            "2026-01"}))
    String month;

    @QueryParam("opportunityId")
    UUID opportunityId;

    @QueryParam("batchId")
    @Parameter(description = "The batch of reassignments that made it")
    UUID batchId;

    @QueryParam("sort")
    @Parameter(description = "createdAt, month, person or amount; descending with a minus in front", schema = @Schema(defaultValue = NEWEST))
    String sort;

    boolean newestFirst() {
        return sort == null || sort.isBlank() || sort.trim().equals(NEWEST);
    }

    Sorting sorting() {
        return Sorting.of(sort, NEWEST, COLUMNS);
    }

    String conditions(UUID tenant, Scope scope, List<Object> parameters) {
        StringBuilder where = new StringBuilder(" where e.tenant_id = ? and e.type = 'ADJUSTMENT'");
        parameters.add(tenant);
        if (!scope.all()) {
            and(where, parameters, "e.person_id = any(?::uuid[])", scope.people());
        }
        and(where, parameters, "e.person_id = ?", personId);
        and(where, parameters, "e.status = ?", status);
        and(where, parameters, "e.origin = ?", origin);
        and(where, parameters, "e.commission_month = ?", commissionMonth());
        and(where, parameters, "e.opportunity_id = ?", opportunityId);
        and(where, parameters, "c.batch_id = ?", batchId);
        return where.toString();
    }

    private static void and(StringBuilder where, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.add(value);
        }
    }

    private YearMonth commissionMonth() {
        try {
            return month == null || month.isBlank() ? null : YearMonth.parse(month.trim());
        } catch (DateTimeParseException e) {
            throw Refusal.of(Code.INVALID_REQUEST, "A month is written as 2026-01.").field("month",
                    "must be a month like 2026-01");
        }
    }
}
