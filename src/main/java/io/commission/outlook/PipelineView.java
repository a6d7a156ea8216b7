package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.export.CsvTable;
import io.commission.forecast.RecordValues;
import io.commission.money.MinorUnits;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * @param waiting booked loads, or parts of them, that could not be rated as they stand
 * @param projected of loads
 */
@RegisterForReflection
@Schema(name = "Pipeline", description = "What booked loads and open deals would add to what is there: loads as if they were delivered on the day, deals when they close")
public record PipelineView(
        @Schema(required = true) LocalDate asOf,
        @Schema(required = true) String currency,
        @Schema(required = true, description = "Booked ones") int loads,
        @Schema(required = true, description = "Booked ones, or parts of them, that could not be rated as they stand") int waiting,
        @Schema(required = true, description = "What booked loads earn, tiers taken into account, with ratedAgain") BigDecimal projected,
        @Schema(required = true, description = "By how much loads that are there already earn more or less, as the booked ones reach another tier of the whole period") BigDecimal ratedAgain,
        @Schema(required = true) DealsView deals,
        @Schema(required = true, description = "Loads, and deals weighted") BigDecimal total,
        @Schema(required = true, description = "Loads, and deals not weighted") BigDecimal unweightedTotal,
        @Schema(required = true, description = "Loads stand in the present one") List<OfPeriod> periods,
        @Schema(required = true) List<ByPerson> people,
        @Schema(required = true, description = "Of booked loads") List<Row> items,
        @Schema(nullable = true, description = "Give it as cursor to get the next page") String nextCursor) {

    @RegisterForReflection
    @Schema(name = "PipelineDeals", description = "Open deals")
    public record DealsView(
            @Schema(required = true, description = "Owned ones") long deals,
            @Schema(required = true) BigDecimal amount,
            @Schema(required = true) BigDecimal weightedAmount,
            @Schema(required = true, description = "Weighted") BigDecimal commission,
            @Schema(required = true) BigDecimal unweightedCommission) {

        static DealsView of(RecordValues values, MinorUnits units) {
            return new DealsView(values.deals(), units.exact(values.amount()), units.exact(values.weightedAmount()),
                    units.exact(values.commission()), units.exact(values.unweightedCommission()));
        }
    }

    @RegisterForReflection
    @Schema(name = "PipelinePeriod")
    public record OfPeriod(
            @Schema(required = true, nullable = true, description = "null: of deals without a close date", examples = "2026-11") String period,
            @Schema(required = true, description = "Of loads") BigDecimal projected,
            @Schema(required = true) DealsView deals,
            @Schema(required = true) BigDecimal total,
            @Schema(required = true) BigDecimal unweightedTotal) {
    }

    @RegisterForReflection
    @Schema(name = "PipelinePerson")
    public record ByPerson(@Schema(required = true) UUID personId, @Schema(required = true) String name,
            @Schema(required = true) int loads,
            @Schema(required = true, description = "Of loads") BigDecimal projected,
            @Schema(required = true) DealsView deals,
            @Schema(required = true) BigDecimal total,
            @Schema(required = true) BigDecimal unweightedTotal,
            @Schema(required = true) List<OfPeriod> periods) {
    }

    @RegisterForReflection
    @Schema(name = "PipelineRow")
    public record Row(@Schema(required = true) UUID loadId, @Schema(required = true) String externalId,
            @Schema(required = true) UUID personId, @Schema(required = true) String name,
            @Schema(required = true) BigDecimal projected) {
    }

    CsvTable csv() {
        CsvTable table = new CsvTable("load_id", "external_id", "person_id", "name", "projected", "currency");
        items.forEach(row -> table.row(row.loadId, row.externalId, row.personId, row.name, row.projected, currency));
        return table;
    }
}
