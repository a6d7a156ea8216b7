package io.commission.reassignment.strategy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.person.Owners;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.structure.Change;
import io.commission.structure.EffectiveDates;
import io.commission.structure.Ownership;
import io.commission.structure.Split;
import io.commission.version.Days;

/** Reads the changes that requests ask for. */
@ApplicationScoped
public class Changes {
    private final Owners people;
    private final Caller caller;

    Changes(Owners people, Caller caller) {
        this.people = people;
        this.caller = caller;
    }

    public Change of(ChangeRequest request) {
        UUID departing = request.departingRepId() == null
                ? null
                : people.resolve("departingRepId", request.departingRepId()).id();
        UUID receiver = request.newRepId() == null ? null : receiver("newRepId", request.newRepId());
        return new Change(request.type(), departing, receiver, splits(request.customSplits()), Ownership.FOLLOWS,
                EffectiveDates.of(request.endDate(), request.effectiveDate()), false);
    }

    List<Split> splits(List<SplitRequest> requested) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; requested != null && i < requested.size(); i++) {
            String field = "customSplits[" + i + "]";
            splits.add(new Split(receiver(field + ".personId", requested.get(i).personId()),
                    hundredths(field + ".percent", requested.get(i).percent())));
        }
        return splits;
    }

    /** Whoever may be given something; an unknown one has its own code (RSG-4). */
    public UUID receiver(String field, String person) {
        try {
            return people.resolve(field, person).id();
        } catch (Refusal refusal) {
            throw refusal.code == Code.PERSON_UNKNOWN
                    ? Refusal.of(Code.RECEIVER_UNKNOWN, field + " names nobody of this tenant.").field(field,
                            "is nobody's id")
                    : refusal;
        }
    }

    /** Of many things at once: by default from the first of next month on (BLK-1). */
    public EffectiveDates dates(LocalDate endDate, LocalDate effectiveDate) {
        Days.check("effectiveDate", effectiveDate);
        Days.check("endDate", endDate);
        boolean open = endDate == null && effectiveDate == null;
        return EffectiveDates.of(endDate,
                open ? caller.today().withDayOfMonth(1).plusMonths(1) : effectiveDate);
    }

    /** Refuses people who may not receive anything any more, before anything else is looked at (PPL-3). */
    void mayReceive(String field, Collection<UUID> receivers) {
        receivers.forEach(receiver -> people.receiver(field, receiver.toString()));
    }

    /** A percent in hundredths; more than 2 decimals are refused (MON-5). */
    private static int hundredths(String field, BigDecimal percent) {
        if (percent.signum() < 0) {
            throw Refusal.of(Code.PERCENT_NEGATIVE, "A percent is 0 or more.").field(field, "is negative");
        }
        if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw Refusal.of(Code.AMOUNT_OUT_OF_RANGE, "A percent is at most 100.").field(field, "is above 100");
        }
        try {
            return percent.movePointRight(2).intValueExact();
        } catch (ArithmeticException e) {
            throw Refusal.of(Code.TOO_MANY_DECIMALS, "The percents of a structure have at most 2 decimals.")
                    .field(field, "has more than 2 decimals");
        }
    }
}
