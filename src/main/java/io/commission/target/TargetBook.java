package io.commission.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.forecast.ForecastDay;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.target.TargetEffect.Span;
import io.commission.tenant.ExactAmounts;
import io.commission.tenant.TenantProfiles;
import io.commission.version.Days;

/** Sets, changes and takes back targets one by one. No deal is written meanwhile, and the deals that they rate follow (FCT-4). */
@ApplicationScoped
public class TargetBook {
    static final int MOST_YEARS = 10;

    private final TenantProfiles tenants;
    private final ForecastDay day;
    private final TargetReach reach;
    private final TargetEffect effect;

    TargetBook(TenantProfiles tenants, ForecastDay day, TargetReach reach, TargetEffect effect) {
        this.tenants = tenants;
        this.day = day;
        this.reach = reach;
        this.effect = effect;
    }

    UUID set(TargetRequest request) {
        Facts facts = facts(request);
        day.holdAlone();
        reach.requireReceiver(request.personId(), request.startDate());
        refuseOverlap(request.personId(), facts, null);
        Target target = new Target();
        target.personId = request.personId();
        facts.on(target);
        target.persistAndFlush();
        effect.follow(List.of(span(target)));
        return target.id;
    }

    /** As a file brings it: the one of the person that starts on that day is changed. Answers whether anything is other than before. */
    public boolean save(TargetRequest request) {
        day.holdAlone();
        reach.requireReceiver(request.personId(), request.startDate());
        Optional<Target> known = Target.within(request.personId(), request.startDate(), request.startDate()).stream()
                .filter(target -> target.startDate.equals(request.startDate())).findFirst();
        if (known.isEmpty()) {
            set(request);
            return true;
        }
        long before = known.get().version;
        change(known.get().id, request, version -> {
            // A file has not read what it changes.
        });
        return known.get().version != before;
    }

    void change(UUID id, TargetRequest request, LongConsumer ifMatch) {
        Facts facts = facts(request);
        day.holdAlone();
        Target target = held(id, ifMatch);
        if (!target.personId.equals(request.personId())) {
            throw Refusal.of(Code.RULE_VIOLATED,
                    "A target stays with its person. Delete it, and set the other person one.")
                    .field("personId", "cannot be changed");
        }
        if (facts.are(target)) {
            return;
        }
        reach.requireReceiver(request.personId(), request.startDate());
        refuseOverlap(request.personId(), facts, id);
        Span before = span(target);
        facts.on(target);
        target.flush();
        effect.follow(List.of(before, span(target)));
    }

    void remove(UUID id, LongConsumer ifMatch) {
        day.holdAlone();
        Target target = held(id, ifMatch);
        Span before = span(target);
        target.delete();
        target.flush();
        effect.follow(List.of(before));
    }

    private Target held(UUID id, LongConsumer ifMatch) {
        Target target = Target.find(id).filter(found -> reach.sees(found.personId))
                .orElseThrow(() -> Refusal.notFound("target"));
        reach.requireWrite(target.personId);
        ifMatch.accept(target.version);
        return target;
    }

    private record Facts(LocalDate start, LocalDate end, BigDecimal quota, BigDecimal rate) {

        boolean are(Target target) {
            return target.startDate.equals(start) && target.endDate.equals(end)
                    && target.quota.compareTo(quota) == 0 && target.commissionRate.compareTo(rate) == 0;
        }

        void on(Target target) {
            target.startDate = start;
            target.endDate = end;
            target.quota = quota;
            target.commissionRate = rate;
        }
    }

    private Facts facts(TargetRequest request) {
        checkRange(request.startDate(), request.endDate());
        return new Facts(request.startDate(), request.endDate(),
                new ExactAmounts(tenants.current().units()).money("quota", request.quota()),
                ExactAmounts.percent("commissionRate", request.commissionRate()));
    }

    static void checkRange(LocalDate start, LocalDate end) {
        Days.check("startDate", start);
        Days.check("endDate", end);
        if (end.isBefore(start)) {
            throw Refusal.of(Code.DATE_RANGE_INVALID, "The target ends before it starts.").field("endDate",
                    "lies before startDate");
        }
        if (!end.isBefore(start.plusYears(MOST_YEARS))) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "A target lasts at most " + MOST_YEARS + " years. Set several.")
                    .field("endDate", "lies more than " + MOST_YEARS + " years after startDate");
        }
    }

    /** Nobody else changes targets meanwhile, so that the other one can be named (TIME-2). */
    private static void refuseOverlap(UUID person, Facts facts, UUID own) {
        Target.within(person, facts.start(), facts.end()).stream().filter(other -> !other.id.equals(own)).findFirst()
                .ifPresent(other -> {
                    throw Refusal.of(Code.TARGET_OVERLAP, "The person has the target " + other.id + " from "
                            + other.startDate + " to " + other.endDate + ". End it before, or change that one.")
                            .field("startDate", "the range has days in common with another target");
                });
    }

    private static Span span(Target target) {
        return new Span(target.personId, target.startDate, target.endDate);
    }
}
