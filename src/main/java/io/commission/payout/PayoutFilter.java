package io.commission.payout;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.access.Scope;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Which payouts a list shows, and in which order; taken as {@code @BeanParam}. */
public class PayoutFilter {

    @QueryParam("month")
    @Parameter(description = "Paid month", schema = @Schema(type = SchemaType.STRING, examples = "2026-01"))
    String month;

    @QueryParam("status")
    @Parameter(description = "Only payouts in this status")
    PayoutStatus status;

    @QueryParam("personId")
    @Parameter(description = "Only this person's payouts")
    UUID personId;

    @QueryParam("sort")
    @Parameter(description = "number, month, net or createdAt; a leading minus turns it round", schema = @Schema(type = SchemaType.STRING, defaultValue = "-number"))
    String sort;

    PayoutSort sort() {
        return PayoutSort.of(sort);
    }

    /** Conditions over {@code p}; their parameters are added in order. */
    String conditions(UUID tenant, Scope visible, List<Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("p.tenant_id = ?"));
        parameters.add(tenant);
        if (!visible.all()) {
            conditions.add("p.person_id = any(?::uuid[])");
            parameters.add(visible.people().toArray(UUID[]::new));
        }
        if (month != null) {
            conditions.add("p.month = ?");
            parameters.add(month());
        }
        if (status != null) {
            conditions.add("p.status = ?");
            parameters.add(status);
        }
        if (personId != null) {
            conditions.add("p.person_id = ?");
            parameters.add(personId);
        }
        return String.join(" and ", conditions);
    }

    private YearMonth month() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw Refusal.of(Code.INVALID_REQUEST, "Give the month as 2026-01.").field("month", "is not a month");
        }
    }
}
