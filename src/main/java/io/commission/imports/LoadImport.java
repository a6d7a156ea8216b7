package io.commission.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.journal.InboundJournal;
import io.commission.journal.InboundJournal.Received;
import io.commission.load.EventMark;
import io.commission.load.FactsChange;
import io.commission.load.LoadChange;
import io.commission.load.LoadIntake;
import io.commission.load.LoadIntake.Effect;
import io.commission.load.LoadIntake.Taken;
import io.commission.load.LoadStatus;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Loads, each row like an event of its load (LOAD-4). */
@ApplicationScoped
class LoadImport implements ImportKind<LoadChange> {
    private static final String SOURCE = "import";
    private static final int MAX_ID = 200;
    private static final Duration AHEAD = Duration.ofHours(24);

    private final LoadIntake intake;
    private final InboundJournal journal;

    LoadImport(LoadIntake intake, InboundJournal journal) {
        this.intake = intake;
        this.journal = journal;
    }

    @Override
    public Columns columns() {
        return Columns.required("externalId").optional("customerId", "orderId", "revenue", "carrierCost", "linehaul",
                "status", "deliveredAt", "invoicePaidAt", "reps", "eventTime");
    }

    @Override
    public LoadChange read(InputRow row, ImportContext context) {
        String externalId = row.requiredText("externalId", MAX_ID);
        Instant time = row.instant("eventTime", context.zone());
        if (time != null && time.isAfter(context.startedAt().plus(AHEAD))) {
            row.reject("eventTime", Code.EVENT_TIME_AHEAD.name(), "the time lies more than a day ahead");
        }
        FactsChange facts = FactsChange
                .at(new EventMark(time == null ? context.startedAt() : time, context.rowId(row)));
        Instant deliveredAt = row.instant("deliveredAt", context.zone());
        carry(row, context, "customerId", row.text("customerId", MAX_ID), facts::customerId);
        carry(row, context, "orderId", row.text("orderId", MAX_ID), facts::orderId);
        carry(row, context, "revenue", row.amount("revenue", context.decimals()), facts::revenue);
        carry(row, context, "carrierCost", row.amount("carrierCost", context.decimals()), facts::carrierCost);
        carry(row, context, "linehaul", row.amount("linehaul", context.decimals()), facts::linehaul);
        carry(row, context, "deliveredAt", deliveredAt, facts::deliveredAt);
        carry(row, context, "invoicePaidAt", row.instant("invoicePaidAt", context.zone()), facts::invoicePaidAt);
        reps(row, context, facts);
        status(row, row.choice("status", LoadStatus.class), deliveredAt, facts);
        return externalId == null ? null : new LoadChange(externalId, facts);
    }

    private static <T> void carry(InputRow row, ImportContext context, String column, T value, Consumer<T> fact) {
        if (context.carries(row, column, value)) {
            fact.accept(value);
        }
    }

    private static void reps(InputRow row, ImportContext context, FactsChange facts) {
        List<RepData> reps = RepData.list(row, "reps");
        if (row.isValid() && context.carries(row, "reps", reps)) {
            try {
                facts.reps(RepData.toLoadReps(reps));
            } catch (Refusal refusal) {
                row.reject("reps", refusal.code.name(), refusal.getMessage());
            }
        }
    }

    private static void status(InputRow row, LoadStatus status, Instant deliveredAt, FactsChange facts) {
        if (status == null) {
            return;
        }
        if (status == LoadStatus.DELIVERED) {
            row.required("deliveredAt", deliveredAt);
        }
        if (status == LoadStatus.BOOKED && deliveredAt != null) {
            row.reject("status", "STATUS_CONTRADICTS_DATES", "a load that is only BOOKED has no deliveredAt");
        }
        if (status == LoadStatus.INVOICED) {
            facts.invoiced(true);
        }
        facts.cancelled(status == LoadStatus.CANCELLED);
    }

    @Override
    public Outcome take(List<LoadChange> rows) {
        journal.keep(rows.stream().map(row -> new Received(SOURCE, row.facts().mark().eventId(), "load.imported",
                row.externalId(), row.facts().mark().time(), row.json())).toList());
        List<Taken> taken = intake.take(rows);
        long unchanged = taken.stream().filter(row -> row.effect() == Effect.UNCHANGED).count();
        return new Outcome(taken.size() - unchanged, unchanged);
    }
}
