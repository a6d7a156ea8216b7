package io.commission.permission;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Ids;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * One row of each kind for each of several people, built once over HTTP; {@code <kind.person>} names its id. In the main tenant ray
 * reports to mia, tom to ray, rosa to max; rita is of the other tenant.
 */
final class PermissionScene {
    private static final Pattern NAME = Pattern.compile("<([a-zA-Z0-9.-]+)>");
    private static final String ZONE = "America/Chicago";
    private static final String C = "/v1/commission";

    /** They sign in, and hold nothing. */
    private static final List<String> STAFF = List.of("ada", "finn", "amy");

    private final Map<String, String> names = new HashMap<>();
    private final Given given;
    private final TestClock clock;
    private final Identities identities;
    private String tenant;
    private Map<String, String> staff;

    PermissionScene(Given given, TestClock clock, Identities identities) {
        this.given = given;
        this.clock = clock;
        this.identities = identities;
    }

    PermissionScene build() {
        names.put("nobody", UUID.randomUUID().toString());
        clock.set(LocalDate.parse("2026-06-12"), ZONE);
        tenant("main", Map.of("admin", "ada", "finance", "finn"), List.of("max", "mia", "ray", "tom", "rosa"),
                Map.of("ray", "mia", "tom", "ray", "rosa", "max"));
        tenant("other", Map.of("admin", "anton", "finance", "frieda"), List.of("rita"), Map.of());
        // Who they are is known before anything is refused: the service keeps what tokens say of people.
        List.of("ada admin", "finn finance", "amy auditor", "mia manager", "ray rep").forEach(caller -> expect(200,
                as("main", caller.split(" ")[0], caller.split(" ")[1]).get("/api/v1/me")));
        return this;
    }

    Optional<String> id(String name) {
        return Optional.ofNullable(names.get(name));
    }

    String fill(String text) {
        Matcher matcher = NAME.matcher(text);
        return matcher.replaceAll(found -> id(found.group(1))
                .orElseThrow(() -> new IllegalArgumentException("The scene has no <" + found.group(1) + ">")));
    }

    RequestSpecification as(String of, String name, String role) {
        return RestAssured.given().header("Authorization", "Bearer " + identities.token(of, name, role))
                .contentType("application/json");
    }

    private void tenant(String name, Map<String, String> by, List<String> people, Map<String, String> managers) {
        tenant = name;
        staff = by;
        UUID id = given.tenant(identities.tenant(name), "USD", ZONE);
        put("person.house", given.house(id));
        on("2026-01-02");
        send("PUT", C + "/settings", "{'effectiveDate': '2026-01-01'}", 200);
        make("team", "/teams", "{'name': 'East'}");
        make("plan", C + "/plans", "{'name': 'Tiers', 'type': 'TIERED', 'effectiveDate': '2026-01-01',"
                + " 'tiers': [{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'rate': 8, 'period': 'MONTHLY'}]}");
        people.forEach(person -> person(person, managers.get(person)));
        STAFF.forEach(person -> person(person, null));
        people.forEach(this::holdings);
        on("2026-05-12");
        people.forEach(this::earnings);
        houses(people.get(0));
        on("2026-06-12");
        send("POST", C + "/entries/approve", "{'month': '2026-05'}", 200);
        on("2026-07-02");
        people.forEach(this::payout);
        people.forEach(this::told);
        people.forEach(this::leaving);
        outside(people.get(0));
    }

    private void person(String name, String manager) {
        make("person." + name, "/people",
                "{'externalId': 'EMP-" + name + "', 'name': '" + name + "', 'oidcSubject': '" + identities.subject(name)
                        + "', 'hireDate': '2020-01-01'"
                        + (manager == null ? "" : ", 'managerId': '<person." + manager + ">'") + "}");
        names.put(name("payee." + name), id(name("person." + name)).orElseThrow());
        send("PUT", "/people/<person." + name + ">/payment-details", "{'paymentMethod': 'CHECK'}", 200);
    }

    private void holdings(String who) {
        String person = "'personId': '<person." + who + ">'";
        account(who, "<person." + who + ">");
        make("assignment." + who, C + "/assignments",
                "{" + person + ", 'planId': '<plan>', 'effectiveDate': '2026-01-01'}");
        make("target." + who, "/targets", "{" + person
                + ", 'startDate': '2026-01-01', 'endDate': '2026-12-31', 'quota': 1000, 'commissionRate': 5}");
        make("override." + who, C + "/overrides", "{" + person + ", 'accountId': '<account." + who
                + ">', 'rateType': 'PERCENT', 'rate': 12, 'effectiveDate': '2026-01-01'}");
        make("role." + who, "/accounts/<account." + who + ">/assignments",
                "{" + person + ", 'role': 'ACCOUNT_EXECUTIVE', 'effectiveDate': '2026-01-01'}");
        deal(who, "<person." + who + ">");
    }

    private void account(String who, String owner) {
        make("account." + who, "/accounts", "{'externalId': 'ACC-" + who + "', 'name': 'Account of " + who
                + "', 'ownerId': '" + owner + "', 'ownerEffectiveDate': '2026-01-01'}");
    }

    private void deal(String who, String owner) {
        make("deal." + who, "/opportunities", "{'name': 'Deal of " + who
                + "', 'openedOn': '2026-01-01', 'amount': 1000, 'ownerId': '" + owner + "'}");
        make("row." + who, "/opportunities/<deal." + who + ">/revenue-schedule",
                "{'startDate': '2026-08-01', 'endDate': '2026-08-31', 'expectedCommission': 300}");
    }

    private void earnings(String who) {
        make("load." + who, "/loads", "{'externalId': 'L-" + who + "', 'customerId': 'ACC-" + who
                + "', 'revenue': 1000, 'carrierCost': 700, 'deliveredAt': '2026-05-10T18:00:00Z', 'reps': [{'rep': 'EMP-"
                + who + "'}]}");
        row("entry." + who, "select id from commission_entries where load_id = '<load." + who + ">'");
        make("adjustment." + who, C + "/entries", "{'personId': '<person." + who
                + ">', 'type': 'ADJUSTMENT', 'amount': 10, 'earnedMonth': '2026-05', 'reason': 'r'}");
    }

    private void houses(String who) {
        account("house", "house");
        make("role.house", "/accounts/<account.house>/assignments",
                "{'personId': '<person." + who + ">', 'role': 'ACCOUNT_EXECUTIVE', 'effectiveDate': '2026-01-01'}");
        deal("house", "house");
        make("load.shared", "/loads",
                "{'externalId': 'L-HOUSE', 'customerId': 'ACC-house', 'revenue': 1000, 'carrierCost': 700,"
                        + " 'deliveredAt': '2026-05-10T18:00:00Z', 'reps': [{'rep': 'house'}]}");
    }

    /** A run by hand: the month stays open. */
    private void payout(String who) {
        send("POST", C + "/payouts/generate", "{'month': '2026-05', 'personIds': ['<person." + who + ">']}", 200);
        row("payout." + who, "select id from commission_payouts where person_id = '<person." + who + ">'");
    }

    private void told(String who) {
        put("notification." + who, Ids.next());
        sql("insert into notifications (tenant_id, id, person_id, kind, title, body, data)"
                + " select tenant_id, '<notification." + who
                + ">', id, 'COMMISSION_ENDED', 'title', 'body', '{}' from people where id = '<person." + who + ">'");
        put("preview." + who, Ids.next());
        sql("insert into reassignment_previews (tenant_id, id, kind, status, created_by, error_code, error, created_at, ended_at,"
                + " lease_until) select tenant_id, '<preview." + who
                + ">', 'BULK', 'FAILED', oidc_subject, 'ACCOUNT_UNKNOWN', 'x',"
                + " now(), now(), now() from people where id = '<person." + who + ">'");
        put("exception." + who, Ids.next());
        sql("insert into draw_balances (tenant_id, person_id, balance)"
                + " select tenant_id, id, 5 from people where id = '<person." + who + ">'");
        sql("insert into commission_exceptions (tenant_id, id, code, status, person_id, opportunity_id, detail)"
                + " select tenant_id, '<exception." + who + ">', 'TRAILING_PART', 'OPEN', '<person." + who
                + ">', id, 'waits' from opportunities where id = '<deal." + who + ">'");
    }

    /** A batch that has ended, and a queue of all that they hold. */
    private void leaving(String who) {
        String batch = queue(who);
        names.put(name("batch." + who), batch);
        send("POST", "/reassignment-batches/<batch." + who + ">/cancel", null, 200);
        names.put(name("queue." + who), queue(who));
    }

    private String queue(String who) {
        Response opened = send("POST", "/reassignment/global-execute", "{'personId': '<person." + who
                + ">', 'strategy': 'MANUAL_QUEUE', 'effectiveDate': '2026-08-01', 'reason': 'r'}", 202);
        return opened.path("batchId");
    }

    private void outside(String who) {
        Response made = send("POST", "/webhooks", "{'url': 'http://localhost:9/hook', 'eventTypes': ['*']}", 201);
        names.put(name("webhook"), made.path("webhook.id"));
        put("delivery", Ids.next());
        sql("insert into webhook_deliveries (tenant_id, id, subscription_id, event_id, position, status)"
                + " select tenant_id, '<delivery>', '<webhook>', id, position, 'DELIVERED' from outbox_events limit 1");
        put("email", Ids.next());
        sql("insert into notification_emails (tenant_id, id, notification_id, address, status, next_attempt_at)"
                + " select tenant_id, '<email>', id, 'x@example.com', 'SENT', now() from notifications where id ="
                + " '<notification." + who + ">'");
        // Who generated it by hand does not approve it (PERM-3).
        send("finance", "PATCH", C + "/payouts/<payout." + who + ">/approve", null, 200);
        send("finance", "POST", C + "/payouts/<payout." + who + ">/process", null, 200);
        send("PUT", C + "/ach-originator",
                "{'destinationRouting': '021000021', 'destinationName': 'Bank', 'origin': '1234567890', 'originName': 'x',"
                        + " 'companyName': 'x', 'companyId': '1234567890', 'odfiRouting': '021000021'}",
                200);
        names.put(name("recalculation"), send("POST", "/commissions/recalculations", "{}", 202).path("id"));
        row("payment-file", "select id from payment_files limit 1");
    }

    private void on(String date) {
        clock.set(LocalDate.parse(date), ZONE);
    }

    /** Rows of the tenant, and those that have no person in their name, are of everybody. */
    private String name(String name) {
        return tenant.equals("main") || name.endsWith(".rita") ? name : "other." + name;
    }

    private String filled(String text) {
        return fill(tenant.equals("main") ? text : text.replaceAll("<((?![^>]*\\.rita>)[^>]+)>", "<other.$1>"));
    }

    private void put(String name, UUID id) {
        names.put(name(name), id.toString());
    }

    private void make(String name, String path, String body) {
        names.put(name(name), send("POST", path, body, 201).path("id"));
    }

    private void row(String name, String query) {
        UUID id = given.id(identities.tenant(tenant), filled(query));
        if (id == null) {
            throw new IllegalStateException("There is no " + name);
        }
        put(name, id);
    }

    private void sql(String statement) {
        given.sql(identities.tenant(tenant), filled(statement));
    }

    private Response send(String method, String path, String body, int status) {
        return send("admin", method, path, body, status);
    }

    private Response send(String role, String method, String path, String body, int status) {
        RequestSpecification request = as(tenant, staff.get(role), role).header("If-Match", "*");
        if (body != null) {
            request.body(filled(body).replace('\'', '"'));
        }
        return expect(status, request.request(method, "/api" + filled(path)));
    }

    private static Response expect(int status, Response answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException("expected " + status + ", got " + answer.statusCode() + ": "
                    + answer.asString());
        }
        return answer;
    }
}
