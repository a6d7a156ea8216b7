package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** FCT-1 and FCT-5: targets and recalculations. */
final class TargetRefusals {
    private static final String TARGETS = "/targets";

    private TargetRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                refused("FCT-1 a target of nobody", Code.INVALID_REQUEST).naming("personId").post(TARGETS,
                        "{'startDate': '2027-01-01', 'endDate': '2027-12-31', 'quota': 5, 'commissionRate': 5}"),
                refused("FCT-1 a target without an end", Code.INVALID_REQUEST).naming("endDate").post(TARGETS,
                        "{'personId': '<sam>', 'startDate': '2027-01-01', 'quota': 5, 'commissionRate': 5}"),
                target("FCT-1 a person who is none", Code.PERSON_UNKNOWN, "<nobody>", "2027-01-01", "2027-12-31", "5",
                        "5")
                        .naming("personId"),
                target("TEN-1 another tenant's person", Code.PERSON_UNKNOWN, "<other.person>", "2027-01-01",
                        "2027-12-31", "5", "5").naming("personId"),
                target("PPL-2 a target of House", Code.SPECIAL_OWNER_NOT_HERE, "<house>", "2027-01-01", "2027-12-31",
                        "5", "5").naming("personId"),
                target("PPL-3 of somebody who had left by then", Code.RECEIVER_TERMINATED, "<tim>", "2026-01-01",
                        "2026-12-31", "5", "5").naming("startDate"),
                target("PPL-3 of somebody who was not eligible by then", Code.RECEIVER_INELIGIBLE, "<ines>",
                        "2026-01-01", "2026-12-31", "5", "5").naming("startDate"),
                target("TIME-2 two targets on a day", Code.TARGET_OVERLAP, "<rosa>", "2026-12-31", "2027-12-31", "5",
                        "5").naming("startDate").telling("<rosas-target>"),
                target("FCT-1 an end before the start", Code.DATE_RANGE_INVALID, "<sam>", "2027-01-01", "2026-12-31",
                        "5", "5").naming("endDate"),
                target("FCT-1 a year that nobody means", Code.DATE_RANGE_INVALID, "<sam>", "0027-01-01", "2026-12-31",
                        "5", "5").naming("startDate"),
                target("API-5 more than 10 years", Code.LIMIT_EXCEEDED, "<sam>", "2027-01-01", "2037-01-01", "5", "5")
                        .naming("endDate").telling("10 years"),
                target("FCT-1 a quota below 0", Code.AMOUNT_OUT_OF_RANGE, "<sam>", "2027-01-01", "2027-12-31", "-1",
                        "5").naming("quota"),
                target("MON-1 half a cent of a quota", Code.TOO_MANY_DECIMALS, "<sam>", "2027-01-01", "2027-12-31",
                        "1.005", "5").naming("quota"),
                target("FCT-1 more than the whole deal", Code.AMOUNT_OUT_OF_RANGE, "<sam>", "2027-01-01",
                        "2027-12-31", "5", "100.0001").naming("commissionRate"),
                target("MON-2 a rate of 5 decimals", Code.TOO_MANY_DECIMALS, "<sam>", "2027-01-01", "2027-12-31", "5",
                        "5.00001").naming("commissionRate"),
                target("PERM-1 an own target", Code.OWN_TARGET, "<mia>", "2027-01-01", "2027-12-31", "5", "5").by("mia",
                        "manager"),
                target("PERM-1 somebody of another team", Code.PERSON_UNKNOWN, "<otto>", "2027-01-01", "2027-12-31",
                        "5", "5").by("mia", "manager").naming("personId"),
                refused("FCT-1 a target stays with its person", Code.RULE_VIOLATED).naming("personId").put(
                        TARGETS + "/<rosas-target>", body("<ray>", "2026-01-01", "2026-12-31", "5", "5")),
                refused("FCT-5 recalculating nobody", Code.PERSON_UNKNOWN).naming("personIds").post(
                        "/commissions/recalculations", "{'personIds': ['<other.person>']}"),
                refused("FCT-5 recalculating months backwards", Code.DATE_RANGE_INVALID).naming("to").post(
                        "/commissions/recalculations", "{'from': '2026-05', 'to': '2026-04'}"),
                refused("FCT-5 recalculating for another reason", Code.MALFORMED_REQUEST).post(
                        "/commissions/recalculations", "{'kind': 'sync'}"),
                refused("FCT-5 a check from nowhere", Code.INVALID_CURSOR).get("/commissions/check?cursor=eA"),
                refused("API-3 a target without If-Match", Code.IF_MATCH_REQUIRED).put(TARGETS + "/<rosas-target>",
                        body("<rosa>", "2026-01-01", "2026-12-31", "5", "5")).withoutIfMatch(),
                refused("API-3 a target that changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"")
                        .delete(TARGETS + "/<rosas-target>"));
    }

    private static Refused target(String title, Code code, String person, String start, String end, String quota,
            String rate) {
        return refused(title, code).post(TARGETS, body(person, start, end, quota, rate));
    }

    private static String body(String person, String start, String end, String quota, String rate) {
        return "{'personId': '" + person + "', 'startDate': '" + start + "', 'endDate': '" + end + "', 'quota': "
                + quota
                + ", 'commissionRate': " + rate + "}";
    }
}
