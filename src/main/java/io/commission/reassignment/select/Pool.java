package io.commission.reassignment.select;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.commission.change.PickReason;
import io.commission.forecast.Attained;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.strategy.PickMethod;

/**
 * The people among whom AUTO picks, by id, and what was picked so far (section 9, level 3). It lives for one selection, of a preview or
 * of an execution; only an execution keeps the turn.
 */
final class Pool {
    private final List<Member> members;
    private final String name;
    private final PickMethod method;
    private final Map<UUID, Integer> workload = new HashMap<>();
    private UUID last;

    /**
     * @param openOpportunities in which they hold a line today
     * @param attained in the last closed period; null without a quota in it, or where nobody asked
     */
    record Member(UUID id, String name, LocalDate hired, int openOpportunities, Attained attained) {
    }

    record Pick(UUID person, String reason) {
    }

    /** @param last who had the last turn of ROUND_ROBIN; null: nobody yet */
    Pool(String name, PickMethod method, List<Member> members, UUID last) {
        if (members.isEmpty()) {
            throw Refusal.of(Code.STRATEGY_NOBODY_TO_PICK,
                    "Nobody active and eligible is left in " + name + ". Choose another team or territory.");
        }
        this.name = name;
        this.method = method;
        this.members = new ArrayList<>(members);
        this.members.sort(Comparator.comparing(member -> member.id().toString()));
        members.forEach(member -> workload.put(member.id(), member.openOpportunities()));
        this.last = last;
        if (method == PickMethod.PERFORMANCE && members.stream().allMatch(member -> member.attained() == null)) {
            throw Refusal.of(Code.PERFORMANCE_NEEDS_TARGETS, "PERFORMANCE picks by the attainment of the last closed"
                    + " period, and nobody in " + name + " has a quota in it.")
                    .field("strategy.method", "needs targets");
        }
    }

    /** The next one, for something with so many open opportunities. */
    Pick pick(int opportunities) {
        Member picked = switch (method) {
            case ROUND_ROBIN -> members.stream().filter(member -> last == null
                    || member.id().toString().compareTo(last.toString()) > 0).findFirst().orElse(members.get(0));
            case WORKLOAD -> members.stream().min(Comparator.comparing(member -> workload.get(member.id()))).get();
            case SENIORITY -> members.stream()
                    .min(Comparator.comparing(Member::hired, Comparator.nullsLast(Comparator.naturalOrder()))).get();
            // Of equal ones the first: members stand by id.
            case PERFORMANCE -> members.stream()
                    .max(Comparator.comparing(Member::attained, Comparator.nullsFirst(Comparator.naturalOrder())))
                    .get();
        };
        String reason = "AUTO " + method + " in " + name + ": " + switch (method) {
            case ROUND_ROBIN -> "the turn of " + picked.name();
            case WORKLOAD -> picked.name() + " has the fewest open opportunities, " + workload.get(picked.id());
            case SENIORITY -> picked.name() + " was hired first"
                    + (picked.hired() == null ? "" : ", on " + picked.hired());
            case PERFORMANCE -> PickReason.with(picked.name() + " attained most in the last closed period",
                    picked.attained().percent().toPlainString() + " %");
        };
        last = picked.id();
        workload.merge(picked.id(), opportunities, Integer::sum);
        return new Pick(picked.id(), reason);
    }

    UUID last() {
        return last;
    }
}
