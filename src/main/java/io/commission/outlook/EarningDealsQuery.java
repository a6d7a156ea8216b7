package io.commission.outlook;

import java.util.Map;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.forecast.Period;
import io.commission.forecast.Records;
import io.commission.http.Sorting;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Which deals of a person are wanted, and in which order. */
public class EarningDealsQuery {
    private static final Map<String, String> SORTS = Map.of("closeDate", "coalesce(o.close_date::text, '9999')",
            "name", "o.name", "amount", "to_char(coalesce(o.amount, 0), 'FM000000000000000.0000')", "part",
            "to_char(f.commission, 'FM000000000000000.0000')");

    @QueryParam("period")
    @Parameter(description = "A month, of tenants that pay by quarters a quarter, or undated; all by default")
    String period;

    @QueryParam("type")
    @Parameter(description = "Both by default", schema = @Schema(enumeration = {"actual", "projected"}))
    String type;

    @QueryParam("sort")
    @Parameter(description = "closeDate, name, amount or part; descending with a minus in front. By default closeDate")
    String sort;

    Records.Span span(Frame frame) {
        if (period == null || period.isBlank()) {
            return Records.Span.all();
        }
        if (period.trim().equals(Frame.UNDATED)) {
            return Records.Span.UNDATED;
        }
        Period one = frame.parsed("period", period);
        return Records.Span.of(one.first(), one.last());
    }

    String type() {
        if (type == null || type.isBlank()) {
            return null;
        }
        if (!type.trim().equals("actual") && !type.trim().equals("projected")) {
            throw Refusal.of(Code.INVALID_REQUEST, "A commission is actual or projected.").field("type",
                    "must be actual or projected");
        }
        return type.trim();
    }

    Sorting sorting() {
        return Sorting.of(sort, "closeDate", SORTS);
    }
}
