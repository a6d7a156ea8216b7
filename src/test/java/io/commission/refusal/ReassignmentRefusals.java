package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** RSG-1 to RSG-8, level 1, and the switches of section 16. */
final class ReassignmentRefusals {
    private static final String FEATURES = "/v1/commission/settings/features";

    private ReassignmentRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                change("RSG-4 House does not end", Code.HOUSE_NOT_ENDED, "deal",
                        "'type': 'HOUSE_ABSORB', 'departingRepId': 'house', 'effectiveDate': '2026-08-01'"),
                transfer("RSG-4 a terminated receiver", Code.RECEIVER_TERMINATED, "<tim>"),
                transfer("RSG-4 an ineligible receiver", Code.RECEIVER_INELIGIBLE, "<ines>"),
                transfer("RSG-4 another tenant's receiver", Code.RECEIVER_UNKNOWN, "<other.person>"),
                transfer("RSG-4 a receiver who is none", Code.RECEIVER_UNKNOWN, "<nobody>"),
                transfer("RSG-4 to oneself", Code.TRANSFER_TO_ONESELF, "<otto>"),
                transfer("RSG-3 House is not given", Code.HOUSE_NOT_GIVEN, "house"),
                change("RSG-2 nobody receives", Code.RECEIVER_MISSING, "deal",
                        "'type': 'DIRECT_TRANSFER', 'effectiveDate': '2026-08-01'"),
                change("RSG-1 somebody receives", Code.RECEIVER_NOT_FOR_TYPE, "deal",
                        "'type': 'HOUSE_ABSORB', 'newRepId': '<ray>', 'effectiveDate': '2026-08-01'"),
                custom("RSG-4 a person twice", Code.PERSON_TWICE, "deal", "<ray>",
                        "1}, {'personId': '<ray>', 'percent': 2"),
                custom("RSG-4 a negative percent", Code.PERCENT_NEGATIVE, "deal", "<ray>", "-1"),
                custom("MON-5 more than 2 decimals", Code.TOO_MANY_DECIMALS, "deal", "<ray>", "1.001"),
                custom("RSG-3 more than everything", Code.AMOUNT_OUT_OF_RANGE, "deal", "<ray>", "101"),
                custom("RSG-3 House below 0", Code.HOUSE_BELOW_ZERO, "deal", "<ray>", "55.01"),
                change("RSG-3 somebody departs where there is no HOUSE_REP", Code.NOBODY_DEPARTS, "house-deal",
                        "'type': 'CUSTOM', 'departingRepId': '<rosa>', 'customSplits': [{'personId': '<ray>', 'percent': 5}],"
                                + " 'effectiveDate': '2026-08-01'"),
                change("RSG-4 no HOUSE_REP departs", Code.NO_REP_LINE, "house-deal",
                        "'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01'"),
                change("RSG-4 who departs has no line", Code.NO_LINE, "deal",
                        "'type': 'HOUSE_ABSORB', 'departingRepId': '<sam>', 'effectiveDate': '2026-08-01'"),
                change("RSG-4 before it was opened", Code.DATE_BEFORE_OPENED, "deal",
                        "'type': 'HOUSE_ABSORB', 'effectiveDate': '2025-12-31'"),
                change("RSG-4 before a later change", Code.LATER_CHANGE_EXISTS, "deal",
                        "'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-07-31'"),
                change("TIME-3 no date", Code.DATE_MISSING, "deal", "'type': 'HOUSE_ABSORB'"),
                change("TIME-3 effective on the end date", Code.EFFECTIVE_NOT_AFTER_END, "deal",
                        "'type': 'HOUSE_ABSORB', 'endDate': '2026-08-01', 'effectiveDate': '2026-08-01'"),
                change("RSG-5 a closed one", Code.OPPORTUNITY_CLOSED, "closed-deal",
                        "'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01'"),
                change("RSG-5 a reconciled row", Code.OPPORTUNITY_RECONCILED, "reconciled-deal",
                        "'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-06-16'"),
                change("OPP-2 one that never had a structure", Code.STRUCTURE_MISSING, "bare-deal",
                        "'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01'"),
                change("RSG-8 what was previewed is gone", Code.PREVIEW_STALE, "deal",
                        "'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01', 'stateHash': 'former'"),
                change("API-3 changed meanwhile", Code.STALE_VERSION, "deal",
                        "'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01'").with("If-Match", "\"77\""),
                refused("API-3 a preview of one that changed meanwhile", Code.STALE_VERSION)
                        .with("If-Match", "\"77\"").post("/opportunities/<deal>/commissions/preview",
                                "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01'}"),
                change("RSG-1 no type", Code.INVALID_REQUEST, "deal", "'effectiveDate': '2026-08-01'").naming("type"),
                refused("RSG-4 a preview refuses alike", Code.DATE_MISSING).post(
                        "/opportunities/<deal>/commissions/preview", "{'type': 'HOUSE_ABSORB'}"),
                refused("PERM-2 another team's opportunity", Code.NOT_FOUND).by("mia", "manager")
                        .asIfNobody("hanas-deal").post(
                                "/opportunities/<hanas-deal>/commissions/preview",
                                "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01'}"),
                refused("PERM-2 who departs is of another team", Code.NOT_FOUND).by("mia", "manager").post(
                        "/opportunities/<house-deal>/commissions/preview",
                        "{'type': 'HOUSE_ABSORB', 'departingRepId': '<otto>', 'effectiveDate': '2026-08-01'}"),
                refused("16 level 1 is switched off", Code.NOT_FOUND).in("quarterly").post(
                        "/opportunities/<quarterly.deal>/commissions/preview",
                        "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01'}"),
                refused("16 a feature that is none", Code.FEATURE_UNKNOWN).naming("features[0].name").put(FEATURES,
                        "{'features': [{'name': 'flying', 'on': true}]}"),
                refused("16 a feature twice", Code.INVALID_REQUEST).put(FEATURES,
                        "{'features': [{'name': 'reassignment_v1.level1', 'on': true}, {'name': 'reassignment_v1.level1', 'on': false}]}"));
    }

    private static Refused transfer(String title, Code code, String to) {
        return change(title, code, "deal",
                "'type': 'DIRECT_TRANSFER', 'newRepId': '" + to + "', 'effectiveDate': '2026-08-01'");
    }

    private static Refused custom(String title, Code code, String deal, String to, String percent) {
        return change(title, code, deal,
                "'type': 'CUSTOM', 'customSplits': [{'personId': '" + to + "', 'percent': " + percent
                        + "}], 'effectiveDate': '2026-08-01'");
    }

    private static Refused change(String title, Code code, String deal, String content) {
        return refused(title, code).post("/opportunities/<" + deal + ">/commissions/reassign",
                "{'reason': 'r', " + content + "}");
    }
}
