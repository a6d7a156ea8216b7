package io.commission.simulation;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/simulations")
@Tag(name = "Reports")
@Transactional
public class SimulationResource {

    private static final String ON_FILE = """
            {"planId": "019c1f00-0000-7000-8000-000000000001", "from": "2026-01", "to": "2026-03"}""";
    private static final String DESCRIBED = """
            {"plan": {"name": "Steeper tiers", "type": "TIERED", "tiers": [
                {"thresholdType": "REVENUE", "maximum": 50000, "rateType": "PERCENT", "rate": 7, "period": "MONTHLY"},
                {"thresholdType": "REVENUE", "rateType": "PERCENT", "rate": 12, "period": "MONTHLY"}]},
             "teamId": "019c1f00-0000-7000-8000-000000000002", "from": "2026-01", "to": "2026-06", "keepOverrides": false}""";
    private static final String EXPLAINED = """
            {"plan": {"name": "Ten percent of margin", "type": "PERCENT_MARGIN", "percentRate": 10},
             "personIds": ["019c1f00-0000-7000-8000-000000000003"], "from": "2026-02", "to": "2026-02", "explain": {}}""";

    private final Simulation simulation;

    SimulationResource(Simulation simulation) {
        this.simulation = simulation;
    }

    @POST
    @Idempotent
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "simulatePlan", summary = "What a plan would have paid on real loads, beside what is posted for them", description = """
            Rates the loads of the months again, on their facts as they stand, by the functions that calculate commissions: gate, overrides, \
            tiers along the sequence that the loads have, cap, bonuses, floor, splits. Nothing is written. Counts begin at 0 on the first \
            day, as after a change of plan (PLAN-5); months that do not begin or end a tier period are counted as far as they go.

            A person's part of a load that somebody else's terms rate stays as it is posted, unless that person is simulated too. \
            Deals, entries by hand and draws are left out: draws settle payouts, not months of earnings. Earned are the ledger's own \
            figures by the month of the load, a true-up's parts with their loads.

            At most 24 months, 1,000 people, 12,000 months of people, and 100,000 loads.""")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = SimulationRequest.class), examples = {
            @ExampleObject(name = "plan-on-file", summary = "A plan on file, for everybody whom the caller may read", value = ON_FILE),
            @ExampleObject(name = "described-plan", summary = "A plan that does not exist, for a team", value = DESCRIBED),
            @ExampleObject(name = "load-by-load", summary = "One person's month, load by load", value = EXPLAINED)}))
    public SimulationView simulate(@NotNull @Valid SimulationRequest request, @BeanParam Paging paging) {
        return simulation.of(request, paging);
    }
}
