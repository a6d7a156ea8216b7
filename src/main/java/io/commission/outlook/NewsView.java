package io.commission.outlook;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@Schema(name = "CommissionNews", description = "What changed since the event before: read it again")
public record NewsView(
        @Schema(required = true, description = "More changed than is told one by one: read everything again. So it is in the event ready") boolean everything,
        @Schema(required = true, description = "People whom the caller may read") List<Changed> people) {

    @RegisterForReflection
    @Schema(name = "CommissionNewsPerson")
    public record Changed(@Schema(required = true) UUID personId,
            @Schema(required = true, description = "Months of the records that changed") List<YearMonth> months,
            @Schema(required = true, description = "Whether what is undated changed") boolean undated) {
    }
}
