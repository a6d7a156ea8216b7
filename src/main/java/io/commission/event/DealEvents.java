package io.commission.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.event.WaitingDealEvents.Waiting;
import io.commission.forecast.Trigger;
import io.commission.load.EventMark;
import io.commission.opportunity.OpportunityChange;
import io.commission.opportunity.OpportunityIntake;
import io.commission.opportunity.OpportunityIntake.Taken;
import io.commission.problem.Refusal;

/**
 * What events say of deals, in whatever order they come (OPP-1, LOAD-4): all that is known of a deal is taken together, so one event may
 * say what another one lacks. What cannot be taken waits with its reason.
 */
@ApplicationScoped
class DealEvents {
    private final OpportunityIntake intake;
    private final WaitingDealEvents waiting;

    DealEvents(OpportunityIntake intake, WaitingDealEvents waiting) {
        this.intake = intake;
        this.waiting = waiting;
    }

    private record Told(IncomingEvent event, OpportunityChange change) {
        static Told of(IncomingEvent event) {
            // Two sources may use one id at one time: then the source decides. No id has a character as low as the one between.
            EventMark mark = new EventMark(event.time(), event.id() + '\n' + event.source());
            return new Told(event, ((DealData) event.data()).change(event.type(), event.carried()).saidBy(mark));
        }

        EventMark mark() {
            return change.marks().values().iterator().next();
        }
    }

    /** @param fresh those that came for the first time */
    void take(List<IncomingEvent> fresh) {
        List<IncomingEvent> events = new ArrayList<>(
                fresh.stream().filter(event -> event.data() instanceof DealData).toList());
        if (!events.isEmpty()) {
            intake.takeTurn();
            events.addAll(waiting.of(events.stream().map(event -> event.data().externalId()).distinct().toList()));
            tryAll(events);
        }
    }

    /** An account, a person or a deal that they wait for may have come meanwhile. */
    void tryAgain() {
        if (waiting.any()) {
            intake.takeTurn();
            tryAll(waiting.some());
        }
    }

    private void tryAll(List<IncomingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<String, List<Told>> byDeal = byDeal(events);
        List<List<Told>> deals = List.copyOf(byDeal.values());
        List<Taken> taken = intake.take(deals.stream().map(DealEvents::together).toList(), trigger(events));
        List<Waiting> left = new ArrayList<>();
        List<Told> alone = new ArrayList<>();
        for (int i = 0; i < deals.size(); i++) {
            List<Told> told = deals.get(i);
            if (taken.get(i).refused() != null && told.size() > 1) {
                alone.addAll(told);
            } else {
                wait(told, taken.get(i), left);
            }
        }
        if (!alone.isEmpty()) {
            List<Taken> one = intake.take(alone.stream().map(Told::change).toList(), trigger(events));
            for (int i = 0; i < alone.size(); i++) {
                wait(List.of(alone.get(i)), one.get(i), left);
            }
        }
        waiting.keep(events, withoutSuperseded(left));
    }

    private static Map<String, List<Told>> byDeal(List<IncomingEvent> events) {
        Map<String, List<Told>> byDeal = new LinkedHashMap<>();
        events.stream().map(Told::of).filter(told -> !told.change().marks().isEmpty())
                .sorted(Comparator.comparing(Told::mark))
                .forEach(told -> byDeal.computeIfAbsent(told.change().externalId(), id -> new ArrayList<>(2))
                        .add(told));
        return byDeal;
    }

    private static OpportunityChange together(List<Told> told) {
        return told.stream().map(Told::change).reduce(OpportunityChange::then).orElseThrow();
    }

    /** Of an owner that stays the newest event that named one waits: the rest of it is taken. */
    private static void wait(List<Told> told, Taken taken, List<Waiting> left) {
        Refusal reason = taken.refused() == null ? taken.ownerStays() : taken.refused();
        if (reason != null) {
            Told last = told.get(told.size() - 1);
            for (Told one : told) {
                last = taken.refused() == null && one.change().carries("ownerId") ? one : last;
            }
            left.add(new Waiting(last.event(), reason));
        }
    }

    /** Where a newer event that waits says all that an older one says, the older one has nothing to wait for. */
    private static List<Waiting> withoutSuperseded(List<Waiting> left) {
        Map<String, Set<String>> saidLater = new LinkedHashMap<>();
        List<Waiting> kept = new ArrayList<>();
        left.sort(Comparator.comparing((Waiting one) -> Told.of(one.event()).mark()).reversed());
        for (Waiting one : left) {
            Set<String> facts = Told.of(one.event()).change().marks().keySet();
            if (saidLater.computeIfAbsent(one.event().data().externalId(), id -> new HashSet<>()).addAll(facts)) {
                kept.add(one);
            }
        }
        return kept;
    }

    private static Trigger trigger(List<IncomingEvent> events) {
        Set<Trigger> triggers = new HashSet<>();
        events.forEach(event -> triggers.add(trigger(event)));
        return triggers.size() == 1 ? triggers.iterator().next() : Trigger.DEAL_UPDATED;
    }

    private static Trigger trigger(IncomingEvent event) {
        return switch (event.type()) {
            case DEAL_CREATED -> Trigger.DEAL_CREATED;
            case DEAL_DELETED -> Trigger.DEAL_DELETED;
            default -> {
                DealData deal = (DealData) event.data();
                yield deal.status() != null && !deal.status().open() ? Trigger.DEAL_CLOSED : Trigger.DEAL_UPDATED;
            }
        };
    }
}
