package io.commission.imports;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.problem.Problem;

@Schema(name = "DealSyncResult", description = "What became of the deals of a sync; the same again leaves all unchanged")
record DealSyncView(int received, int opened, int changed, int unchanged, int deleted, int refused,
        @Schema(description = "Deals that were taken, but kept their owners (RSG-9)") int ownersStayed,
        @Schema(description = "One for each deal, in the order of the call") List<Result> results) {

    enum Outcome {
        OPENED, CHANGED, UNCHANGED, DELETED, REFUSED
    }

    @Schema(name = "SyncedDealResult")
    record Result(
            @Schema(description = "Place in the call, from 0", examples = "0") int index,
            @Schema(nullable = true) String externalId,
            @Schema(nullable = true, description = "null where no deal is known by the external id") UUID id,
            Outcome outcome,
            @Schema(nullable = true, description = "Why nothing of it was taken") Fault problem,
            @Schema(nullable = true, description = "Why the owner stayed although the rest was taken (RSG-9)") Fault ownerStays) {
    }

    @Schema(name = "SyncedDealProblem")
    record Fault(@Schema(examples = "INVALID_REQUEST") String code, String detail,
            @Schema(description = "The properties of the deal that are wrong") List<Problem.FieldError> errors) {
    }

    static DealSyncView of(List<Result> results) {
        int[] counts = new int[Outcome.values().length];
        int stayed = 0;
        for (Result result : results) {
            counts[result.outcome().ordinal()]++;
            stayed += result.ownerStays() == null ? 0 : 1;
        }
        return new DealSyncView(results.size(), counts[Outcome.OPENED.ordinal()], counts[Outcome.CHANGED.ordinal()],
                counts[Outcome.UNCHANGED.ordinal()], counts[Outcome.DELETED.ordinal()],
                counts[Outcome.REFUSED.ordinal()], stayed, results);
    }
}
