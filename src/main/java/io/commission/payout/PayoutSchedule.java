package io.commission.payout;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.commission.ledger.ClosedMonths;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantWork;
import io.commission.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;

/**
 * Runs the month before on a tenant's generation day, or as soon after it as the service is up (PAY-7). Every replica ticks: a run may be
 * made twice without harm. A month that was worked completely is left alone from then on, so that a payout made void stays so until
 * somebody runs the month again.
 */
@ApplicationScoped
public class PayoutSchedule {

    static final String ACTOR = "payout-schedule";
    private static final Logger LOG = Logger.getLogger(PayoutSchedule.class);

    private final Tenants tenants;
    private final TenantWork tenantWork;
    private final PayoutRulesOnFile rulesOnFile;
    private final ClosedMonths closedMonths;
    private final PayoutRun run;
    private final Clock clock;

    PayoutSchedule(Tenants tenants, TenantWork tenantWork, PayoutRulesOnFile rulesOnFile, ClosedMonths closedMonths,
            PayoutRun run, Clock clock) {
        this.tenants = tenants;
        this.tenantWork = tenantWork;
        this.rulesOnFile = rulesOnFile;
        this.closedMonths = closedMonths;
        this.run = run;
        this.clock = clock;
    }

    @Scheduled(identity = "payout-runs", every = "${commission.payouts.tick:5m}", delayed = "${commission.payouts.tick-delay:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        tenants.ids().forEach(this::visit);
    }

    void visit(UUID tenant) {
        try {
            runDue(tenant);
        } catch (Refusal refusal) {
            LOG.warnf("the scheduled payout run of tenant %s waits: %s", tenant, refusal.code);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "the scheduled payout run of tenant %s failed and is tried again", tenant);
        }
    }

    /** Runs what is due, month by month; answers what was written, nothing where nothing was due. Any replica or job may, at any time. */
    public List<RunReport.Counts> runDue(UUID tenant) {
        List<RunReport.Counts> written = new ArrayList<>();
        Set<YearMonth> worked = new HashSet<>();
        Optional<YearMonth> month = tenantWork.in(tenant, ACTOR, this::due);
        while (month.isPresent() && worked.add(month.get())) {
            written.add(run.of(tenant, ACTOR, new PayoutRun.Order(month.get(), null, false)).counts());
            month = tenantWork.in(tenant, ACTOR, this::due);
        }
        return written;
    }

    /**
     * A month whose run stopped half-way comes first. Empty where the month was worked already, or its generation day came before the tenant
     * did.
     */
    private Optional<YearMonth> due() {
        Optional<YearMonth> incomplete = closedMonths.incomplete();
        if (incomplete.isPresent()) {
            return incomplete;
        }
        PayoutRules rules = rulesOnFile.read();
        LocalDate today = rules.localDate(clock.instant());
        YearMonth month = rules.due(today);
        boolean before = rules.generationDay(month.plusMonths(1)).isBefore(rules.localDate(rules.openedAt()));
        boolean worked = closedMonths.last().covers(month);
        return before || worked ? Optional.empty() : Optional.of(month);
    }
}
