package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** PLAN-1 to PLAN-4, PLAN-8 and PLAN-9. */
final class PlanRefusals {
    private static final String PLANS = "/v1/commission/plans";
    private static final String TIERS = "/v1/commission/plans/<growing>/tiers";

    private PlanRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                // PLAN-1
                refused("PLAN-1 without a name", Code.INVALID_REQUEST).naming("name").post(PLANS,
                        "{'type': 'FLAT_FEE', 'flatAmount': 5}"),
                refused("PLAN-1 without a type", Code.INVALID_REQUEST).naming("type").post(PLANS, "{'name': 'x'}"),
                plan("PLAN-1 revenue's percent of the margin", Code.PLAN_BASIS_NOT_FOR_TYPE,
                        "'type': 'PERCENT_REVENUE', 'basis': 'NET_MARGIN', 'percentRate': 5").naming("basis"),
                plan("PLAN-1 margin's percent of the revenue", Code.PLAN_BASIS_NOT_FOR_TYPE,
                        "'type': 'PERCENT_MARGIN', 'basis': 'GROSS_REVENUE', 'percentRate': 5").naming("basis"),
                plan("PLAN-1 margin's percent of the linehaul", Code.PLAN_BASIS_NOT_FOR_TYPE,
                        "'type': 'PERCENT_MARGIN', 'basis': 'LINEHAUL', 'percentRate': 5").naming("basis"),
                plan("PLAN-1 no flat amount", Code.PLAN_FIELD_REQUIRED, "'type': 'FLAT_FEE'").naming("flatAmount"),
                plan("PLAN-1 no percent", Code.PLAN_FIELD_REQUIRED, "'type': 'PERCENT_REVENUE'").naming("percentRate"),
                plan("PLAN-1 no percent", Code.PLAN_FIELD_REQUIRED, "'type': 'PERCENT_MARGIN'").naming("percentRate"),
                plan("PLAN-1 no rules", Code.PLAN_FIELD_REQUIRED, "'type': 'CUSTOM'").naming("rules"),
                plan("PLAN-1 a percent with a flat fee", Code.PLAN_FIELD_NOT_FOR_TYPE,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'percentRate': 5").naming("percentRate"),
                plan("PLAN-1 a flat amount with a percent", Code.PLAN_FIELD_NOT_FOR_TYPE,
                        "'type': 'PERCENT_REVENUE', 'percentRate': 5, 'flatAmount': 5").naming("flatAmount"),
                plan("PLAN-1 rules with a percent", Code.PLAN_FIELD_NOT_FOR_TYPE,
                        "'type': 'PERCENT_MARGIN', 'percentRate': 5, 'rules': 'revenue'").naming("rules"),
                plan("PLAN-1 a percent with tiers", Code.PLAN_FIELD_NOT_FOR_TYPE, "'type': 'TIERED', 'percentRate': 5")
                        .naming("percentRate"),
                plan("PLAN-1 tiers with a flat fee", Code.PLAN_FIELD_NOT_FOR_TYPE,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'tiers': [" + tier("") + "]").naming("tiers"),
                plan("PLAN-1 a tier mode without tiers", Code.PLAN_FIELD_NOT_FOR_TYPE,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'tierMode': 'WHOLE'").naming("tierMode"),
                refused("PLAN-1 name and effective date twice", Code.PLAN_NAME_TAKEN).post(PLANS,
                        "{'name': 'flat', 'type': 'FLAT_FEE', 'flatAmount': 5, 'effectiveDate': '2026-01-01'}"),
                plan("PLAN-1 a second default", Code.DEFAULT_PLAN_OVERLAP,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'isDefault': true"),
                refused("PLAN-1 another plan becomes a second default", Code.DEFAULT_PLAN_OVERLAP).put(
                        PLANS + "/<flat>",
                        "{'name': 'flat', 'type': 'FLAT_FEE', 'flatAmount': 5, 'isDefault': true}"),
                plan("PLAN-1 an external id twice", Code.EXTERNAL_ID_TAKEN,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'externalId': 'PLAN-flat'"),
                plan("PLAN-1 it ends before it starts", Code.DATE_RANGE_INVALID,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'effectiveDate': '2026-05-02', 'endDate': '2026-05-01'")
                        .naming("endDate"),
                plan("PLAN-1 a year that nobody means", Code.DATE_RANGE_INVALID,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'effectiveDate': '0202-05-02'").naming("effectiveDate"),
                // PLAN-2
                refused("PLAN-2 into the days of the next version", Code.VERSION_FOLLOWS).naming("endDate").put(
                        PLANS + "/<versioned>", "{'name': 'versioned', 'type': 'PERCENT_MARGIN', 'percentRate': 9,"
                                + " 'effectiveDate': '2026-02-01', 'endDate': '2026-05-01'}"),
                refused("PLAN-2 deactivated twice", Code.PLAN_INACTIVE).delete(PLANS + "/<ended>"),
                refused("PLAN-2 a version after the end", Code.PLAN_INACTIVE).put(PLANS + "/<ended>",
                        "{'name': 'ended', 'type': 'PERCENT_MARGIN', 'percentRate': 9, 'effectiveDate': '2026-05-01'}"),
                refused("PLAN-2 deactivated by its status", Code.PLAN_STATUS_BY_DELETE).naming("status").put(
                        PLANS + "/<flat>",
                        "{'name': 'flat', 'type': 'FLAT_FEE', 'flatAmount': 5, 'status': 'INACTIVE'}"),
                plan("PLAN-2 born inactive", Code.PLAN_STATUS_BY_DELETE,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'status': 'INACTIVE'").naming("status"),
                // MON-1 and MON-2
                plan("MON-1 half a cent a load", Code.TOO_MANY_DECIMALS, "'type': 'FLAT_FEE', 'flatAmount': 5.005")
                        .naming("flatAmount"),
                plan("MON-1 half a cent of a cap", Code.TOO_MANY_DECIMALS,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'cap': 5.005")
                        .naming("cap"),
                plan("MON-1 half a cent of a floor", Code.TOO_MANY_DECIMALS,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'floor': 5.005").naming("floor"),
                plan("MON-1 half a cent of a bonus", Code.TOO_MANY_DECIMALS,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'bonuses':"
                                + " [{'thresholdType': 'REVENUE', 'threshold': 5, 'amount': 5.005}]")
                        .naming("bonuses[0].amount"),
                plan("MON-1 half a load", Code.TOO_MANY_DECIMALS, "'type': 'FLAT_FEE', 'flatAmount': 5, 'bonuses':"
                        + " [{'thresholdType': 'LOAD_COUNT', 'threshold': 5.5, 'amount': 5}]")
                        .naming("bonuses[0].threshold"),
                plan("MON-1 half a cent of a threshold", Code.TOO_MANY_DECIMALS,
                        "'type': 'TIERED', 'tiers': [" + tier("'maximum': 5.005") + "]").naming("tiers[0].maximum"),
                plan("MON-2 a percent of 5 decimals", Code.TOO_MANY_DECIMALS,
                        "'type': 'PERCENT_REVENUE', 'percentRate': 5.00001").naming("percentRate"),
                plan("MON-2 a minimum margin of 5 decimals", Code.TOO_MANY_DECIMALS,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'minimumMarginPercent': 5.00001")
                        .naming("minimumMarginPercent"),
                plan("MON-2 a tier's percent of 5 decimals", Code.TOO_MANY_DECIMALS, "'type': 'TIERED', 'tiers':"
                        + " [{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'rate': 8.00001, 'period': 'MONTHLY'}]")
                        .naming("tiers[0].rate"),
                plan("MON-2 more than everything", Code.AMOUNT_OUT_OF_RANGE,
                        "'type': 'PERCENT_REVENUE', 'percentRate': 100.0001")
                        .naming("percentRate"),
                plan("MON-2 less than nothing", Code.AMOUNT_OUT_OF_RANGE,
                        "'type': 'PERCENT_REVENUE', 'percentRate': -1")
                        .naming("percentRate"),
                plan("MON-1 less than nothing", Code.AMOUNT_OUT_OF_RANGE, "'type': 'FLAT_FEE', 'flatAmount': -1")
                        .naming("flatAmount"),
                // PLAN-3
                tiers("PLAN-3 not from 0", Code.TIER_NOT_FROM_ZERO, tier("'minimum': 1")).naming("tiers[0].minimum")
                        .telling("Tier 1"),
                tiers("PLAN-3 a gap", Code.TIER_GAP, tier("'maximum': 50"), tier("'minimum': 51"))
                        .naming("tiers[1].minimum").telling("Tier 2"),
                tiers("PLAN-3 an overlap", Code.TIER_OVERLAP, tier("'maximum': 50"), tier("'minimum': 49"))
                        .naming("tiers[1].minimum").telling("Tier 2"),
                tiers("PLAN-3 a tier of nothing", Code.TIER_RANGE_INVALID, tier("'maximum': 50"), tier("'maximum': 50"))
                        .naming("tiers[1].maximum").telling("Tier 2"),
                tiers("PLAN-3 behind the open end", Code.TIER_AFTER_OPEN_END, tier("'maximum': 50"), tier(""), tier(""))
                        .naming("tiers[2]").telling("Tier 3"),
                tiers("PLAN-3 another threshold type", Code.TIER_SET_MIXED, tier("'maximum': 50"),
                        tier("").replace("REVENUE", "MARGIN")).naming("tiers[1]").telling("Tier 2"),
                tiers("PLAN-3 another rate type", Code.TIER_SET_MIXED, tier("'maximum': 50"),
                        tier("").replace("PERCENT", "FLAT")).naming("tiers[1]").telling("Tier 2"),
                tiers("PLAN-3 another period", Code.TIER_SET_MIXED, tier("'maximum': 50"),
                        tier("").replace("MONTHLY", "ANNUAL")).naming("tiers[1]").telling("Tier 2"),
                tiers("PLAN-3 wrong numbers", Code.TIER_NUMBERS_WRONG, tier("'tierNumber': 1, 'maximum': 50"),
                        tier("'tierNumber': 3")).naming("tiers[1].tierNumber").telling("Tier 2"),
                tiers("PLAN-3 no rate", Code.INVALID_REQUEST,
                        "{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'period': 'MONTHLY'}"),
                refused("PLAN-3 one more that leaves a gap", Code.TIER_GAP).naming("tier.minimum").telling("Tier 2")
                        .post(TIERS,
                                tier("'minimum': 50001")),
                refused("PLAN-3 one more of another kind", Code.TIER_SET_MIXED).telling("Tier 2").post(TIERS,
                        tier("").replace("MONTHLY", "QUARTERLY")),
                refused("PLAN-3 one more behind the open end", Code.TIER_AFTER_OPEN_END).post(
                        PLANS + "/<tiered>/tiers", tier("")),
                refused("PLAN-3 tiers of a flat fee", Code.PLAN_TYPE_NOT_TIERED).post(PLANS + "/<flat>/tiers",
                        tier("")),
                refused("PLAN-3 before the plan begins", Code.PLAN_NOT_IN_FORCE).naming("effectiveDate").post(
                        PLANS + "/<tiered>/tiers?effectiveDate=2025-12-31", "[" + tier("") + "]"),
                refused("PLAN-3 incomplete tiers for somebody assigned", Code.PLAN_INCOMPLETE).post(
                        PLANS + "/<tiered>/tiers", "[" + tier("'maximum': 50") + "]"),
                plan("PLAN-3 incomplete tiers by default", Code.PLAN_INCOMPLETE,
                        "'type': 'TIERED', 'isDefault': true, 'effectiveDate': '2020-01-01', 'endDate': '2020-12-31'"),
                // PLAN-4
                plan("PLAN-4 a flat amount on the revenue's measure", Code.TIER_MODE_WHOLE_REQUIRED,
                        "'type': 'TIERED', 'tiers': [" + tier("").replace("PERCENT", "FLAT") + "]").naming("tierMode"),
                plan("PLAN-4 a flat amount on the margin's measure", Code.TIER_MODE_WHOLE_REQUIRED,
                        "'type': 'TIERED', 'tiers': ["
                                + tier("").replace("PERCENT", "FLAT").replace("REVENUE", "MARGIN") + "]")
                        .naming("tierMode"),
                plan("PLAN-4 a percent on the number of loads", Code.TIER_MODE_WHOLE_REQUIRED,
                        "'type': 'TIERED', 'tiers': [" + tier("").replace("REVENUE", "LOAD_COUNT") + "]")
                        .naming("tierMode"),
                plan("PLAN-4 the margin's tiers on the revenue", Code.TIER_MODE_WHOLE_REQUIRED,
                        "'type': 'TIERED', 'basis': 'GROSS_REVENUE', 'tiers': [" + tier("").replace("REVENUE", "MARGIN")
                                + "]")
                        .naming("tierMode"),
                plan("PLAN-4 the revenue's tiers on the margin", Code.TIER_MODE_WHOLE_REQUIRED,
                        "'type': 'TIERED', 'basis': 'NET_MARGIN', 'tiers': [" + tier("") + "]").naming("tierMode"),
                plan("PLAN-4 the revenue's tiers on the linehaul", Code.TIER_MODE_WHOLE_REQUIRED,
                        "'type': 'TIERED', 'basis': 'LINEHAUL', 'tiers': [" + tier("") + "]").naming("tierMode"),
                // PLAN-8
                rules("PLAN-8 no expression", Code.RULES_INVALID, "revenue * 0.1 +").telling("position 15"),
                rules("PLAN-8 an unknown input", Code.RULES_INVALID, "income * 0.1"),
                rules("PLAN-8 an unknown function", Code.RULES_INVALID, "RANDOM()"),
                rules("PLAN-8 reflection", Code.RULES_INVALID, "customer.getClass()"),
                rules("PLAN-8 files", Code.RULES_INVALID, "new java.io.File(revenue)"),
                rules("PLAN-8 a loop", Code.RULES_INVALID, "while(true)"),
                rules("PLAN-8 no number", Code.RULES_INVALID, "revenue > 5"),
                rules("PLAN-8 too long", Code.RULES_TOO_COSTLY, "1+".repeat(1_000) + "1").telling("more than"),
                rules("PLAN-8 too deep", Code.RULES_TOO_COSTLY, "ABS(".repeat(60) + "1" + ")".repeat(60))
                        .telling("levels"),
                rules("PLAN-8 too many parts", Code.RULES_TOO_COSTLY, "MAX(" + "1,".repeat(600) + "1)")
                        .telling("parts"),
                rules("PLAN-8 too large a result", Code.RULES_TOO_COSTLY, "999999999999999 * 999999999999999")
                        .telling("not below"),
                // PLAN-9
                plan("PLAN-9 a floor above the cap", Code.PLAN_FLOOR_ABOVE_CAP,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'cap': 10, 'floor': 10.01").naming("floor"),
                // API-5
                plan("API-5 too many tiers", Code.LIMIT_EXCEEDED, "'type': 'TIERED', 'tiers': [" + many(101) + "]")
                        .telling("100"),
                plan("API-5 too many bonuses", Code.LIMIT_EXCEEDED,
                        "'type': 'FLAT_FEE', 'flatAmount': 5, 'bonuses': ["
                                + "{'thresholdType': 'REVENUE', 'threshold': 5, 'amount': 5},".repeat(50)
                                + "{'thresholdType': 'REVENUE', 'threshold': 5, 'amount': 5}]")
                        .telling("50"));
    }

    private static Refused plan(String title, Code code, String content) {
        return refused(title, code).post(PLANS, "{'name': 'Refused', " + content + "}");
    }

    private static Refused tiers(String title, Code code, String... tiers) {
        return plan(title, code, "'type': 'TIERED', 'tiers': [" + String.join(", ", tiers) + "]");
    }

    private static Refused rules(String title, Code code, String expression) {
        return plan(title, code, "'type': 'CUSTOM', 'rules': '" + expression + "'").naming("rules");
    }

    private static String tier(String more) {
        return "{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'rate': 8, 'period': 'MONTHLY'"
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private static String many(int tiers) {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= tiers; i++) {
            all.append(i == 1 ? "" : ", ").append(tier("'maximum': " + i * 10));
        }
        return all.toString();
    }
}
