package io.commission.operations;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.payout.RunReport;

/** What the payouts job wrote; payouts that were there before are not in it. */
@Schema(name = "PayoutsDone")
public record PayoutsDone(
        @Schema(required = true, description = "Tenants that were visited") int tenants,
        @Schema(required = true, description = "Runs that were due") int runs,
        @Schema(required = true) int created,
        @Schema(required = true) int pending,
        @Schema(required = true) int approved,
        @Schema(required = true) int paid,
        @Schema(required = true, description = "Stopped because they did not stand up to recomputation") int stopped) {

    static PayoutsDone of(int tenants, List<RunReport.Counts> runs) {
        return new PayoutsDone(tenants, runs.size(), runs.stream().mapToInt(RunReport.Counts::created).sum(),
                runs.stream().mapToInt(RunReport.Counts::pending).sum(),
                runs.stream().mapToInt(RunReport.Counts::approved).sum(),
                runs.stream().mapToInt(RunReport.Counts::paid).sum(),
                runs.stream().mapToInt(RunReport.Counts::stopped).sum());
    }
}
