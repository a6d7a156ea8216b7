package io.commission.outlook;

import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.forecast.Period;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Which records are wanted, and in which order. */
public class CommissionQuery {
    private static final int MOST_MONTHS = 36;

    @QueryParam("commission_type")
    @Parameter(description = "actual: of won deals; projected: of open ones; both by default", schema = @Schema(enumeration = {
            "actual", "projected"}))
    String type;

    @QueryParam("view")
    @Parameter(description = "self: the person's own records. team: those of everybody below at all levels, not the person's own; of "
            + "everybody in the tenant for those who read everything and name nobody. By default self, and team for those who read "
            + "everything and are nobody's person", schema = @Schema(enumeration = {"self", "team"}))
    String view;

    @QueryParam("personId")
    @Parameter(description = "Whose records, or whose team's; by default the caller's")
    String personId;

    @QueryParam("period")
    @Parameter(description = "A month, of tenants that pay by quarters a quarter, or undated: the deals without a close date. Without "
            + "period, from and to: the calendar year and what is undated")
    String period;

    @QueryParam("from")
    @Parameter(description = "First period")
    String from;

    @QueryParam("to")
    @Parameter(description = "Last period; at most 36 months")
    String to;

    @QueryParam("team")
    @Parameter(description = "People of this team only")
    UUID team;

    @QueryParam("territory")
    @Parameter(description = "People of this territory only")
    String territory;

    @QueryParam("sort")
    @Parameter(description = "period, name, quota, amount, attainment, commission or deals; descending with a minus in front. By default period")
    String sort;

    /** @param periods null where only undated ones are wanted; first and last one otherwise */
    record Range(Period first, Period last, boolean undated) {
    }

    boolean wants(boolean actual) {
        return type == null || type.isBlank() || type.trim().equals(actual ? "actual" : "projected");
    }

    void check() {
        if (!wants(true) && !wants(false)) {
            throw Refusal.of(Code.INVALID_REQUEST, "A commission is actual or projected.").field("commission_type",
                    "must be actual or projected");
        }
    }

    Range range(Frame frame) {
        boolean ranged = given(from) || given(to);
        if (given(period)) {
            if (ranged) {
                throw Refusal.of(Code.INVALID_REQUEST, "Give a period, or from and to.").field("period",
                        "does not go with from and to");
            }
            if (period.trim().equals(Frame.UNDATED)) {
                return new Range(null, null, true);
            }
            Period one = frame.parsed("period", period);
            return new Range(one, one, false);
        }
        Period last = given(to)
                ? frame.parsed("to", to)
                : frame.closing(given(from) ? frame.parsed("from", from) : frame.current());
        Period first = given(from) ? frame.parsed("from", from) : frame.opening(last);
        if (first.start().isAfter(last.start())) {
            throw Refusal.of(Code.DATE_RANGE_INVALID,
                    "The periods run from " + Frame.label(first) + " to " + Frame.label(last) + ".").field("from",
                            "must not be after to");
        }
        if (!last.first().isBefore(first.first().plusMonths(MOST_MONTHS))) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "A list covers at most " + MOST_MONTHS + " months.").field("to",
                    "must be less than " + MOST_MONTHS + " months after from");
        }
        return new Range(first, last, !ranged);
    }

    String territory() {
        return given(territory) ? territory.trim() : null;
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
