package io.commission.reassignment.strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.person.Person;
import io.commission.person.Team;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.structure.Change;
import io.commission.structure.ChangeType;
import io.commission.structure.EffectiveDates;
import io.commission.structure.Ownership;

/** Reads the strategies that requests ask for, and refuses those that lack something (section 9, level 3). */
@ApplicationScoped
public class Strategies {
    private static final EffectiveDates SOME = EffectiveDates.of(LocalDate.EPOCH, null);

    private final Changes changes;

    Strategies(Changes changes) {
        this.changes = changes;
    }

    /** @param leaver whose team and territory are meant where none is named; null: nobody's */
    public StrategyOrder of(StrategyRequest request, Person leaver) {
        fits(request);
        return switch (request.kind()) {
            case UNIFORM -> StrategyOrder
                    .uniform(request.change() == null ? Way.absorb() : way("strategy.change", request.change()));
            case SEGMENTED -> segmented(request);
            case MANUAL_QUEUE -> new StrategyOrder(StrategyKind.MANUAL_QUEUE, null, null, null, null, null);
            case AUTO -> auto(request, leaver);
        };
    }

    /** A change that is asked for, with its receivers found and able to receive (RSG-4). */
    public Way way(String field, WayRequest request) {
        UUID receiver = request.newRepId() == null
                ? null
                : changes.receiver(field + ".newRepId", request.newRepId());
        List<ItemSplit> splits = changes.splits(request.customSplits()).stream()
                .map(split -> new ItemSplit(split.person(), split.hundredths())).toList();
        Way way = new Way(request.type(), receiver, splits.isEmpty() ? null : splits);
        // What the type misses or does not take is refused here, not once for each opportunity.
        Change whole = way.change(null, Ownership.FOLLOWS, SOME);
        if (whole.type() == ChangeType.CUSTOM) {
            total(field, splits);
        }
        if ("house".equals(request.newRepId())) {
            throw Refusal.of(Code.HOUSE_NOT_GIVEN, "To give House the departing lines, use HOUSE_ABSORB.")
                    .field(field + ".newRepId", "cannot be house");
        }
        changes.mayReceive(field, way.receivers());
        return way;
    }

    private static void total(String field, List<ItemSplit> splits) {
        Set<UUID> people = new HashSet<>();
        if (splits.stream().mapToLong(ItemSplit::hundredths).sum() > 10_000) {
            throw Refusal.of(Code.HOUSE_BELOW_ZERO, "The percents given exceed 100.00. Give less.")
                    .field(field + ".customSplits", "exceed 100.00");
        }
        if (!splits.stream().allMatch(split -> people.add(split.personId()))) {
            throw Refusal.of(Code.PERSON_TWICE, "A person is given something twice. Give each person one percent.")
                    .field(field + ".customSplits", "names a person twice");
        }
    }

    private StrategyOrder segmented(StrategyRequest request) {
        if (request.segments() == null || request.segments().isEmpty()) {
            throw Refusal.of(Code.STRATEGY_FIELD_REQUIRED, "SEGMENTED needs at least one segment.")
                    .field("strategy.segments", "is required");
        }
        if (request.fallback() == null) {
            throw Refusal.of(Code.STRATEGY_FALLBACK_REQUIRED,
                    "Say in fallback what becomes of everything that no segment meets.")
                    .field("strategy.fallback", "is required");
        }
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < request.segments().size(); i++) {
            SegmentRequest one = request.segments().get(i);
            segments.add(new Segment(one.accountTypes(), one.territories(), one.stages(), one.commissionFrom(),
                    one.commissionBelow(), way("strategy.segments[" + i + "].change", one.change())));
        }
        return new StrategyOrder(StrategyKind.SEGMENTED, way("strategy.fallback", request.fallback()), segments, null,
                null,
                null);
    }

    private static StrategyOrder auto(StrategyRequest request, Person leaver) {
        PickMethod method = request.method() == null ? PickMethod.ROUND_ROBIN : request.method();
        boolean byTerritory = request.within() == PickWithin.TERRITORY
                || request.within() == null && request.territory() != null;
        if (byTerritory) {
            String territory = request.territory() != null || leaver == null ? request.territory() : leaver.territory;
            return new StrategyOrder(StrategyKind.AUTO, null, null, method, null,
                    required("strategy.territory", territory));
        }
        if (request.teamId() != null && Team.find(request.teamId()).isEmpty()) {
            throw Refusal.of(Code.TEAM_UNKNOWN, "There is no such team.").field("strategy.teamId", "is no team's id");
        }
        UUID team = request.teamId() != null || leaver == null ? request.teamId() : leaver.teamId;
        return new StrategyOrder(StrategyKind.AUTO, null, null, method, required("strategy.teamId", team), null);
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw Refusal.of(Code.STRATEGY_FIELD_REQUIRED,
                    "AUTO needs to know within which team or territory it picks.").field(field, "is required");
        }
        return value;
    }

    private static void fits(StrategyRequest request) {
        StrategyKind kind = request.kind();
        refuse(kind != StrategyKind.UNIFORM && request.change() != null, kind, "change");
        refuse(kind != StrategyKind.SEGMENTED && request.segments() != null, kind, "segments");
        refuse(kind != StrategyKind.SEGMENTED && request.fallback() != null, kind, "fallback");
        refuse(kind != StrategyKind.AUTO && request.method() != null, kind, "method");
        refuse(kind != StrategyKind.AUTO && request.within() != null, kind, "within");
        boolean pool = request.teamId() != null || request.territory() != null;
        refuse(kind != StrategyKind.AUTO && pool, kind, request.teamId() != null ? "teamId" : "territory");
        refuse(request.teamId() != null && (request.territory() != null || request.within() == PickWithin.TERRITORY),
                kind, "teamId");
        refuse(request.territory() != null && request.within() == PickWithin.TEAM, kind, "territory");
    }

    private static void refuse(boolean wrong, StrategyKind kind, String field) {
        if (wrong) {
            throw Refusal.of(Code.STRATEGY_FIELD_NOT_FOR_KIND, kind + " as asked for does not take " + field + ".")
                    .field("strategy." + field, "is not taken here");
        }
    }
}
