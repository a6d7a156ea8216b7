package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.ArrayList;
import java.util.List;

import io.commission.problem.Code;

/**
 * TEN-1: another tenant's row answers exactly as one that does not exist, and so does a colleague's that the caller may not see.
 * Every address with an id stands here; the test compares with the API document.
 */
final class UnseenRows {
    private static final String REASON = "{'reason': 'r'}";
    private static final String ROW = "{'startDate': '2026-06-01', 'endDate': '2026-06-30', 'expectedCommission': 5}";
    private static final String DECISION = "{'opportunityIds': ['<hanas-deal>'], 'change': {'type': 'HOUSE_ABSORB'}}";
    private static final String TERMINATION = "{'strategy': 'UNIFORM', 'endDate': '2026-07-31', 'reason': 'r'}";
    private static final String C = "/v1/commission";

    private record Row(boolean personal, String method, String path, String hidden, String body) {
    }

    /** Of no person: everybody in the tenant may see it, or only those who may see everything. */
    private static Row row(String method, String path, String hidden, String body) {
        return new Row(false, method, path, hidden, body);
    }

    /** Of a person, not to be seen by otto, and not by max, who manages nobody. */
    private static Row personal(String path, String hidden) {
        return new Row(true, "GET", path, hidden, null);
    }

    private static final List<Row> ROWS = List.of(
            personal("/people/<ray>", "ray"),
            row("PUT", "/people/<ray>", "ray", "{'name': 'x'}"),
            row("DELETE", "/people/<ray>", "ray", null),
            personal("/people/<ray>/history", "ray"),
            personal("/people/<quinn>/payment-details", "quinn"),
            row("PUT", "/people/<quinn>/payment-details", "quinn", "{'paymentMethod': 'CHECK'}"),
            row("DELETE", "/people/<quinn>/payment-details", "quinn", null),
            personal("/contacts/<ray>", "ray"),
            personal("/commissions/<ray>/deals", "ray"),
            row("GET", "/teams/<east>", "east", null),
            row("PUT", "/teams/<east>", "east", "{'name': 'x'}"),
            row("DELETE", "/teams/<east>", "east", null),
            personal("/accounts/<acme>", "acme"),
            row("PUT", "/accounts/<acme>", "acme", "{'name': 'x'}"),
            row("DELETE", "/accounts/<acme>", "acme", null),
            personal("/accounts/<acme>/owners", "acme"),
            personal("/accounts/<acme>/history", "acme"),
            row("GET", C + "/plans/<flat>", "flat", null),
            row("PUT", C + "/plans/<flat>", "flat", "{'name': 'x', 'type': 'FLAT_FEE', 'flatAmount': 5}"),
            row("DELETE", C + "/plans/<flat>", "flat", null),
            row("GET", C + "/plans/<flat>/versions", "flat", null),
            row("GET", C + "/plans/<tiered>/tiers", "tiered", null),
            row("POST", C + "/plans/<tiered>/tiers", "tiered",
                    "[{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'rate': 8, 'period': 'MONTHLY'}]"),
            personal(C + "/assignments/<rays-assignment>", "rays-assignment"),
            row("PUT", C + "/assignments/<rays-assignment>", "rays-assignment",
                    "{'personId': '<other.person>', 'planId': '<other.plan>'}"),
            row("DELETE", C + "/assignments/<rays-assignment>", "rays-assignment", null),
            personal(C + "/assignments/<rays-assignment>/versions", "rays-assignment"),
            personal(C + "/overrides/<rosas-override>", "rosas-override"),
            row("PUT", C + "/overrides/<rosas-override>", "rosas-override",
                    "{'personId': '<other.person>', 'accountId': '<other.account>', 'rateType': 'FLAT', 'rate': 5}"),
            row("DELETE", C + "/overrides/<rosas-override>", "rosas-override", null),
            personal(C + "/overrides/<rosas-override>/versions", "rosas-override"),
            personal(C + "/users/<ray>/plan", "ray"),
            personal("/targets/<rosas-target>", "rosas-target"),
            personal("/targets/<rosas-target>/history", "rosas-target"),
            row("PUT", "/targets/<rosas-target>", "rosas-target",
                    "{'personId': '<other.person>', 'startDate': '2026-01-01', 'endDate': '2026-12-31', 'quota': 5, 'commissionRate': 5}"),
            row("GET", "/commissions/recalculations/<recalculation>", "recalculation", null),
            row("DELETE", "/targets/<rosas-target>", "rosas-target", null),
            personal("/loads/<L-JAN>", "L-JAN"),
            row("PUT", "/loads/<L-JAN>", "L-JAN", "{'externalId': 'L-JAN'}"),
            row("POST", "/loads/<L-JAN>/cancel", "L-JAN", null),
            personal(C + "/entries/<rays-part>", "rays-part"),
            personal(C + "/entries/<rays-part>/explanation", "rays-part"),
            personal(C + "/entries/<rays-part>/recomputed", "rays-part"),
            row("PATCH", C + "/entries/<rays-part>/approve", "rays-part", null),
            row("POST", C + "/entries/<rays-part>/reverse", "rays-part", REASON),
            row("POST", C + "/entries/<reversed-bonus>/reinstate", "reversed-bonus", REASON),
            personal(C + "/payouts/<paid>", "paid"),
            personal(C + "/payouts/<paid>/entries", "paid"),
            personal(C + "/payouts/<paid>/statement", "paid"),
            row("PATCH", C + "/payouts/<pending>/approve", "pending", null),
            row("POST", C + "/payouts/<approved>/process", "approved", null),
            row("POST", C + "/payouts/<approved>/void", "approved", REASON),
            personal(C + "/draw-balances/<ray>", "ray"),
            personal(C + "/draw-balances/<ray>/history", "ray"),
            row("GET", C + "/payment-files/<payment-file>", "payment-file", null),
            personal("/opportunities/<deal>", "deal"),
            row("PUT", "/opportunities/<deal>", "deal", "{'name': 'x'}"),
            row("DELETE", "/opportunities/<deal>", "deal", null),
            personal("/opportunities/<deal>/history", "deal"),
            personal("/deals/<deal>", "deal"),
            row("PUT", "/deals/<deal>", "deal", "{'name': 'x'}"),
            row("DELETE", "/deals/<deal>", "deal", null),
            row("POST", "/opportunities/<deal>/commissions/preview", "deal",
                    "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01'}"),
            row("POST", "/opportunities/<deal>/commissions/reassign", "deal",
                    "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01', 'reason': 'r'}"),
            personal("/accounts/<acme>/assignments", "acme"),
            row("POST", "/accounts/<acme>/assignments", "acme", "{'personId': '<other.person>', 'role': 'x'}"),
            personal("/accounts/<acme>/assignments/<rays-role>", "acme"),
            row("DELETE", "/accounts/<acme>/assignments/<rays-role>", "rays-role", null),
            personal("/opportunities/<reconciled-deal>/revenue-schedule", "reconciled-deal"),
            row("POST", "/opportunities/<reconciled-deal>/revenue-schedule", "reconciled-deal", ROW),
            personal("/opportunities/<reconciled-deal>/revenue-schedule/<row>", "reconciled-deal"),
            row("PUT", "/opportunities/<reconciled-deal>/revenue-schedule/<row>", "reconciled-deal", ROW),
            row("DELETE", "/opportunities/<reconciled-deal>/revenue-schedule/<row>", "reconciled-deal", null),
            row("POST", "/opportunities/<reconciled-deal>/revenue-schedule/<row>/reconcile", "reconciled-deal", "{}"),
            personal("/commission-changes/opportunity/<reconciled-deal>", "reconciled-deal"),
            personal("/commission-changes/account/<acme>", "acme"),
            personal("/commission-changes/contact/<ray>", "ray"),
            personal(C + "/exceptions/<exception>", "exception"),
            row("POST", C + "/exceptions/<exception>/confirm", "exception", REASON),
            row("GET", "/reassignment-batches/<batch>", "batch", null),
            row("GET", "/reassignment-batches/<batch>/items", "batch", null),
            row("GET", "/reassignment-batches/<batch>/events", "batch", null),
            row("POST", "/reassignment-batches/<batch>/cancel", "batch", null),
            row("POST", "/reassignment-batches/<batch>/retry", "batch", null),
            row("POST", "/reassignment-batches/<batch>/rollback", "batch", null),
            row("GET", "/reassignment/queues/<queue>/items", "queue", null),
            row("GET", "/reassignment-previews/<preview>", "preview", null),
            row("DELETE", "/reassignment-previews/<preview>", "preview", null),
            row("POST", "/reassignment/queues/<queue>/decisions", "queue", DECISION),
            row("POST", "/contacts/<ray>/terminate-commissions", "ray", TERMINATION),
            row("POST", "/notifications/<note>/read", "note", null),
            row("POST", "/notifications/emails/<email>/retry", "email", null),
            row("GET", "/webhooks/<webhook>", "webhook", null),
            row("PUT", "/webhooks/<webhook>", "webhook", "{'url': 'https://example.com/x', 'eventTypes': ['*']}"),
            row("DELETE", "/webhooks/<webhook>", "webhook", null),
            row("POST", "/webhooks/<webhook>/rotate-secret", "webhook", null),
            row("GET", "/webhooks/<webhook>/deliveries", "webhook", null),
            row("POST", "/webhooks/<webhook>/deliveries/retry", "webhook", null),
            row("GET", "/webhooks/<webhook>/deliveries/<delivery>", "delivery", null),
            row("POST", "/webhooks/<webhook>/deliveries/<delivery>/retry", "delivery", null));

    private UnseenRows() {
    }

    static List<Refused> cases() {
        List<Refused> cases = new ArrayList<>();
        for (Row row : ROWS) {
            cases.add(unseen("another tenant's", row).in("other").by("anton", "admin"));
            if (row.personal()) {
                cases.add(unseen("a colleague's", row).by("otto", "rep"));
                cases.add(unseen("another team's", row).by("max", "manager"));
            }
        }
        cases.addAll(inBodies());
        cases.addAll(List.of(
                refused("TEN-1 a colleague's dashboard", Code.NOT_FOUND).by("otto", "rep").asIfNobody("ray")
                        .get(C + "/dashboard?personId=<ray>"),
                refused("TEN-1 another tenant's dashboard", Code.NOT_FOUND).asIfNobody("other.person")
                        .get(C + "/dashboard?personId=<other.person>"),
                refused("TEN-1 another tenant's report", Code.NOT_FOUND).asIfNobody("other.person")
                        .get(C + "/reports/summary?personId=<other.person>"),
                refused("TEN-1 a colleague's report", Code.NOT_FOUND).by("otto", "rep").asIfNobody("ray")
                        .get(C + "/reports/by-customer?personId=<ray>"),
                refused("TEN-1 a colleague's pipeline", Code.NOT_FOUND).by("otto", "rep").asIfNobody("ray")
                        .get(C + "/pipeline?personId=<ray>"),
                refused("TEN-1 a colleague's notification", Code.NOT_FOUND).by("otto", "rep").asIfNobody("note")
                        .post("/notifications/<note>/read", null),
                refused("TEN-1 another team's queue", Code.NOT_FOUND).by("max", "manager").asIfNobody("queue")
                        .get("/reassignment/queues/<queue>/items"),
                refused("TEN-1 a colleague's preview", Code.NOT_FOUND).by("mia", "manager").asIfNobody("preview")
                        .get("/reassignment-previews/<preview>"),
                refused("TEN-1 a colleague's preview is not discarded", Code.NOT_FOUND).by("mia", "manager")
                        .asIfNobody("preview").with("If-Match", "*")
                        .call("DELETE", "/reassignment-previews/<preview>", null),
                refused("TEN-1 a decision in another team's queue", Code.NOT_FOUND).by("max", "manager")
                        .asIfNobody("queue").post("/reassignment/queues/<queue>/decisions", DECISION),
                refused("TEN-1 a colleague's commissions are not ended", Code.NOT_FOUND).by("max", "manager")
                        .asIfNobody("ray").post("/contacts/<ray>/terminate-commissions", TERMINATION),
                refused("TEN-1 a delivery of another subscription", Code.NOT_FOUND)
                        .get("/webhooks/<nobody>/deliveries/<delivery>")));
        return cases;
    }

    private static Refused unseen(String whose, Row row) {
        Refused refused = refused("TEN-1 " + whose + " " + row.method() + " " + row.path(), Code.NOT_FOUND)
                .asIfNobody(row.hidden()).call(row.method(), row.path(), row.body());
        return row.method().equals("PUT") || row.method().equals("DELETE") ? refused.with("If-Match", "*") : refused;
    }

    /** No foreign key crosses the line. */
    private static List<Refused> inBodies() {
        return List.of(
                refused("TEN-1 another tenant's plan", Code.PLAN_UNKNOWN).post(C + "/assignments",
                        "{'personId': '<sam>', 'planId': '<other.plan>'}"),
                refused("TEN-1 another tenant's person", Code.PERSON_UNKNOWN).post(C + "/assignments",
                        "{'personId': '<other.person>', 'planId': '<flat>'}"),
                refused("TEN-1 another tenant's account", Code.ACCOUNT_UNKNOWN).post(C + "/overrides",
                        "{'personId': '<sam>', 'accountId': '<other.account>', 'rateType': 'FLAT', 'rate': 5}"),
                refused("TEN-1 another tenant's team", Code.TEAM_UNKNOWN).post("/people",
                        "{'name': 'x', 'teamId': '<other.team>'}"),
                refused("TEN-1 another tenant's manager", Code.PERSON_UNKNOWN).post("/people",
                        "{'name': 'x', 'managerId': '<other.person>'}"),
                refused("TEN-1 another tenant's owner", Code.PERSON_UNKNOWN).post("/accounts",
                        "{'name': 'x', 'ownerId': '<other.person>'}"),
                refused("TEN-1 a bonus for another tenant's person", Code.PERSON_UNKNOWN).post(C + "/entries",
                        "{'personId': '<other.person>', 'type': 'BONUS', 'amount': 5, 'reason': 'r'}"),
                refused("TEN-1 another tenant's load", Code.LOAD_UNKNOWN).post(C + "/calculate",
                        "{'loadIds': ['<other.load>']}"),
                refused("TEN-1 another tenant's person paid", Code.PERSON_NOT_PAYABLE).post(C + "/payouts/generate",
                        "{'month': '2026-04', 'personIds': ['<other.person>']}"),
                refused("TEN-1 another tenant's owner in an event", Code.PERSON_UNKNOWN)
                        .as("application/cloudevents+json")
                        .post("/events",
                                "{'specversion': '1.0', 'id': 'e', 'source': '/crm', 'type': 'account.updated',"
                                        + " 'data': {'externalId': 'ACME', 'ownerId': 'EMP-RITA'}}"));
    }
}
