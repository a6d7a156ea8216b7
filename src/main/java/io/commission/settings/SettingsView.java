package io.commission.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.tenant.TenantProfile;

/**
 * The settings of a day. Percents; the thresholds are money.
 *
 * @param id the version, null while the environment's defaults hold
 */
@Schema(name = "Settings")
public record SettingsView(@Schema(nullable = true) UUID id, String name, String currency,
        @Schema(nullable = true) LocalDate effectiveDate,
        @Schema(nullable = true) LocalDate endDate, int revision, boolean live, String timeZone,
        Settings.Trigger calculationTrigger,
        boolean defaultRateEnabled, BigDecimal defaultRate, BigDecimal defaultMinimumMargin,
        BigDecimal basePrimarySplit,
        Settings.SplitMode splitMode, Settings.PaymentSchedule paymentSchedule, int payoutGenerationDay,
        BigDecimal payoutApprovalThreshold, @Schema(nullable = true) BigDecimal recoveryCapPercent,
        boolean prorateDraws, Settings.ClosedWon closedWon, BigDecimal highValueThreshold, BigDecimal pipelineWeight,
        BigDecimal bestCaseWeight, BigDecimal commitWeight) {

    static SettingsView of(Settings settings, TenantProfile tenant) {
        return new SettingsView(settings.id(), tenant.name(), tenant.currency(), settings.from(), settings.to(),
                settings.revision(), settings.live(), settings.timeZone(), settings.calculationTrigger(),
                settings.defaultRateEnabled(), settings.defaultRate(), settings.defaultMinimumMargin(),
                settings.basePrimarySplit(), settings.splitMode(), settings.paymentSchedule(),
                settings.payoutGenerationDay(),
                tenant.units().exact(settings.payoutApprovalThreshold()), settings.recoveryCapPercent(),
                settings.prorateDraws(), settings.closedWon(), tenant.units().exact(settings.highValueThreshold()),
                settings.pipelineWeight(), settings.bestCaseWeight(), settings.commitWeight());
    }
}
