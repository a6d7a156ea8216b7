package io.commission.forecast;

import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.Cursor;
import io.commission.http.Paging;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

/** It tells everybody's figures, so it is for those who read everything. */
@Path("/commissions/check")
@Tag(name = "Commissions of deals")
@Transactional
public class FigureCheckResource {
    private static final String OF_DEALS = "deals";
    private static final String OF_PEOPLE = "people";

    private final FigureCheck check;

    FigureCheckResource(FigureCheck check) {
        this.check = check;
    }

    @Schema(name = "CommissionCheck", description = "A part of the check: so many deals, or people, and what differs")
    public record CheckView(int dealsChecked, int peopleChecked, List<FigureDifference> differences,
            @Schema(nullable = true, description = "Give it as cursor to go on; null: everything was looked at") String nextCursor) {
    }

    @GET
    @PermissionsAllowed("read.all")
    @Operation(operationId = "checkCommissions", summary = "Whether stored figures of deals and records of people equal a recomputation (FCT-5)", description = """
            First deals, then people, as many in a call as limit says; until nextCursor is null. Nothing is corrected: a \
            recalculation does that.""")
    public CheckView check(@BeanParam Paging paging) {
        Cursor after = paging.after().orElse(null);
        String of = after == null ? OF_DEALS : after.text(0);
        UUID last = after == null || after.text(1).isEmpty() ? null : after.uuid(1);
        if (!of.equals(OF_DEALS) && !of.equals(OF_PEOPLE)) {
            throw Refusal
                    .of(Code.INVALID_CURSOR, "Give nextCursor as it was answered by the same list, or leave it out.")
                    .field("cursor", "is not a cursor of this list");
        }
        FigureCheck.Part part = of.equals(OF_DEALS)
                ? check.ofDeals(last, paging.limit())
                : check.ofPeople(last, paging.limit());
        String next = part.last() != null
                ? Cursor.of(of, part.last()).encoded()
                : of.equals(OF_DEALS) ? Cursor.of(OF_PEOPLE, null).encoded() : null;
        return new CheckView(part.deals(), part.people(), part.differences(), next);
    }
}
