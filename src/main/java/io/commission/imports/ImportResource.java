package io.commission.imports;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.BodyLimit;
import io.commission.idempotency.Idempotent;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.security.PermissionsAllowed;

@Path("/imports")
@Tag(name = "Imports")
@Transactional
@Consumes({ImportResource.CSV, ImportResource.NDJSON})
public class ImportResource {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    static final String LIMIT = "commission.imports.body-limit";
    static final long USUAL_LIMIT = 256L * 1024 * 1024;
    private static final int LONGEST_SECONDS = 3_600;
    private static final String DESCRIPTION = """
            CSV (RFC 4180, commas, a header) or NDJSON in UTF-8, with the same columns. onError=SKIP brings the good rows \
            in and lists the bad ones; ABORT brings none in when one is bad. The same file again changes nothing.""";

    private final ImportRun run;
    private final LoadImport loads;
    private final AccountImport accounts;
    private final PersonImport people;
    private final PlanImport plans;
    private final OpportunityImport opportunities;
    private final ScheduleImport schedules;
    private final TargetImport targets;

    ImportResource(ImportRun run, LoadImport loads, AccountImport accounts, PersonImport people,
            PlanImport plans, OpportunityImport opportunities, ScheduleImport schedules, TargetImport targets) {
        this.targets = targets;
        this.schedules = schedules;
        this.plans = plans;
        this.opportunities = opportunities;
        this.run = run;
        this.loads = loads;
        this.accounts = accounts;
        this.people = people;
    }

    @POST
    @Path("/loads")
    @Idempotent
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "importLoads", summary = "Import loads: externalId, customerId, orderId, revenue, carrierCost, linehaul, status, deliveredAt, invoicePaidAt, reps (a:60;b:40), eventTime", description = DESCRIPTION)
    @RequestBody(required = true, content = {
            @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))})
    public ImportResult loads(@QueryParam("onError") @DefaultValue("SKIP") OnError onError,
            @Context HttpHeaders headers, @BodyLimit(value = USUAL_LIMIT, property = LIMIT) File file) {
        return run(loads, onError, headers, file);
    }

    @POST
    @Path("/accounts")
    @Idempotent
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "importAccounts", summary = "Import accounts: externalId, name, type, territory, valueClass, ownerId, ownerSince", description = DESCRIPTION)
    @RequestBody(required = true, content = {
            @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))})
    public ImportResult accounts(@QueryParam("onError") @DefaultValue("SKIP") OnError onError,
            @Context HttpHeaders headers, @BodyLimit(value = USUAL_LIMIT, property = LIMIT) File file) {
        return run(accounts, onError, headers, file);
    }

    @POST
    @Path("/people")
    @Idempotent
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    @PermissionsAllowed("people.write")
    @Operation(operationId = "importPeople", summary = "Import people: externalId, name, email, subject, team, territory, managerId, hireDate, terminationDate, commissionEligible, commissionEndDate", description = DESCRIPTION)
    @RequestBody(required = true, content = {
            @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))})
    public ImportResult people(@QueryParam("onError") @DefaultValue("SKIP") OnError onError,
            @Context HttpHeaders headers, @BodyLimit(value = USUAL_LIMIT, property = LIMIT) File file) {
        return run(people, onError, headers, file);
    }

    @POST
    @Path("/plans")
    @Idempotent
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    @PermissionsAllowed("plans.write")
    @Operation(operationId = "importPlans", summary = "Import plans: externalId, name, type and the other properties of a plan; in CSV tiers like REVENUE:0:50000:PERCENT:8:MONTHLY;REVENUE:50000::PERCENT:10:MONTHLY", description = DESCRIPTION)
    @RequestBody(required = true, content = {
            @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))})
    public ImportResult plans(@QueryParam("onError") @DefaultValue("SKIP") OnError onError,
            @Context HttpHeaders headers, @BodyLimit(value = USUAL_LIMIT, property = LIMIT) File file) {
        return run(plans, onError, headers, file);
    }

    @POST
    @Path("/opportunities")
    @Idempotent
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "importOpportunities", summary = "Import opportunities: externalId, accountId, ownerId, name, openedOn, amount, closeDate, status, stage, expectedCommission, structure (HOUSE_REP:ann:60;SUBAGENT:bob:20.5;HOUSE::19.5)", description = DESCRIPTION)
    @RequestBody(required = true, content = {
            @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))})
    public ImportResult opportunities(@QueryParam("onError") @DefaultValue("SKIP") OnError onError,
            @Context HttpHeaders headers, @BodyLimit(value = USUAL_LIMIT, property = LIMIT) File file) {
        return run(opportunities, onError, headers, file);
    }

    @POST
    @Path("/revenue-schedules")
    @Idempotent
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "importRevenueSchedules", summary = "Import rows of revenue schedules: opportunityId and externalId (of the row), startDate, endDate, expectedRevenue, expectedCommission; actualCommission reconciles the row", description = DESCRIPTION)
    @RequestBody(required = true, content = {
            @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))})
    public ImportResult revenueSchedules(@QueryParam("onError") @DefaultValue("SKIP") OnError onError,
            @Context HttpHeaders headers, @BodyLimit(value = USUAL_LIMIT, property = LIMIT) File file) {
        return run(schedules, onError, headers, file);
    }

    @POST
    @Path("/targets")
    @Idempotent
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    @PermissionsAllowed("targets.write")
    @Operation(operationId = "importTargets", summary = "Import targets: personId (external id or id), startDate, endDate, quota, commissionRate; the one of the person that starts on that day is changed", description = DESCRIPTION)
    @RequestBody(required = true, content = {
            @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))})
    public ImportResult targets(@QueryParam("onError") @DefaultValue("SKIP") OnError onError,
            @Context HttpHeaders headers, @BodyLimit(value = USUAL_LIMIT, property = LIMIT) File file) {
        return run(targets, onError, headers, file);
    }

    private ImportResult run(ImportKind<?> kind, OnError onError, HttpHeaders headers, File file) {
        try {
            ImportFormat format = ImportFormat.of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE))
                    .orElseThrow(() -> Refusal.of(Code.UNSUPPORTED_MEDIA_TYPE,
                            "Send text/csv or application/x-ndjson, in UTF-8."));
            return run.run(kind, format, onError, file);
        } finally {
            delete(file);
        }
    }

    private static void delete(File file) {
        try {
            Files.deleteIfExists(file.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
