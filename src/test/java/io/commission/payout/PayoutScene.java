package io.commission.payout;

import static io.restassured.RestAssured.given;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.calculation.Explanation;
import io.commission.database.Ids;
import io.commission.ledger.EntryBook;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;
import io.commission.ledger.NewEntry;
import io.commission.tenant.TenantWork;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A tenant of its own with people, draws and hand-made entries, and the calls of the payout cycle over HTTP. */
@Dependent
class PayoutScene {

    static final String PAYOUTS = "/api/v1/commission/payouts";

    final Given given;
    final TestClock clock;
    private final TenantWork tenantWork;
    private final EntryBook entryBook;
    UUID tenant;
    String zone;
    private UUID plan;

    PayoutScene(Given given, TestClock clock, TenantWork tenantWork, EntryBook entryBook) {
        this.given = given;
        this.clock = clock;
        this.tenantWork = tenantWork;
        this.entryBook = entryBook;
    }

    PayoutScene in(String currency, String zone) {
        tenant = given.tenant(currency, zone);
        this.zone = zone;
        plan = null;
        return this;
    }

    /** Noon of that date where the tenant is. */
    void on(String date) {
        clock.set(LocalDate.parse(date), zone);
    }

    UUID person(String name) {
        return given.person(tenant, name);
    }

    void draw(UUID person, String amount, boolean recoverable, String from, String to) {
        if (plan == null) {
            plan = Ids.next();
            given.sql(tenant, "insert into commission_plans (tenant_id, id) values (?, ?)", tenant, plan);
        }
        UUID assignment = Ids.next();
        given.sql(tenant, "insert into user_commission_assignments (tenant_id, id, person_id) values (?, ?, ?)", tenant,
                assignment, person);
        given.sql(tenant,
                """
                        insert into user_commission_assignment_versions (tenant_id, id, assignment_id, person_id, plan_id, effective_from,
                            effective_to, revision, draw_amount, draw_recoverable) values (?, ?, ?, ?, ?, ?::date, ?::date, 1, ?, ?)""",
                tenant, Ids.next(), assignment, person, plan, from, to, new BigDecimal(amount), recoverable);
    }

    void draw(UUID person, String amount, boolean recoverable) {
        draw(person, amount, recoverable, "2020-01-01", null);
    }

    /** Settings from the beginning of time; each assignment is a column = value of SQL. */
    void settings(String... assignments) {
        given.sql(tenant, "insert into commission_settings (tenant_id) values (?) on conflict do nothing", tenant);
        given.sql(tenant, "update commission_settings_versions set live = false where tenant_id = ?", tenant);
        given.sql(tenant,
                """
                        insert into commission_settings_versions (tenant_id, id, effective_from, revision, time_zone, calculation_trigger,
                            default_rate, default_minimum_margin, payout_generation_day, payout_approval_threshold)
                        values (?, ?, date '2000-01-01', 99, ?, 'ON_DELIVERY', 10, 10, 1, 10000)""",
                tenant, Ids.next(), zone);
        for (String assignment : assignments) {
            given.sql(tenant, "update commission_settings_versions set " + assignment + " where tenant_id = ? and live",
                    tenant);
        }
    }

    UUID pending(UUID person, EntryType type, String amount, String month) {
        UUID id = Ids.next();
        BigDecimal exact = new BigDecimal(amount);
        NewEntry entry = new NewEntry(id, person, type, EntryOrigin.MANUAL, EntryStatus.PENDING, exact,
                YearMonth.parse(month), YearMonth.parse(month), NewEntry.Subject.NOTHING, NewEntry.Rate.NONE,
                NewEntry.Links.NONE, null, "by hand", null, true, Explanation.manual(exact.scale(), "by hand", exact),
                List.of());
        tenantWork.run(tenant, "fixture", () -> {
            entryBook.hold(List.of(person));
            entryBook.post(List.of(entry));
        });
        return id;
    }

    void approve(UUID... entries) {
        List<UUID> people = Arrays.stream(entries).map(entry -> given.<UUID>value(tenant,
                "select person_id from commission_entries where id = ?", entry)).toList();
        tenantWork.run(tenant, "approver", () -> {
            entryBook.hold(people);
            entryBook.approve(Arrays.asList(entries));
        });
    }

    UUID approved(UUID person, EntryType type, String amount, String month) {
        UUID id = pending(person, type, amount, month);
        approve(id);
        return id;
    }

    UUID bonus(UUID person, String amount, String month) {
        return approved(person, EntryType.BONUS, amount, month);
    }

    UUID adjustment(UUID person, String amount, String month) {
        return approved(person, EntryType.ADJUSTMENT, amount, month);
    }

    /** What the entry's explanation says no longer gives its amount. */
    void falsify(UUID entry) {
        given.sql(tenant,
                "update commission_explanations set explanation = replace(explanation::text, '\"amount\":', '\"amount\":1')::json where tenant_id = ? and entry_id = ?",
                tenant, entry);
    }

    void mend(UUID entry) {
        given.sql(tenant,
                "update commission_explanations set explanation = replace(explanation::text, '\"amount\":1', '\"amount\":')::json where tenant_id = ? and entry_id = ?",
                tenant, entry);
    }

    RequestSpecification as(String subject, String... roles) {
        return given().auth().oauth2(TestTokens.of(tenant, subject, roles)).contentType("application/json");
    }

    RequestSpecification finance() {
        return as("finn", "finance");
    }

    Response generate(RequestSpecification caller, String month) {
        return caller.body("{\"month\": \"" + month + "\"}").post(PAYOUTS + "/generate");
    }

    JsonPath run(String month) {
        return json(generate(finance(), month));
    }

    Response runByHand(RequestSpecification caller, String month, UUID... people) {
        List<String> ids = new ArrayList<>();
        for (UUID person : people) {
            ids.add("\"" + person + "\"");
        }
        return caller.body("{\"month\": \"" + month + "\", \"personIds\": [" + String.join(",", ids) + "]}")
                .post(PAYOUTS + "/generate");
    }

    /** The live payout of the person and month. */
    JsonPath payout(UUID person, String month) {
        JsonPath page = json(finance().queryParam("month", month).queryParam("personId", person).get(PAYOUTS));
        List<String> ids = page.getList("items.findAll { it.status != 'VOID' }.id");
        return ids.isEmpty() ? null : json(finance().get(PAYOUTS + "/" + ids.get(0)));
    }

    String idOf(UUID person, String month) {
        return payout(person, month).getString("id");
    }

    Response approvePayout(RequestSpecification caller, String id) {
        return caller.patch(PAYOUTS + "/" + id + "/approve");
    }

    Response process(String id) {
        return finance().post(PAYOUTS + "/" + id + "/process");
    }

    Response makeVoid(String id) {
        return finance().body("{\"reason\": \"wrong\"}").post(PAYOUTS + "/" + id + "/void");
    }

    JsonPath balance(UUID person) {
        return json(finance().get("/api/v1/commission/draw-balances/" + person));
    }

    boolean balancesAgree() {
        return json(finance().get("/api/v1/commission/draw-balances/check")).getBoolean("agrees");
    }

    /** Of a 200, with its decimals as they were sent. */
    static JsonPath json(Response response) {
        return response.then().statusCode(200).extract().jsonPath(
                JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL));
    }

    static String money(JsonPath path, String field) {
        return path.<BigDecimal>get(field).toPlainString();
    }

    void reverse(UUID entry) {
        entryBook.reverse(List.of(new EntryBook.Reversal(entry, "wrong")));
    }

    /** Types of the events so far, in order. */
    List<String> events(String like) {
        String types = given.value(tenant,
                "select string_agg(type, ',' order by position) from outbox_events where type like ?", like);
        return types == null ? List.of() : List.of(types.split(","));
    }

    /** Everything that a run may write, as one value. */
    String fingerprint() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("commission_payouts", "commission_entries", "commission_explanations",
                "entry_totals", "draw_balances",
                "payout_numbers", "closed_months", "outbox_events", "commission_exceptions", "payments",
                "payment_files",
                "payout_statements", "change_history")) {
            all.append(table).append('=').append(given.<String>value(tenant,
                    "select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table + " t"))
                    .append(' ');
        }
        return all.toString();
    }

    long count(String query, Object... parameters) {
        return given.count(tenant, query, parameters);
    }
}
