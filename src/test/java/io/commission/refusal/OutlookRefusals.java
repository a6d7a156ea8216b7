package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** FCT-3, FCT-6, PERM-4: what deals earn, and what they would. */
final class OutlookRefusals {
    private static final String LIST = "/commissions";
    private static final String WHAT_IF = LIST + "/what-if";
    private static final String SELDOM = "'startDate': '2026-06-01', 'quota': 5, 'commissionRate': 1}";

    private OutlookRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                refused("FCT-3 a type that is none", Code.INVALID_REQUEST).naming("commission_type").get(
                        LIST + "?commission_type=imagined"),
                refused("FCT-3 a period that is none", Code.INVALID_REQUEST).naming("period").get(
                        LIST + "?period=soon"),
                refused("FCT-3 a quarter of a tenant that pays by months", Code.INVALID_REQUEST).naming("period").get(
                        LIST + "?period=2026-Q2"),
                refused("FCT-3 a period in a year that nobody means", Code.DATE_RANGE_INVALID).naming("period").get(
                        LIST + "/dashboard?period=0026-01"),
                refused("FCT-3 a period and a range", Code.INVALID_REQUEST).naming("period").get(
                        LIST + "?period=2026-05&from=2026-04"),
                refused("FCT-3 periods that run backwards", Code.DATE_RANGE_INVALID).naming("from").get(
                        LIST + "?from=2026-05&to=2026-04"),
                refused("API-5 too many periods", Code.LIMIT_EXCEEDED).naming("to").get(
                        LIST + "?from=1990-01&to=2026-04"),
                refused("FCT-3 an order that is none", Code.INVALID_REQUEST).naming("sort").get(LIST + "?sort=luck"),
                refused("FCT-6 a view that is none", Code.INVALID_REQUEST).naming("view").get(
                        LIST + "/dashboard?view=moon"),
                refused("FCT-6 a team's order that is none", Code.INVALID_REQUEST).naming("sort").get(
                        LIST + "/team?sort=luck"),
                refused("PERM-4 a colleague's records", Code.NOT_FOUND).by("otto", "rep").get(
                        LIST + "?personId=<ray>"),
                refused("PERM-4 a colleague's dashboard", Code.NOT_FOUND).by("otto", "rep").get(
                        LIST + "/dashboard?personId=<ray>"),
                refused("PERM-4 another team", Code.NOT_FOUND).by("max", "manager").get(LIST + "/team?personId=<ray>"),
                whatIf("what if nothing", Code.INVALID_REQUEST, "{}"),
                whatIf("what if a deal of nobody's", Code.INVALID_REQUEST, "{'deals': [{'amount': 5}]}"),
                whatIf("TEN-1 what if a deal that is not there", Code.OPPORTUNITY_UNKNOWN,
                        "{'deals': [{'dealId': '<nobody>'}]}").naming("deals[0].dealId"),
                whatIf("TEN-1 what if another tenant's person", Code.PERSON_UNKNOWN,
                        "{'deals': [{'ownerId': '<other.person>', 'amount': 5}]}").naming("deals[0].ownerId"),
                whatIf("TEN-1 what if a target of another tenant's person", Code.PERSON_UNKNOWN,
                        "{'targets': [{'personId': '<other.person>', 'endDate': '2026-06-30', " + SELDOM + "]}"),
                refused("PERM-4 what if a colleague's deal", Code.OPPORTUNITY_UNKNOWN).by("otto", "rep").post(WHAT_IF,
                        "{'deals': [{'dealId': '<deal>'}]}"),
                refused("PERM-4 what if a colleague's target", Code.PERSON_UNKNOWN).by("otto", "rep").post(WHAT_IF,
                        "{'targets': [{'personId': '<ray>', 'endDate': '2026-06-30', " + SELDOM + "]}"),
                whatIf("FCT-1 what if a target ends before it starts", Code.DATE_RANGE_INVALID,
                        "{'targets': [{'personId': '<ray>', 'endDate': '2026-05-30', " + SELDOM + "]}"),
                whatIf("API-5 what if a target lasts too long", Code.LIMIT_EXCEEDED,
                        "{'targets': [{'personId': '<ray>', 'endDate': '2036-05-30', " + SELDOM + "]}"));
    }

    private static Refused whatIf(String title, Code code, String body) {
        return refused(title, code).post(WHAT_IF, body);
    }
}
