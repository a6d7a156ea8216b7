package io.commission.payout;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantWork;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The payout run of a month, the same from the scheduler, a trigger or by hand (PAY-1, PAY-2). One transaction closes the month, then
 * each chunk of people has its own; so it may stop anywhere and be started again anywhere, also several times at once.
 */
@ApplicationScoped
public class PayoutRun {

    private final TenantWork tenantWork;
    private final PayoutMonths months;
    private final Candidates candidates;
    private final PayoutGeneration generation;
    private final MeterRegistry metrics;

    PayoutRun(TenantWork tenantWork, PayoutMonths months, Candidates candidates, PayoutGeneration generation,
            MeterRegistry metrics) {
        this.tenantWork = tenantWork;
        this.months = months;
        this.candidates = candidates;
        this.generation = generation;
        this.metrics = metrics;
    }

    /**
     * @param month null: the last month or quarter that is over
     * @param personIds null: the full run, which closes the month; otherwise by hand for these people, which closes nothing
     * @param preview the same work, undone: nothing is written and no number used up
     */
    public record Order(YearMonth month, Set<UUID> personIds, boolean preview) {

        PayoutOrigin origin() {
            return personIds == null ? PayoutOrigin.RUN : PayoutOrigin.HAND;
        }
    }

    /** Opens transactions of its own for the tenant at work; answers what this run wrote, not what was there before. */
    public RunReport of(Order order) {
        TenantContext caller = TenantContext.required();
        return of(caller.tenantId(), caller.actor(), order);
    }

    public RunReport of(UUID tenant, String actor, Order order) {
        long start = System.nanoTime();
        RunPlan plan = tenantWork.in(tenant, actor, () -> {
            if (order.personIds() != null) {
                candidates.requirePeople(order.personIds());
            }
            return months.plan(order.month(), order.origin(), order.preview());
        });
        List<List<UUID>> chunks = tenantWork.in(
                tenant, actor, () -> candidates.chunks(plan, order.personIds()));
        List<Draft> written = new ArrayList<>();
        for (List<UUID> chunk : chunks) {
            written.addAll(work(tenant, actor, plan, chunk));
        }
        if (!plan.preview()) {
            if (plan.origin() == PayoutOrigin.RUN) {
                tenantWork.run(tenant, actor, () -> months.complete(plan));
            }
            measure(plan, written, System.nanoTime() - start);
        }
        return RunReport.of(plan, written);
    }

    private List<Draft> work(UUID tenant, String actor, RunPlan plan, List<UUID> people) {
        try {
            return tenantWork.in(tenant, actor, () -> {
                List<Draft> drafts = generation.of(plan, people);
                if (plan.preview()) {
                    throw new Undone(drafts);
                }
                return drafts;
            });
        } catch (Undone preview) {
            return preview.drafts;
        }
    }

    /** Rolls a preview's transaction back and carries its result out. */
    private static final class Undone extends RuntimeException {

        private final transient List<Draft> drafts;

        Undone(List<Draft> drafts) {
            super(null, null, false, false);
            this.drafts = drafts;
        }
    }

    private void measure(RunPlan plan, List<Draft> written, long nanos) {
        metrics.timer("commission.payout.run", "origin", plan.origin().name()).record(nanos, TimeUnit.NANOSECONDS);
        written.forEach(draft -> metrics.counter("commission.payouts", "status", draft.status().name()).increment());
    }
}
