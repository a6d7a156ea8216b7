package io.commission.load;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.database.Ids;
import io.commission.journal.InboundJournal;
import io.commission.journal.InboundJournal.Received;
import io.commission.load.LoadIntake.Taken;
import io.commission.money.MinorUnits;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.ExactAmounts;

/** Saves a load by hand: a change like any event's, told by the caller now, so newer than all that is known. */
@RequestScoped
class SaveLoad {
    private static final String SOURCE = "api";

    private final Caller caller;
    private final Loads loads;
    private final LoadIntake intake;
    private final InboundJournal journal;

    SaveLoad(Caller caller, Loads loads, LoadIntake intake, InboundJournal journal) {
        this.caller = caller;
        this.loads = loads;
        this.intake = intake;
        this.journal = journal;
    }

    /** The load, which nobody else changes until the transaction ends. */
    LoadView held(UUID id) {
        intake.nextTime(loads.saved(id).externalId());
        return loads.saved(id);
    }

    /** Creates the load, or changes what the request gives. */
    Taken save(LoadRequest request) {
        return told("load.saved", request.externalId(), change(request, false));
    }

    /** Makes the load exactly what the request says. */
    Taken replace(LoadView load, LoadRequest request) {
        if (!load.externalId().equals(request.externalId())) {
            throw Refusal.of(Code.LOAD_EXTERNAL_ID_FIXED, "The load is " + load.externalId()
                    + "; another external id is another load.").field("externalId", "cannot be changed");
        }
        return told("load.saved", load.externalId(), change(request, true));
    }

    Taken cancel(LoadView load) {
        return told("load.cancelled", load.externalId(), mark(load.externalId()).cancelled(true));
    }

    private Taken told(String type, String externalId, FactsChange facts) {
        LoadChange change = new LoadChange(externalId, facts);
        journal.keep(List.of(new Received(SOURCE, facts.mark().eventId(), type, externalId, facts.mark().time(),
                change.json())));
        return intake.take(List.of(change)).get(0);
    }

    private FactsChange mark(String externalId) {
        return FactsChange.at(new EventMark(intake.nextTime(externalId), SOURCE + ":" + Ids.next()));
    }

    private FactsChange change(LoadRequest request, boolean whole) {
        ExactAmounts exact = new ExactAmounts(MinorUnits.of(caller.currency().getCurrencyCode()));
        BigDecimal revenue = exact.money("revenue", request.revenue());
        BigDecimal cost = exact.money("carrierCost", request.carrierCost());
        BigDecimal linehaul = exact.money("linehaul", request.linehaul());
        List<LoadRep> reps = reps(request);
        Instant delivered = EventTimes.checked("deliveredAt", request.deliveredAt());
        Instant paid = EventTimes.checked("invoicePaidAt", request.invoicePaidAt());
        FactsChange facts = mark(request.externalId());
        if (whole || request.customerId() != null) {
            facts.customerId(filled(request.customerId()));
        }
        if (whole || request.orderId() != null) {
            facts.orderId(filled(request.orderId()));
        }
        if (whole || revenue != null) {
            facts.revenue(revenue);
        }
        if (whole || cost != null) {
            facts.carrierCost(cost);
        }
        if (whole || linehaul != null) {
            facts.linehaul(linehaul);
        }
        if (whole || delivered != null) {
            facts.deliveredAt(delivered);
        }
        if (whole || paid != null) {
            facts.invoicePaidAt(paid);
        }
        if (whole || reps != null) {
            facts.reps(reps);
        }
        if (request.invoiced() != null) {
            facts.invoiced(request.invoiced());
        }
        if (request.cancelled() != null) {
            facts.cancelled(request.cancelled());
        }
        return facts;
    }

    private static List<LoadRep> reps(LoadRequest request) {
        if (request.reps() == null) {
            return null;
        }
        try {
            return Shares.checked(request.reps().stream().map(
                    rep -> new LoadRep(rep.rep().strip(), rep.share(), Boolean.TRUE.equals(rep.primary()))).toList());
        } catch (Refusal refusal) {
            throw refusal.field("reps", refusal.code, refusal.getMessage());
        }
    }

    private static String filled(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
