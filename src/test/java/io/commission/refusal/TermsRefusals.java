package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** PLAN-6, TIME-2 and section 16: assignments, overrides, settings. */
final class TermsRefusals {
    private static final String ASSIGNMENTS = "/v1/commission/assignments";
    private static final String OVERRIDES = "/v1/commission/overrides";
    private static final String SETTINGS = "/v1/commission/settings";

    private TermsRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                // Assignments
                refused("TIME-2 a second plan on the same days", Code.ASSIGNMENT_OVERLAP).post(ASSIGNMENTS,
                        "{'personId': '<ray>', 'planId': '<flat>', 'effectiveDate': '2026-06-01'}"),
                refused("TIME-2 both ends are inclusive", Code.ASSIGNMENT_OVERLAP).post(ASSIGNMENTS,
                        "{'personId': '<ray>', 'planId': '<short>', 'effectiveDate': '2025-12-01', 'endDate': '2026-01-01'}"),
                refused("TIME-2 grown into another one's days", Code.VERSION_FOLLOWS).naming("endDate").put(
                        ASSIGNMENTS + "/<ottos-assignment>", "{'personId': '<otto>', 'planId': '<revenue>',"
                                + " 'effectiveDate': '2026-02-01', 'endDate': '2026-11-01'}"),
                assign("PLAN-6 both overrides", Code.ASSIGNMENT_TWO_OVERRIDES, "'overrideRate': 0, 'overrideFlat': 0")
                        .naming("overrideFlat"),
                assign("PLAN-6 it ends before it starts", Code.DATE_RANGE_INVALID,
                        "'effectiveDate': '2026-05-02', 'endDate': '2026-05-01'").naming("endDate"),
                assign("MON-1 half a cent of a draw", Code.TOO_MANY_DECIMALS, "'drawAmount': 5.005")
                        .naming("drawAmount"),
                assign("MON-1 half a cent a load", Code.TOO_MANY_DECIMALS, "'overrideFlat': 5.005")
                        .naming("overrideFlat"),
                assign("MON-2 a percent of 5 decimals", Code.TOO_MANY_DECIMALS, "'overrideRate': 5.00001")
                        .naming("overrideRate"),
                assign("MON-2 more than everything", Code.AMOUNT_OUT_OF_RANGE, "'overrideRate': 101")
                        .naming("overrideRate"),
                assign("DRAW-1 a draw below 0", Code.AMOUNT_OUT_OF_RANGE, "'drawAmount': -1").naming("drawAmount"),
                refused("PLAN-6 nobody's plan", Code.INVALID_REQUEST).naming("personId").post(ASSIGNMENTS,
                        "{'planId': '<flat>'}"),
                refused("PLAN-6 a person who is none", Code.PERSON_UNKNOWN).naming("personId").post(ASSIGNMENTS,
                        "{'personId': '<nobody>', 'planId': '<flat>'}"),
                refused("PLAN-6 a plan that is none", Code.PLAN_UNKNOWN).naming("planId").post(ASSIGNMENTS,
                        "{'personId': '<sam>', 'planId': '<nobody>'}"),
                refused("PPL-2 House has no plan", Code.SPECIAL_OWNER_NOT_HERE).naming("personId").post(ASSIGNMENTS,
                        "{'personId': '<house>', 'planId': '<flat>'}"),
                refused("PLAN-2 a plan that has ended", Code.PLAN_INACTIVE).naming("planId").post(ASSIGNMENTS,
                        "{'personId': '<sam>', 'planId': '<ended>'}"),
                refused("PLAN-2 a plan that has not begun", Code.PLAN_NOT_IN_FORCE).naming("planId").post(ASSIGNMENTS,
                        "{'personId': '<sam>', 'planId': '<later>', 'endDate': '2026-12-31'}"),
                refused("PLAN-3 a plan with incomplete tiers", Code.PLAN_INCOMPLETE).naming("planId").post(ASSIGNMENTS,
                        "{'personId': '<sam>', 'planId': '<growing>'}"),
                refused("PLAN-6 it stays with its person", Code.RULE_VIOLATED).naming("personId").put(
                        ASSIGNMENTS + "/<rays-assignment>", "{'personId': '<otto>', 'planId': '<tiered>'}"),
                // Overrides
                refused("TIME-2 a second rate on the same days", Code.OVERRIDE_OVERLAP).post(OVERRIDES,
                        "{'personId': '<rosa>', 'accountId': '<acme>', 'rateType': 'FLAT', 'rate': 5}"),
                override("PLAN-6 it ends before it starts", Code.DATE_RANGE_INVALID,
                        "'rateType': 'FLAT', 'rate': 5, 'effectiveDate': '2026-05-02', 'endDate': '2026-05-01'")
                        .naming("endDate"),
                override("PLAN-6 no rate", Code.INVALID_REQUEST, "'rateType': 'FLAT'").naming("rate"),
                override("MON-1 half a cent a load", Code.TOO_MANY_DECIMALS, "'rateType': 'FLAT', 'rate': 5.005")
                        .naming("rate"),
                override("MON-2 a percent of 5 decimals", Code.TOO_MANY_DECIMALS,
                        "'rateType': 'PERCENT', 'rate': 5.00001")
                        .naming("rate"),
                override("MON-2 more than everything", Code.AMOUNT_OUT_OF_RANGE, "'rateType': 'PERCENT', 'rate': 101")
                        .naming("rate"),
                refused("PLAN-6 a person who is none", Code.PERSON_UNKNOWN).naming("personId").post(OVERRIDES,
                        "{'personId': '<nobody>', 'accountId': '<acme>', 'rateType': 'FLAT', 'rate': 5}"),
                refused("PLAN-6 a customer who is none", Code.ACCOUNT_UNKNOWN).naming("accountId").post(OVERRIDES,
                        "{'personId': '<ray>', 'accountId': '<nobody>', 'rateType': 'FLAT', 'rate': 5}"),
                refused("PPL-2 Unassigned has no rates", Code.SPECIAL_OWNER_NOT_HERE).naming("personId").post(OVERRIDES,
                        "{'personId': '<house>', 'accountId': '<acme>', 'rateType': 'FLAT', 'rate': 5}"),
                refused("PLAN-6 it stays with its customer", Code.RULE_VIOLATED).naming("accountId").put(
                        OVERRIDES + "/<rosas-override>",
                        "{'personId': '<rosa>', 'accountId': '<globex>', 'rateType': 'FLAT', 'rate': 5}"),
                // Settings
                settings("TEN-1 a currency that is none", Code.CURRENCY_UNKNOWN, "'currency': 'XYZ'").in("quarterly")
                        .naming("currency"),
                settings("TEN-1 another currency once there are entries", Code.CURRENCY_IN_USE, "'currency': 'EUR'")
                        .naming("currency"),
                settings("TIME-1 a time zone that is none", Code.TIME_ZONE_UNKNOWN, "'timeZone': 'Moon/Tranquility'")
                        .naming("timeZone"),
                settings("MON-2 a default rate of 5 decimals", Code.TOO_MANY_DECIMALS, "'defaultRate': 10.00001")
                        .naming("defaultRate"),
                settings("16 a default rate above 100", Code.AMOUNT_OUT_OF_RANGE, "'defaultRate': 101")
                        .naming("defaultRate"),
                settings("16 a minimum margin below 0", Code.AMOUNT_OUT_OF_RANGE, "'defaultMinimumMargin': -1")
                        .naming("defaultMinimumMargin"),
                settings("LOAD-2 a primary split above 100", Code.AMOUNT_OUT_OF_RANGE, "'basePrimarySplit': 100.5")
                        .naming("basePrimarySplit"),
                settings("16 a threshold below 0", Code.AMOUNT_OUT_OF_RANGE, "'payoutApprovalThreshold': -1")
                        .naming("payoutApprovalThreshold"),
                settings("MON-1 half a cent of a threshold", Code.TOO_MANY_DECIMALS, "'payoutApprovalThreshold': 1.005")
                        .naming("payoutApprovalThreshold"),
                settings("DRAW-2 recovered more than everything", Code.AMOUNT_OUT_OF_RANGE, "'recoveryCapPercent': 101")
                        .naming("recoveryCapPercent"),
                settings("PAY-7 a generation day of 0", Code.INVALID_REQUEST, "'payoutGenerationDay': 0")
                        .naming("payoutGenerationDay"),
                settings("PAY-7 a generation day of 32", Code.INVALID_REQUEST, "'payoutGenerationDay': 32")
                        .naming("payoutGenerationDay"),
                settings("16 a trigger that is none", Code.MALFORMED_REQUEST, "'calculationTrigger': 'ON_WEDNESDAYS'")
                        .naming("calculationTrigger"),
                settings("TEN-1 a tenant without a name", Code.INVALID_REQUEST, "'name': ''").naming("name"),
                settings("PLAN-2 a year that nobody means", Code.DATE_RANGE_INVALID, "'effectiveDate': '0026-01-01'")
                        .naming("effectiveDate"),
                settings("API-3 settings that changed meanwhile", Code.STALE_VERSION, "'defaultRate': 5")
                        .with("If-Match", "\"77\""),
                settings("API-3 settings without If-Match", Code.IF_MATCH_REQUIRED, "'defaultRate': 5")
                        .withoutIfMatch());
    }

    private static Refused assign(String title, Code code, String more) {
        return refused(title, code).post(ASSIGNMENTS, "{'personId': '<sam>', 'planId': '<flat>', " + more + "}");
    }

    private static Refused override(String title, Code code, String more) {
        return refused(title, code).post(OVERRIDES, "{'personId': '<sam>', 'accountId': '<acme>', " + more + "}");
    }

    private static Refused settings(String title, Code code, String content) {
        return refused(title, code).put(SETTINGS, "{" + content + "}");
    }
}
