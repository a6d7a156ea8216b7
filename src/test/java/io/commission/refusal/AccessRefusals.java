package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.commission.problem.Code;

/** TEN-2 and PERM-1 to PERM-4: who may call. What another tenant or a colleague owns stands in {@link UnseenRows}. */
final class AccessRefusals {
    private static final String ME = "/v1/me";
    private static final String REASON = "{'reason': 'r'}";

    /** A permission's name, the roles that do not have it by PERM-1, and a call that needs it. */
    private record Needs(String permission, List<String> lacking, String method, String path, String body) {
    }

    private static final List<String> ALL_BUT_ADMIN = List.of("finance", "manager", "rep", "auditor", "integration");
    private static final List<String> ALL_ROLES = List.of("admin", "finance", "manager", "rep", "auditor",
            "integration");
    private static final List<String> ALL_BUT_MONEY = List.of("manager", "rep", "auditor", "integration");
    private static final List<String> ALL_BUT_FEED = List.of("finance", "manager", "rep", "auditor");

    private static final List<Needs> MATRIX = List.of(
            new Needs("plans.write", ALL_BUT_ADMIN, "POST", "/v1/commission/plans",
                    "{'name': 'x', 'type': 'FLAT_FEE', 'flatAmount': 5}"),
            new Needs("assignments.write", ALL_BUT_ADMIN, "POST", "/v1/commission/assignments",
                    "{'personId': '<otto>', 'planId': '<flat>'}"),
            new Needs("overrides.write", ALL_BUT_ADMIN, "POST", "/v1/commission/overrides",
                    "{'personId': '<otto>', 'accountId': '<acme>', 'rateType': 'PERCENT', 'rate': 1}"),
            new Needs("people.write", ALL_BUT_ADMIN, "POST", "/people", "{'name': 'New'}"),
            new Needs("people.write to import", ALL_BUT_ADMIN, "POST", "/imports/people", "externalId,name"),
            new Needs("plans.write to import", ALL_BUT_ADMIN, "POST", "/imports/plans", "externalId,name,type"),
            new Needs("settings.write", ALL_BUT_ADMIN, "PUT", "/v1/commission/settings", "{'defaultRate': 1}"),
            new Needs("settings.write for webhooks", ALL_BUT_ADMIN, "GET", "/webhooks", null),
            new Needs("entries.create", ALL_BUT_MONEY, "POST", "/v1/commission/entries",
                    "{'personId': '<ray>', 'type': 'BONUS', 'amount': 5, 'reason': 'r'}"),
            new Needs("entries.create to calculate", ALL_BUT_MONEY, "POST", "/v1/commission/calculate",
                    "{'month': '2026-05'}"),
            new Needs("entries.approve", ALL_BUT_MONEY, "PATCH", "/v1/commission/entries/<pending-entry>/approve",
                    null),
            new Needs("entries.reverse", ALL_BUT_MONEY, "POST", "/v1/commission/entries/<pending-entry>/reverse",
                    REASON),
            new Needs("payouts.generate", List.of("manager", "rep", "auditor"), "POST",
                    "/v1/commission/payouts/generate",
                    "{'month': '2026-04'}"),
            new Needs("payouts.approve", ALL_BUT_MONEY, "PATCH", "/v1/commission/payouts/<pending>/approve", null),
            new Needs("payouts.process", ALL_BUT_MONEY, "POST", "/v1/commission/payouts/<approved>/process", null),
            new Needs("payouts.process for files", ALL_BUT_MONEY, "GET", "/v1/commission/payment-files", null),
            new Needs("payouts.void", ALL_BUT_MONEY, "POST", "/v1/commission/payouts/<approved>/void", REASON),
            new Needs("events.post", ALL_BUT_FEED, "POST", "/events", "{}"),
            new Needs("imports.write for a load", ALL_BUT_FEED, "POST", "/loads",
                    "{'externalId': 'L-X', 'revenue': 1}"),
            new Needs("imports.write for an account", ALL_BUT_FEED, "POST", "/accounts", "{'name': 'New'}"),
            new Needs("imports.write for a file", ALL_BUT_FEED, "POST", "/imports/loads", "externalId"),
            new Needs("targets.write", List.of("finance", "rep", "auditor", "integration"), "POST", "/targets",
                    "{'personId': '<otto>', 'startDate': '2027-01-01', 'endDate': '2027-12-31', 'quota': 5, 'commissionRate': 5}"),
            new Needs("targets.write to import", List.of("finance", "rep", "auditor", "integration"), "POST",
                    "/imports/targets", "personId"),
            new Needs("settings.write to recalculate", ALL_BUT_ADMIN, "POST", "/commissions/recalculations", "{}"),
            new Needs("settings.write to see recalculations", ALL_BUT_ADMIN, "GET", "/commissions/recalculations",
                    null),
            new Needs("read.all to check what deals earn", List.of("manager", "rep", "integration"), "GET",
                    "/commissions/check", null),
            new Needs("read.all to verify", List.of("manager", "rep", "integration"), "GET",
                    "/v1/commission/verification?month=2026-01", null),
            new Needs("read.all of events", List.of("manager", "rep", "integration"), "GET", "/events", null),
            new Needs("read.all of the outbox", List.of("manager", "rep", "integration"), "GET", "/outbox", null),
            new Needs("reading people", List.of("integration"), "GET", "/people", null),
            new Needs("reading entries", List.of("integration"), "GET", "/v1/commission/entries/export", null),
            new Needs("reading explanations", List.of("integration"), "GET",
                    "/v1/commission/entries/<rays-part>/explanation", null),
            new Needs("reading payouts", List.of("integration"), "GET", "/v1/commission/payouts/export", null),
            new Needs("reading dashboards", List.of("integration"), "GET", "/v1/commission/dashboard", null),
            new Needs("operations.run", ALL_ROLES, "POST", "/v1/operations/jobs/payouts", null),
            new Needs("reading what deals earn", List.of("integration"), "GET", "/commissions", null),
            new Needs("what a team's deals earn", List.of("rep"), "GET", "/commissions?view=team", null),
            new Needs("how a team does", List.of("rep", "integration"), "GET", "/commissions/team", null),
            new Needs("what a team will earn", List.of("rep"), "GET", "/commissions/dashboard?view=team", null),
            new Needs("a team's dashboard", List.of("rep"), "GET", "/v1/commission/dashboard?view=team", null));

    private AccessRefusals() {
    }

    static List<Refused> cases() {
        List<Refused> cases = new ArrayList<>(List.of(
                refused("TEN-2 no token", Code.NOT_AUTHENTICATED).authorized("").get(ME),
                refused("TEN-2 no bearer", Code.NOT_AUTHENTICATED).authorized("Basic YTpi").get(ME),
                refused("TEN-2 nonsense for a token", Code.NOT_AUTHENTICATED).authorized("Bearer nonsense").get(ME),
                refused("TEN-2 a tenant in a header changes nothing", Code.NOT_FOUND).with("X-Tenant", "<other>")
                        .with("X-Tenant-Id", "<other>").get("/people/<other.person>"),
                refused("TEN-2 a tenant that is none", Code.TENANT_UNKNOWN).in("nowhere").get(ME),
                refused("TEN-2 a tenant that is none", Code.TENANT_UNKNOWN).in("nowhere").post("/teams",
                        "{'name': 'x'}"),
                refused("PERM-1 a role that is none", Code.PERMISSION_MISSING).by("sue", "superuser").get("/people"),
                refused("PERM-1 withheld from the role", Code.PERMISSION_MISSING).by("ivy", "integration")
                        .post("/v1/commission/payouts/generate", "{'month': '2026-04'}"),
                refused("PERM-1 a permission that the role does not have", Code.PERMISSION_UNKNOWN)
                        .put(withheld("rep"), "{'permissions': ['payouts.void']}"),
                refused("PERM-1 a permission that is none", Code.PERMISSION_UNKNOWN)
                        .put(withheld("admin"), "{'permissions': ['sing.aloud']}"),
                refused("PERM-1 what no admin could take back", Code.PERMISSION_NOT_WITHHOLDABLE)
                        .put(withheld("admin"), "{'permissions': ['settings.write']}"),
                refused("PERM-1 a role that is none", Code.NOT_FOUND).put(withheld("king"), "{'permissions': []}"),
                refused("PERM-3 an own entry", Code.OWN_ENTRY).by("finn", "finance")
                        .patch("/v1/commission/entries/<finns-entry>/approve", null),
                refused("PERM-3 an own payout", Code.OWN_PAYOUT).by("finn", "finance")
                        .patch("/v1/commission/payouts/<finns-payout>/approve", null),
                refused("PERM-3 a payout generated by one's own hand", Code.PAYOUT_BY_OWN_HAND).by("finn", "finance")
                        .patch("/v1/commission/payouts/<by-hand>/approve", null)));
        for (Needs needs : MATRIX) {
            for (String role : needs.lacking()) {
                cases.add(refused("PERM-1 " + role + " lacks " + needs.permission(), Code.PERMISSION_MISSING)
                        .by("the-" + role, role).with("If-Match", "*")
                        .as(type(needs.path())).call(needs.method(), needs.path(), needs.body()));
            }
        }
        return cases;
    }

    /** PERM-4: an operation of the API document, method and path, without a token and without a role. */
    static Stream<Refused> closed(String operation) {
        String method = operation.split(" ")[0];
        String path = operation.split(" ")[1].substring("/api".length()).replaceAll("\\{[^}]+}", "<nobody>");
        return Stream.of(refused("PERM-4 nobody: " + operation, Code.NOT_AUTHENTICATED).authorized(""),
                refused("PERM-4 no role: " + operation, Code.PERMISSION_MISSING).by("sue", ""))
                .map(refused -> refused.with("If-Match", "*").as(type(path)).call(method, path,
                        path.startsWith("/imports") ? "" : null));
    }

    private static String type(String path) {
        return path.startsWith("/imports")
                ? "text/csv"
                : path.equals("/events") ? "application/cloudevents+json" : Refused.JSON;
    }

    private static String withheld(String role) {
        return "/v1/commission/settings/roles/" + role + "/withheld-permissions";
    }
}
