package io.commission.refusal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.Dependent;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.database.Ids;

/**
 * What the refused calls are made against, built once over HTTP: a tenant with something in every state, another one that must
 * stay unseen, and one that pays quarterly. Cases name its ids as {@code <name>}. It is 12 June 2026; March is the last closed month.
 */
@Dependent
class RefusalScene {
    private static final String ZONE = "America/Chicago";
    private static final Pattern NAME = Pattern.compile("<([a-zA-Z0-9.-]+)>");
    private static final String PLANS = "/v1/commission/plans";
    private static final String ENTRIES = "/v1/commission/entries";
    private static final String PAYOUTS = "/v1/commission/payouts";

    private static final String HANAS_HALF = "'ownerId': '<hana>', 'structure': [{'role': 'HOUSE_REP', 'personId': '<hana>', 'percent': 50}]";

    /** No tenant of the service. */
    private static final UUID NOWHERE = UUID.randomUUID();

    final Map<String, UUID> tenants = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Given given;
    private final TestClock clock;
    private UUID main;
    private Api ada;
    private Api finn;

    RefusalScene(Given given, TestClock clock) {
        this.given = given;
        this.clock = clock;
    }

    String token(String tenant, String subject, String role) {
        return tokens.computeIfAbsent(tenant + " " + subject + " " + role,
                key -> TestTokens.of(tenants.getOrDefault(tenant, NOWHERE), subject,
                        role.isEmpty() ? new String[0] : role.split(",")));
    }

    String fill(String text) {
        Matcher matcher = NAME.matcher(text);
        return matcher.replaceAll(found -> {
            String id = names.get(found.group(1));
            if (id == null) {
                throw new IllegalArgumentException("The scene has no <" + found.group(1) + ">");
            }
            return Matcher.quoteReplacement(id);
        });
    }

    RefusalScene build() {
        main = given.tenant("USD", ZONE);
        tenants.put("main", main);
        ada = Api.admin(main);
        finn = ada.as("finn", "finance");
        name("house", given.house(main));
        name("nobody", UUID.randomUUID());
        on("2026-01-02");
        request("PUT", ada, "/v1/commission/settings",
                "{'effectiveDate': '2026-01-01', 'payoutApprovalThreshold': 1000}", 200);
        people();
        plans();
        terms();
        january();
        february();
        march();
        oldBatch();
        openMonths();
        deals();
        targets();
        notifications();
        previews();
        outside();
        other();
        quarterly();
        // Who they are is known before anything is refused: the service keeps what tokens say of people.
        List.of("mia manager", "max manager", "ray rep", "otto rep", "finn finance").forEach(caller -> request("GET",
                ada.as(caller.split(" ")[0], caller.split(" ")[1]), "/v1/me", null, 200));
        return this;
    }

    /** A tenant for tests that need nothing in it. */
    UUID emptyTenant() {
        tenants.put("main", given.tenant("USD", ZONE));
        return tenants.get("main");
    }

    /** As a call of ada's with this key that has not ended yet; until the connection is closed. */
    java.sql.Connection holdTheKey(String key) throws java.sql.SQLException {
        java.sql.Connection connection = WholeDatabase.connect();
        try (java.sql.PreparedStatement lock = connection
                .prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "idempotency " + main + " ada " + key);
            lock.execute();
        }
        return connection;
    }

    private void people() {
        make("east", ada, "/teams", "{'name': 'East'}");
        make("west", ada, "/teams", "{'name': 'West'}");
        person("mia", "");
        for (String rep : List.of("ray", "rosa")) {
            person(rep, ", 'teamId': '<east>', 'managerId': '<mia>'");
        }
        for (String other : List.of("max", "otto", "finn", "sam", "paula", "quinn", "hana")) {
            person(other, "");
        }
        person("tim", ", 'status': 'TERMINATED', 'terminationDate': '2025-12-31'");
        person("ines", ", 'commissionEligible': false, 'ineligibleSince': '2025-12-31'");
        request("PUT", ada, "/people/<quinn>/payment-details",
                "{'paymentMethod': 'ACH', 'routingNumber': '021000021', 'accountNumber': '12345678', 'accountType': 'CHECKING'}",
                200);
        make("acme", ada, "/accounts",
                "{'externalId': 'ACME', 'name': 'Acme', 'ownerId': '<ray>', 'ownerEffectiveDate': '2026-01-01'}");
        make("rays-role", ada, "/accounts/<acme>/assignments",
                "{'personId': '<ray>', 'role': 'ACCOUNT_EXECUTIVE', 'effectiveDate': '2026-01-01'}");
        make("globex", ada, "/accounts", "{'externalId': 'GLOBEX', 'name': 'Globex', 'ownerId': 'house'}");
    }

    private void person(String name, String more) {
        make(name, ada, "/people",
                "{'externalId': 'EMP-" + name.toUpperCase(java.util.Locale.ROOT) + "', 'name': '" + name
                        + "', 'oidcSubject': '" + name + "', 'hireDate': '2020-01-01'" + more + "}");
    }

    private void plans() {
        String tiers = "{'thresholdType': 'REVENUE', 'maximum': 50000, 'rateType': 'PERCENT', 'rate': 8, 'period': 'MONTHLY'}";
        String open = "{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'rate': 10, 'period': 'MONTHLY'}";
        plan("flat", "'type': 'FLAT_FEE', 'flatAmount': 75");
        plan("revenue", "'type': 'PERCENT_REVENUE', 'percentRate': 5");
        plan("margin", "'type': 'PERCENT_MARGIN', 'percentRate': 10");
        plan("tiered", "'type': 'TIERED', 'tiers': [" + tiers + ", " + open + "]");
        plan("growing", "'type': 'TIERED', 'tiers': [" + tiers + "]");
        plan("custom", "'type': 'CUSTOM', 'rules': 'revenue * 0.05'");
        plan("default", "'type': 'PERCENT_MARGIN', 'percentRate': 7, 'isDefault': true");
        plan("later", "'type': 'PERCENT_MARGIN', 'percentRate': 7, 'effectiveDate': '2027-01-01'");
        plan("short", "'type': 'PERCENT_MARGIN', 'percentRate': 7, 'endDate': '2026-02-28'");
        plan("versioned", "'type': 'PERCENT_MARGIN', 'percentRate': 7");
        request("PUT", ada, PLANS + "/<versioned>",
                "{'name': 'versioned', 'type': 'PERCENT_MARGIN', 'percentRate': 8, 'effectiveDate': '2026-04-01'}",
                200);
        plan("ended", "'type': 'PERCENT_MARGIN', 'percentRate': 7");
        request("DELETE", ada, PLANS + "/<ended>", null, 204);
    }

    private void plan(String name, String content) {
        String from = content.contains("effectiveDate") ? "" : ", 'effectiveDate': '2026-01-01'";
        make(name, ada, PLANS, "{'externalId': 'PLAN-" + name + "', 'name': '" + name + "', " + content + from + "}");
    }

    private void terms() {
        String from = ", 'effectiveDate': '2026-01-01'}";
        make("rays-assignment", ada, "/v1/commission/assignments",
                "{'personId': '<ray>', 'planId': '<tiered>', 'drawAmount': 200" + from);
        make("rosas-assignment", ada, "/v1/commission/assignments",
                "{'personId': '<rosa>', 'planId': '<margin>'" + from);
        make("ottos-assignment", ada, "/v1/commission/assignments",
                "{'personId': '<otto>', 'planId': '<revenue>', 'endDate': '2026-12-31'" + from);
        request("PUT", ada, "/v1/commission/assignments/<ottos-assignment>",
                "{'personId': '<otto>', 'planId': '<revenue>', 'effectiveDate': '2026-10-01', 'endDate': '2026-12-31'}",
                200);
        make("rosas-override", ada, "/v1/commission/overrides",
                "{'personId': '<rosa>', 'accountId': '<acme>', 'rateType': 'PERCENT', 'rate': 12" + from);
    }

    private void targets() {
        make("rosas-target", ada, "/targets",
                "{'personId': '<rosa>', 'startDate': '2027-01-01', 'endDate': '2027-12-31',"
                        + " 'quota': 120000, 'commissionRate': 10}");
        names.put("recalculation", ada.post("/commissions/recalculations", "{}").statusCode(202).extract().path("id"));
    }

    private void january() {
        on("2026-01-20");
        load("L-JAN", "2026-01-15", "{'rep': 'EMP-RAY', 'share': 60}, {'rep': 'EMP-ROSA', 'share': 40}");
        on("2026-02-02");
        bonus("january-bonus", "ray", "300.00", "2026-01", finn);
        run("2026-01");
        payout("paid", "ray", "2026-01");
        request("POST", finn, PAYOUTS + "/<paid>/process", null, 200);
        payout("void", "rosa", "2026-01");
        request("POST", finn, PAYOUTS + "/<void>/void", "{'reason': 'wrong'}", 200);
    }

    private void february() {
        on("2026-03-02");
        bonus("february-bonus", "ray", "100.00", "2026-02", finn);
        run("2026-02");
        payout("not-latest", "ray", "2026-02");
    }

    private void march() {
        on("2026-04-02");
        bonus("rays-bonus", "ray", "300.00", "2026-03", finn);
        bonus("ottos-bonus", "otto", "5000.00", "2026-03", finn);
        bonus("finns-bonus", "finn", "5000.00", "2026-03", ada);
        bonus("sams-bonus", "sam", "100.00", "2026-03", finn);
        bonus("paulas-bonus", "paula", "100.00", "2026-03", finn);
        bonus("quinns-bonus", "quinn", "100.00", "2026-03", finn);
        sql("update commission_explanations set explanation = replace(explanation::text, '\"amount\":', '\"amount\":1')::json"
                + " where entry_id = '<sams-bonus>'");
        run("2026-03");
        payout("approved", "ray", "2026-03");
        payout("pending", "otto", "2026-03");
        payout("finns-payout", "finn", "2026-03");
        payout("stopped", "sam", "2026-03");
        payout("handed-over", "paula", "2026-03");
        payout("failed", "quinn", "2026-03");
        // The port has paid it; the service died before it noted that.
        request("POST", finn, PAYOUTS + "/<handed-over>/process", null, 200);
        sql("update commission_payouts set status = 'PROCESSING', payment_reference = null, paid_at = null where id = '<handed-over>'");
        // ACH without an originator: nothing was paid.
        request("POST", finn, PAYOUTS + "/<failed>/process", null, 422);
    }

    /** A change that came into force long before it could still be rolled back. */
    private void oldBatch() {
        deal("old-deal", HANAS_HALF);
        absorb("old-batch", "old-deal", "2026-04-02");
    }

    /** April and May. */
    private void openMonths() {
        on("2026-06-12");
        bonus("hanas-bonus", "hana", "100.00", "2026-04", finn);
        request("PATCH", ada, ENTRIES + "/<hanas-bonus>/approve", null, 200);
        request("POST", finn, PAYOUTS + "/generate", "{'month': '2026-04', 'personIds': ['<hana>']}", 200);
        payout("by-hand", "hana", "2026-04");
        bonus("pending-entry", "otto", "10.00", "2026-05", finn);
        bonus("approved-entry", "otto", "20.00", "2026-05", finn);
        request("PATCH", ada, ENTRIES + "/<approved-entry>/approve", null, 200);
        bonus("finns-entry", "finn", "10.00", "2026-05", ada);
        bonus("reversed-bonus", "otto", "10.00", "2026-05", finn);
        request("POST", finn, ENTRIES + "/<reversed-bonus>/reverse", "{'reason': 'twice'}", 200);
        request("POST", finn, ENTRIES + "/<january-bonus>/reverse", "{'reason': 'paid by mistake'}", 200);
        load("L-MAY", "2026-05-10", "{'rep': 'EMP-RAY', 'share': 60}, {'rep': 'EMP-OTTO', 'share': 40}");
        id("rays-part", "select id from commission_entries where load_id = '<L-MAY>' and person_id = '<ray>'");
        id("ottos-part", "select id from commission_entries where load_id = '<L-MAY>' and person_id = '<otto>'");
        request("POST", finn, ENTRIES + "/<ottos-part>/reverse", "{'reason': 'dispute'}", 200);
        load("L-HOUSE", "2026-05-11", "{'rep': 'EMP-RAY', 'share': 60}, {'rep': 'house', 'share': 40}");
        id("house-part", "select id from commission_entries where load_id = '<L-HOUSE>' and person_id = '<house>'");
        load("L-CHANGED", "2026-05-12", "{'rep': 'EMP-ROSA'}");
        id("superseded", "select id from commission_entries where load_id = '<L-CHANGED>'");
        request("POST", ada, "/loads", "{'externalId': 'L-CHANGED', 'revenue': 1200}", 200);
        load("L-BOOKED", null, "{'rep': 'EMP-ROSA'}");
        load("L-WAITS", "2026-05-13", "{'rep': 'EMP-TIM'}");
        id("exception", "select id from commission_exceptions where load_id = '<L-WAITS>'");
        load("L-CANCELLED", "2026-05-14", "{'rep': 'EMP-ROSA'}");
        request("POST", ada, "/loads/<L-CANCELLED>/cancel", null, 200);
        id("draw", "select id from commission_entries where type = 'DRAW' and person_id = '<ray>' limit 1");
        id("payment-file", "select id from payment_files limit 1");
    }

    /** Opportunities; the one called deal has a change ahead, on 1 August. */
    private void deals() {
        deal("deal",
                "'ownerId': '<ray>', 'externalId': 'DEAL', 'structure': [{'role': 'HOUSE_REP', 'personId': '<ray>', 'percent': 15},"
                        + " {'role': 'SUBAGENT', 'personId': '<rosa>', 'percent': 45}]");
        change("batch", "deal", "'type': 'DIRECT_TRANSFER', 'newRepId': '<otto>', 'effectiveDate': '2026-08-01'");
        deal("undone-deal", HANAS_HALF);
        absorb("undone-batch", "undone-deal", "2026-08-01");
        names.put("rollback", ada.post(fill("/reassignment-batches/<undone-batch>/rollback"), "{}").statusCode(200)
                .extract().path("id"));
        deal("house-deal",
                "'ownerId': 'house', 'structure': [{'role': 'SUBAGENT', 'personId': '<rosa>', 'percent': 10}]");
        deal("hanas-deal", "'ownerId': '<hana>'");
        queue("cancelled-queue", "hana");
        request("POST", ada, "/reassignment-batches/<cancelled-queue>/cancel", null, 200);
        queue("queue", "hana");
        deal("closed-deal", "'ownerId': '<rosa>', 'status': 'closed_won', 'amount': 1000, 'closeDate': '2026-05-01'");
        deal("reconciled-deal", "'ownerId': '<rosa>'");
        names.put("row", Ids.next().toString());
        sql("""
                insert into revenue_schedules (tenant_id, id, opportunity_id, start_date, end_date, expected_commission, status,
                    actual_commission, reconciled_at)
                select tenant_id, '<row>', id, '2026-06-01', '2026-06-30', 300, 'RECONCILED', 300, now() from opportunities
                where id = '<reconciled-deal>'""");
        names.put("confirmed", Ids.next().toString());
        sql("""
                insert into commission_exceptions (tenant_id, id, code, status, person_id, opportunity_id, detail, resolved_at)
                select tenant_id, '<confirmed>', 'TRAILING_PART', 'RESOLVED', '<rosa>', id, 'confirmed', now() from opportunities
                where id = '<reconciled-deal>'""");
        // As an import leaves it that dies half-way.
        names.put("bare-deal", Ids.next().toString());
        sql("""
                insert into opportunities (tenant_id, id, name, opened_on, status)
                select tenant_id, '<bare-deal>', 'bare', opened_on, status from opportunities where id = '<deal>'""");
    }

    /** Something that ray was told; the email of it is sent. */
    private void notifications() {
        names.put("note", Ids.next().toString());
        sql("insert into notifications (tenant_id, id, person_id, kind, title, body, data)"
                + " select tenant_id, '<note>', id, 'COMMISSION_ENDED', 'title', 'body', '{}' from people where id = '<ray>'");
        names.put("email", Ids.next().toString());
        sql("insert into notification_emails (tenant_id, id, notification_id, address, status, next_attempt_at)"
                + " select tenant_id, '<email>', id, 'ray@example.com', 'SENT', now() from notifications where id = '<note>'");
    }

    /** Ada's, which has failed, and as many that are being made as there may be. */
    private void previews() {
        names.put("preview", Ids.next().toString());
        String columns = "insert into reassignment_previews (tenant_id, id, kind, status, created_by, error_code, error, created_at,"
                + " ended_at, lease_until) select tenant_id, ";
        sql(columns
                + "'<preview>', 'BULK', 'FAILED', 'ada', 'ACCOUNT_UNKNOWN', 'x', now(), now(), now() from people where id ="
                + " '<ray>'");
        sql(columns
                + "gen_random_uuid(), 'BULK', 'RUNNING', 'ada', null, null, now(), null, now() + interval '1 day' from people,"
                + " generate_series(1, 10) where id = '<ray>'");
    }

    private void deal(String name, String content) {
        make(name, ada, "/opportunities", "{'name': '" + name + "', 'openedOn': '2026-01-01', " + content + "}");
    }

    private void absorb(String name, String deal, String day) {
        change(name, deal, "'type': 'HOUSE_ABSORB', 'effectiveDate': '" + day + "'");
    }

    /** Named is its batch. */
    private void change(String name, String deal, String content) {
        names.put(name, ada.post(fill("/opportunities/<" + deal + ">/commissions/reassign"),
                fill("{'reason': 'r', " + content + "}")).statusCode(200).extract().path("batchId"));
    }

    /** Of all that a person holds. */
    private void queue(String name, String person) {
        names.put(name, ada.post("/reassignment/global-execute", fill("{'personId': '<" + person
                + ">', 'strategy': 'MANUAL_QUEUE', 'effectiveDate': '2026-08-01', 'reason': 'r'}")).statusCode(202)
                .extract().path("batchId"));
    }

    /** What other systems have to do with it. */
    private void outside() {
        webhook("", ada, main);
        request("POST", ada.as("ivy", "integration"), "/events", null, 415);
        ada.request().header("Idempotency-Key", "used").body(Api.json("{'name': 'North'}")).post("/api/teams").then()
                .statusCode(201);
        given.withhold(main, "integration", "payouts.generate");
    }

    private void webhook(String prefix, Api caller, UUID tenant) {
        names.put(prefix + "webhook",
                caller.post("/webhooks", "{'url': 'http://localhost:9/hook', 'eventTypes': ['*']}").statusCode(201)
                        .extract()
                        .path("webhook.id"));
        String delivery = Ids.next().toString();
        names.put(prefix + "delivery", delivery);
        given.sql(tenant, fill("""
                insert into webhook_deliveries (tenant_id, id, subscription_id, event_id, position, status)
                select tenant_id, '%s', '<%swebhook>', id, position, 'DELIVERED' from outbox_events limit 1
                """.formatted(delivery, prefix)));
    }

    /** One of each, in a tenant that has nothing to do with the first. */
    private void other() {
        UUID tenant = given.tenant("EUR", "Europe/Berlin");
        tenants.put("other", tenant);
        name("other", tenant);
        Api anton = Api.admin(tenant).as("anton", "admin");
        make("other.team", anton, "/teams", "{'name': 'East'}");
        make("other.person", anton, "/people",
                "{'externalId': 'EMP-RITA', 'name': 'Rita', 'oidcSubject': 'rita', 'hireDate': '2020-01-01'}");
        request("PUT", anton, "/people/<other.person>/payment-details", "{'paymentMethod': 'CHECK'}", 200);
        make("other.account", anton, "/accounts", "{'externalId': 'BAHN', 'name': 'Bahn'}");
        make("other.plan", anton, PLANS,
                "{'name': 'Fest', 'type': 'TIERED', 'effectiveDate': '2026-01-01', 'tiers': [{'thresholdType': 'REVENUE',"
                        + " 'rateType': 'PERCENT', 'rate': 10, 'period': 'MONTHLY'}]}");
        make("other.assignment", anton, "/v1/commission/assignments",
                "{'personId': '<other.person>', 'planId': '<other.plan>', 'effectiveDate': '2026-01-01', 'drawAmount': 10}");
        make("other.override", anton, "/v1/commission/overrides",
                "{'personId': '<other.person>', 'accountId': '<other.account>', 'rateType': 'PERCENT', 'rate': 12}");
        make("other.load", anton, "/loads",
                "{'externalId': 'O-1', 'revenue': 500, 'deliveredAt': '2026-05-10T18:00:00Z',"
                        + " 'reps': [{'rep': 'EMP-RITA'}]}");
        make("other.entry", anton, ENTRIES,
                "{'personId': '<other.person>', 'type': 'BONUS', 'amount': 70, 'earnedMonth': '2026-05', 'reason': 'good'}");
        request("POST", anton, ENTRIES + "/approve", "{'month': '2026-05'}", 200);
        request("POST", anton, PAYOUTS + "/generate", "{'month': '2026-05'}", 200);
        names.put("other.payout", given.id(tenant, "select id from commission_payouts").toString());
        request("POST", anton, PAYOUTS + "/<other.payout>/process", null, 200);
        names.put("other.payment-file", given.id(tenant, "select id from payment_files").toString());
        webhook("other.", anton, tenant);
    }

    private void quarterly() {
        UUID tenant = given.tenant("USD", ZONE);
        tenants.put("quarterly", tenant);
        request("PUT", Api.admin(tenant), "/v1/commission/settings",
                "{'effectiveDate': '2026-01-01', 'paymentSchedule': 'QUARTERLY'}", 200);
        request("PUT", Api.admin(tenant), "/v1/commission/settings/features",
                "{'features': [{'name': 'reassignment_v1.level1', 'on': false}, {'name': 'reassignment_v1.level2', 'on': false},"
                        + " {'name': 'reassignment_v1.level3', 'on': false}]}",
                200);
        names.put("quarterly.person", given.person(tenant, "quinn").toString());
        make("quarterly.deal", Api.admin(tenant), "/opportunities",
                "{'name': 'Deal', 'openedOn': '2026-01-01', 'status': 'pipeline', 'ownerId': '<quarterly.person>'}");
    }

    void on(String date) {
        clock.set(LocalDate.parse(date), ZONE);
    }

    private void bonus(String name, String person, String amount, String month, Api by) {
        make(name, by, ENTRIES, "{'personId': '<" + person + ">', 'type': 'BONUS', 'amount': " + amount
                + ", 'earnedMonth': '" + month + "', 'reason': 'good work'}");
    }

    private void load(String externalId, String day, String reps) {
        String delivered = day == null ? "" : ", 'deliveredAt': '" + day + "T18:00:00Z'";
        make(externalId, ada, "/loads", "{'externalId': '" + externalId
                + "', 'customerId': 'ACME', 'revenue': 1000, 'carrierCost': 700, 'reps': [" + reps + "]" + delivered
                + "}");
    }

    private void run(String month) {
        request("POST", ada, ENTRIES + "/approve", "{'month': '" + month + "'}", 200);
        request("POST", finn, PAYOUTS + "/generate", "{'month': '" + month + "'}", 200);
    }

    private void payout(String name, String person, String month) {
        id(name, "select id from commission_payouts where person_id = '<" + person + ">' and month = '" + month
                + "-01'");
    }

    private void make(String name, Api by, String path, String body) {
        names.put(name, by.post(fill(path), fill(body)).statusCode(201).extract().path("id"));
    }

    private static void expect(io.restassured.response.Response answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "expected " + status + ", got " + answer.statusCode() + ": " + answer.asString());
        }
    }

    private void request(String method, Api by, String path, String body, int status) {
        io.restassured.specification.RequestSpecification request = by.request();
        if (method.equals("PUT") || method.equals("DELETE")) {
            request.header("If-Match", "*");
        }
        if (body != null) {
            request.body(Api.json(fill(body)));
        }
        expect(request.request(method, "/api" + fill(path)), status);
    }

    private void id(String name, String query) {
        UUID id = given.id(main, fill(query));
        if (id == null) {
            throw new IllegalStateException("There is no " + name);
        }
        name(name, id);
    }

    private void sql(String statement) {
        given.sql(main, fill(statement));
    }

    private void name(String name, UUID id) {
        names.put(name, id.toString());
    }
}
