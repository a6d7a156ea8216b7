package io.commission.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.journal.InboundJournal;
import io.commission.journal.InboundJournal.Key;
import io.commission.journal.InboundJournal.Received;
import io.commission.load.LoadChange;
import io.commission.load.LoadIntake;
import io.commission.problem.Code;
import io.commission.problem.Problem;
import io.commission.problem.Refusal;

/** Accepts events: all of a request or none, each once, stored and processed in the transaction of the request (EVT-1). */
@RequestScoped
class EventInbox {
    /** A sender's clock may be ahead by as much; an event from further ahead would decide its facts for too long. */
    static final Duration AHEAD = Duration.ofHours(24);

    private final Caller caller;
    private final Clock clock;
    private final InboundJournal journal;
    private final LoadIntake loads;
    private final ContactsAndAccounts contactsAndAccounts;
    private final DealEvents deals;
    private final ScheduleEvents schedules;

    EventInbox(Caller caller, Clock clock, InboundJournal journal, LoadIntake loads,
            ContactsAndAccounts contactsAndAccounts, DealEvents deals, ScheduleEvents schedules) {
        this.deals = deals;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
        this.loads = loads;
        this.contactsAndAccounts = contactsAndAccounts;
        this.schedules = schedules;
    }

    AcceptedEvents accept(String contentType, Map<String, String> headers, byte[] body) {
        Instant now = clock.instant();
        EventBatch batch = new EventReader(caller.currency().getDefaultFractionDigits(), now).read(contentType, headers,
                body);
        boolean many = EventReader.isBatch(contentType);
        if (!batch.faults().isEmpty()) {
            throw faulty(batch.faults(), many);
        }
        List<IncomingEvent> events = batch.events();
        List<LoadChange> changes = changes(events, now, many);
        Set<Key> fresh = events.isEmpty()
                ? Set.of()
                : journal.keepOnce(events.stream().map(EventInbox::received).toList());
        List<IncomingEvent> others = new ArrayList<>();
        List<LoadChange> ofLoads = new ArrayList<>();
        List<AcceptedEvents.Result> results = new ArrayList<>(events.size());
        Set<Key> open = new HashSet<>(fresh);
        for (int i = 0; i < events.size(); i++) {
            IncomingEvent event = events.get(i);
            boolean isNew = open.remove(new Key(event.source(), event.id()));
            results.add(AcceptedEvents.Result.of(event, isNew));
            if (isNew && changes.get(i) != null) {
                ofLoads.add(changes.get(i));
            } else if (isNew) {
                others.add(event);
            }
        }
        contactsAndAccounts.take(others);
        deals.take(others);
        schedules.take(others, events, many);
        loads.take(ofLoads);
        contactsAndAccounts.calculate(others);
        return new AcceptedEvents(results);
    }

    /** For each event what it says of a load; null when it is about something else. */
    private static List<LoadChange> changes(List<IncomingEvent> events, Instant now, boolean many) {
        List<LoadChange> changes = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            IncomingEvent event = events.get(i);
            if (event.time().isAfter(now.plus(AHEAD))) {
                throw Refusal.of(Code.EVENT_TIME_AHEAD, "The time " + event.time() + " lies more than "
                        + AHEAD.toHours() + " hours ahead. Check the sender's clock.")
                        .field(at(i, many) + "time", "lies ahead");
            }
            changes.add(event.isOfLoad() ? change(event, at(i, many)) : null);
        }
        return changes;
    }

    private static LoadChange change(IncomingEvent event, String place) {
        try {
            return new LoadChange(event.data().externalId(), EventFacts.of(event));
        } catch (Refusal refusal) {
            throw Refusal.of(refusal.code, refusal.getMessage()).field(place + "data.reps", refusal.code,
                    refusal.getMessage());
        }
    }

    private static Received received(IncomingEvent event) {
        return new Received(event.source(), event.id(), event.type().wireName(), event.data().externalId(),
                event.time(), event.dataJson());
    }

    private static Refusal faulty(List<EventFault> faults, boolean many) {
        EventFault first = faults.get(0);
        String what = many ? "Event " + first.position() + " of the batch" : "The event";
        Refusal refusal = Refusal.of(Code.INVALID_EVENT,
                what + " is faulty, so none was accepted: " + first.message() + ".");
        for (EventFault fault : faults) {
            String place = at((int) fault.position() - 1, many);
            refusal.errors.add(new Problem.FieldError(
                    fault.field() == null ? place.replaceFirst("\\.$", "") : place + fault.field(), fault.code(),
                    fault.message()));
        }
        return refusal;
    }

    /** As JSON paths of the body: [2].data.revenue in a batch. */
    private static String at(int index, boolean many) {
        return many ? "[" + index + "]." : "";
    }
}
