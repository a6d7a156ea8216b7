package io.commission.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.client.ApiClient;
import io.commission.client.ApiException;
import io.commission.client.ApiResponse;
import io.commission.client.api.AccountsApi;
import io.commission.client.api.AssignmentsApi;
import io.commission.client.api.CallerApi;
import io.commission.client.api.EntriesApi;
import io.commission.client.api.EventsApi;
import io.commission.client.api.ImportsApi;
import io.commission.client.api.LoadsApi;
import io.commission.client.api.PayoutsApi;
import io.commission.client.api.PeopleApi;
import io.commission.client.api.PlansApi;
import io.commission.client.api.ReportsApi;
import io.commission.client.api.WebhooksApi;
import io.commission.client.model.AccountRequest;
import io.commission.client.model.AccountView;
import io.commission.client.model.ApprovalRequest;
import io.commission.client.model.AssignmentRequest;
import io.commission.client.model.Basis;
import io.commission.client.model.CloudEvent;
import io.commission.client.model.Entry;
import io.commission.client.model.EntryStatus;
import io.commission.client.model.EventRep;
import io.commission.client.model.Explanation;
import io.commission.client.model.GeneratePayoutsRequest;
import io.commission.client.model.Load;
import io.commission.client.model.LoadEventData;
import io.commission.client.model.Payout;
import io.commission.client.model.PayoutRunItem;
import io.commission.client.model.PayoutStatus;
import io.commission.client.model.PersonRequest;
import io.commission.client.model.PersonView;
import io.commission.client.model.PlanRequest;
import io.commission.client.model.PlanType;
import io.commission.client.model.PlanView;
import io.commission.client.model.Problem;
import io.commission.client.model.RateType;
import io.commission.client.model.Status;
import io.commission.client.model.ThresholdType;
import io.commission.client.model.TierPeriod;
import io.commission.client.model.TierRequest;
import io.commission.client.model.TierSetView;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The client that a usual generator makes of src/docs/openapi.yaml walks the cycle, and nothing else is used for it. */
@QuarkusTest
class GeneratedClientTest {
    private static final String MONTH = "2026-01";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @TestHTTPResource
    URI service;
    UUID tenant;

    @BeforeEach
    void january() {
        tenant = given.tenant();
        clock.set(LocalDate.of(2026, 1, 20), "America/Chicago");
    }

    @Test
    void theCycleFromPlanToStatement() throws ApiException, IOException {
        UUID ray = hire("Ray");
        hire("Finn");
        UUID plan = planWithTiers();
        assign(ray, plan);
        AccountView acme = new AccountsApi(as("ada", "admin")).createAccount(
                new AccountRequest().externalId("ACME").name("Acme Corporation").ownerId(ray.toString())
                        .ownerEffectiveDate(JANUARY),
                null);

        deliver("L-1", "49999.99", "ACME");
        deliver("L-2", "10000.55", null, new EventRep().rep("EMP-Ray"));
        Load load = new LoadsApi(as("ray", "rep"))
                .listLoads(null, null, null, null, null, "L-1", null, null, null, null, null).getItems().get(0);
        assertEquals(acme.getId(), load.getAccountId());
        assertEquals(LocalDate.of(2026, 1, 15), load.getDeliveredOn());

        Entry first = entryOf("L-1");
        Entry second = entryOf("L-2");
        assertEquals(List.of(new BigDecimal("4000.00"), new BigDecimal("1000.05")),
                List.of(first.getCommissionAmount(), second.getCommissionAmount()));
        explained(second);

        EntriesApi finance = new EntriesApi(as("finn", "finance"));
        assertTrue(finance.verifyMonth(MONTH).getRight());
        assertEquals(EntryStatus.APPROVED, finance.approveEntry(first.getId(), null, null).getStatus());
        assertEquals(1, finance.approveEntries(new ApprovalRequest().month(MONTH), null).getApproved());

        clock.set(LocalDate.of(2026, 2, 2), "America/Chicago");
        UUID payout = generated(ray);
        Payout paid = paid(payout);
        assertEquals(new BigDecimal("5000.05"), paid.getGross());
        assertEquals(new BigDecimal("999.95"), paid.getDrawAdvance());
        assertEquals(new BigDecimal("6000.00"), paid.getNet());
        assertEquals(EntryStatus.PAID, finance.getEntry(second.getId()).getStatus());
        statementIsRead(paid);
    }

    @Test
    void aRefusalIsAProblemWithItsCode() throws ApiException {
        UUID ray = hire("Ray");
        PlansApi plans = new PlansApi(as("ada", "admin"));
        ApiResponse<PlanView> created = plans.createPlanWithHttpInfo(new PlanRequest().name("Flat")
                .type(PlanType.FLAT_FEE).flatAmount(new BigDecimal("25.00")).effectiveDate(JANUARY), null);
        assertEquals(201, created.getStatusCode());
        String etag = header(created, "etag");
        UUID id = created.getData().getId();
        assertTrue(header(created, "location").endsWith("/api/v1/commission/plans/" + id));

        PlanRequest dearer = new PlanRequest().name("Flat").type(PlanType.FLAT_FEE)
                .flatAmount(new BigDecimal("30.25")).effectiveDate(JANUARY);
        assertEquals(new BigDecimal("30.25"), plans.changePlan(id, etag, dearer, null).getFlatAmount());
        assertRefused(412, "STALE_VERSION", () -> plans.changePlan(id, etag, dearer, null));
        assertRefused(403, "PERMISSION_MISSING", () -> new PlansApi(as("ray", "rep")).createPlan(dearer, null));
        assertRefused(401, "NOT_AUTHENTICATED", () -> new PlansApi(client("")).getPlan(id, null));
        assertRefused(404, "NOT_FOUND", () -> plans.getPlan(ray, null));
        Problem problem = assertRefused(400, "INVALID_REQUEST",
                () -> plans.createPlan(new PlanRequest().name("?"), null));
        assertEquals(List.of("type"), problem.getErrors().stream().map(error -> error.getField()).toList());
    }

    @Test
    void imports_deletions_reports_andWhatWentInAndOut() throws ApiException {
        ApiClient admin = as("ada", "admin");
        assertEquals(2, new ImportsApi(admin)
                .importPeople("externalId,name\nEMP-1,Zoë\nEMP-2,Max\n", null, null).getImported());
        PeopleApi people = new PeopleApi(admin);
        PersonView zoe = people.listPeople(null, null, "EMP-1", null, null, null, null, null, null, null, null)
                .getItems()
                .get(0);
        assertEquals("Zoë", zoe.getName());
        people.terminatePerson(zoe.getId(), header(people.getPersonWithHttpInfo(zoe.getId()), "etag"), null);
        assertNotNull(people.getPerson(zoe.getId()).getTerminationDate());

        deliver("L-9", "1000.10", null, new EventRep().rep("EMP-2"));
        assertEquals(Map.of("externalId", "L-9"), onlyId(new EventsApi(admin)
                .listReceivedEvents(null, null, null, null, "load.delivered", null).getItems().get(0).getData()));
        dispatched();
        Object went = new WebhooksApi(admin).listOutboxEvents(null, null, null, null).getItems().get(0).getData();
        assertTrue(went.toString().contains("amount"), went.toString());
        assertEquals("USD", new CallerApi(admin).getMe().getTenant().getCurrency());
        assertEquals(MONTH, new ReportsApi(admin).getDashboard(null, null, null, MONTH, null, null, "team").getMonth());
    }

    /** The scheduled dispatcher moves the horizon of the outbox on; it rests in tests. */
    private void dispatched() {
        given.sql(tenant, """
                insert into outbox_horizons (tenant_id, settled)
                select tenant_id, max(position) from outbox_events where tenant_id = ? group by tenant_id""", tenant);
    }

    private UUID hire(String name) throws ApiException {
        return new PeopleApi(as("ada", "admin")).createPerson(new PersonRequest().externalId("EMP-" + name).name(name)
                .oidcSubject(name.toLowerCase()).hireDate(LocalDate.of(2024, 3, 1)), null).getId();
    }

    private UUID planWithTiers() throws ApiException {
        PlansApi plans = new PlansApi(as("ada", "admin"));
        UUID id = plans.createPlan(new PlanRequest().name("Revenue tiers").type(PlanType.TIERED)
                .basis(Basis.GROSS_REVENUE).effectiveDate(JANUARY), null).getId();
        TierSetView tiers = plans.changePlanTiers(id,
                List.of(tier("0", "50000", "8"), tier("50000", "100000", "10"), tier("100000", null, "12")),
                JANUARY, null, null);
        assertTrue(tiers.getComplete());
        assertEquals(new BigDecimal("8.0000"), tiers.getTiers().get(0).getRate());
        return id;
    }

    private static TierRequest tier(String minimum, String maximum, String rate) {
        return new TierRequest().thresholdType(ThresholdType.REVENUE).minimum(new BigDecimal(minimum))
                .maximum(maximum == null ? null : new BigDecimal(maximum)).rateType(RateType.PERCENT)
                .rate(new BigDecimal(rate)).period(TierPeriod.MONTHLY);
    }

    private void assign(UUID person, UUID plan) throws ApiException {
        AssignmentsApi assignments = new AssignmentsApi(as("ada", "admin"));
        assignments.createAssignment(new AssignmentRequest().personId(person).planId(plan).effectiveDate(JANUARY)
                .drawAmount(new BigDecimal("6000.00")), null);
        assertEquals(plan, assignments.getUserPlan(person, null, JANUARY).getPlan().getId());
    }

    private void deliver(String load, String revenue, String customer, EventRep... reps) throws ApiException {
        LoadEventData data = new LoadEventData().externalId(load).customerId(customer).revenue(new BigDecimal(revenue))
                .carrierCost(new BigDecimal("900.00")).deliveredAt(OffsetDateTime.parse("2026-01-15T17:30:05-06:00"))
                .reps(List.of(reps));
        CloudEvent event = new CloudEvent().specversion(CloudEvent.SpecversionEnum._1_0).id("walk-" + load)
                .source("/tms").type(CloudEvent.TypeEnum.LOAD_DELIVERED).data(data);
        EventsApi events = new EventsApi(as("ivy", "integration"));
        assertEquals(Status.ACCEPTED, events.postEvents(event, null).getResults().get(0).getStatus());
        assertEquals(Status.DUPLICATE, events.postEvents(event, null).getResults().get(0).getStatus());
    }

    private Entry entryOf(String load) throws ApiException {
        ApiClient ray = as("ray", "rep");
        UUID id = new LoadsApi(ray).listLoads(null, null, null, null, null, load, null, null, null, null, null)
                .getItems().get(0).getId();
        List<Entry> entries = new EntriesApi(ray)
                .listEntries(null, null, null, null, id, null, null, null, null, null, null, null, null)
                .getItems();
        assertEquals(1, entries.size());
        return entries.get(0);
    }

    /** One cent of the load is paid in the first tier, the rest in the second. */
    private void explained(Entry entry) throws ApiException {
        EntriesApi entries = new EntriesApi(as("ray", "rep"));
        Explanation explanation = entries.getEntryExplanation(entry.getId());
        assertEquals(List.of(new BigDecimal("0.01"), new BigDecimal("10000.54")), explanation.getComputation()
                .getSlices().stream().map(slice -> slice.getMeasure().stripTrailingZeros()).toList());
        assertEquals(0, new BigDecimal("10000.55").compareTo(explanation.getLoad().getAmounts().getRevenue()));
        assertTrue(entries.recomputeEntry(entry.getId()).getEqual());
    }

    /** A preview writes nothing; by hand, so somebody else has to approve. */
    private UUID generated(UUID person) throws ApiException {
        PayoutsApi finance = new PayoutsApi(as("finn", "finance"));
        GeneratePayoutsRequest request = new GeneratePayoutsRequest().month(MONTH).personIds(Set.of(person));
        PayoutRunItem preview = finance.generatePayouts(null, request.preview(true)).getPayouts().get(0);
        assertNull(preview.getId());
        assertEquals(new BigDecimal("6000.00"), preview.getNet());
        UUID id = finance.generatePayouts(null, request.preview(false)).getPayouts().get(0).getId();
        assertRefused(403, "PAYOUT_BY_OWN_HAND", () -> finance.approvePayout(id, null, null));
        assertEquals(PayoutStatus.PENDING, finance.getPayout(id).getStatus());
        return id;
    }

    private Payout paid(UUID payout) throws ApiException {
        new PayoutsApi(as("ada", "admin")).approvePayout(payout, null, null);
        Payout paid = new PayoutsApi(as("finn", "finance")).processPayout(payout, null, null, null);
        assertEquals(PayoutStatus.PAID, paid.getStatus());
        assertNotNull(paid.getPaymentReference());
        return paid;
    }

    private void statementIsRead(Payout payout) throws ApiException, IOException {
        PayoutsApi ray = new PayoutsApi(as("ray", "rep"));
        File pdf = ray.getPayoutStatement(payout.getId(), null);
        assertEquals(payout.getNumber() + ".pdf", pdf.getName());
        assertEquals("%PDF-", new String(Files.readAllBytes(pdf.toPath()), 0, 5, StandardCharsets.US_ASCII));
        String csv = Files.readString(ray.getPayoutStatement(payout.getId(), "csv").toPath());
        assertTrue(csv.contains(",1000.05,USD,") && csv.contains(",6000.00,USD,"), csv);
        assertRefused(400, "INVALID_REQUEST", () -> ray.getPayoutStatement(payout.getId(), "doc"));
    }

    private static Problem assertRefused(int status, String code, Executable call) {
        ApiException refused = assertThrows(ApiException.class, call);
        assertEquals(status, refused.getCode());
        Problem problem = problem(refused);
        assertEquals(code, problem.getCode());
        assertEquals(status, problem.getStatus());
        return problem;
    }

    private static Problem problem(ApiException refused) {
        try {
            return new ApiClient().getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        } catch (IOException e) {
            throw new AssertionError(refused.getResponseBody(), e);
        }
    }

    private static Map<?, ?> onlyId(Object data) {
        return Map.of("externalId", ((Map<?, ?>) data).get("externalId"));
    }

    private static String header(ApiResponse<?> response, String name) {
        return response.getHeaders().get(name).get(0);
    }

    private ApiClient as(String subject, String role) {
        return client("Bearer " + TestTokens.of(tenant, subject, role));
    }

    private ApiClient client(String authorization) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(service.toString().replaceAll("/+$", ""));
        if (!authorization.isEmpty()) {
            client.setRequestInterceptor(request -> request.setHeader("Authorization", authorization));
        }
        return client;
    }
}
