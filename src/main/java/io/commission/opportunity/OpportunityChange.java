package io.commission.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.commission.load.EventMark;
import io.commission.posting.deal.DealStatus;
import io.commission.structure.LineRole;

/**
 * What another system says of an opportunity, by its external id (OPP-1).
 *
 * @param account the account's external id or id
 * @param owner a person's external id or id, house or unassigned
 * @param amount exact in the tenant's currency, as is expectedCommission
 * @param structure of a new opportunity; one that is known already must have started with it
 * @param deleted null: it says nothing of it
 * @param carried the names of the properties that it says something of, nulls included; others stay as they are
 * @param marks which event said each of those: of a fact the newest decides (LOAD-4); null: told now, by no event
 */
public record OpportunityChange(String externalId, String account, String owner, String name, LocalDate openedOn,
        BigDecimal amount, LocalDate closeDate, DealStatus status, String stage, BigDecimal expectedCommission,
        List<GivenLine> structure, Boolean deleted, Set<String> carried, Map<String, EventMark> marks) {

    static final String OWNER = "ownerId";
    static final String DELETED = "deleted";

    /** @param person as owner; null on the HOUSE line */
    public record GivenLine(LineRole role, String person, BigDecimal percent) {
    }

    /** Nothing else is said of it. */
    public static OpportunityChange deleted(String externalId) {
        return new OpportunityChange(externalId, null, null, null, null, null, null, null, null, null, null, true,
                Set.of(), null);
    }

    /** The same, as an event said it. */
    public OpportunityChange saidBy(EventMark event) {
        Map<String, EventMark> said = new HashMap<>();
        carried.forEach(property -> said.put(property, event));
        if (deleted != null) {
            said.put(DELETED, event);
        }
        return new OpportunityChange(externalId, account, owner, name, openedOn, amount, closeDate, status, stage,
                expectedCommission, structure, deleted, carried, said);
    }

    /** Both together, where the other one is said by newer events. */
    public OpportunityChange then(OpportunityChange later) {
        Set<String> both = new TreeSet<>(carried);
        both.addAll(later.carried);
        Map<String, EventMark> said = new HashMap<>(marks);
        said.putAll(later.marks);
        return new OpportunityChange(externalId, later.pick("accountId", later.account, account),
                later.pick(OWNER, later.owner, owner), later.pick("name", later.name, name),
                later.pick("openedOn", later.openedOn, openedOn), later.pick("amount", later.amount, amount),
                later.pick("closeDate", later.closeDate, closeDate), later.pick("status", later.status, status),
                later.pick("stage", later.stage, stage),
                later.pick("expectedCommission", later.expectedCommission, expectedCommission), structure,
                later.deleted == null ? deleted : later.deleted, both, said);
    }

    /** Without what newer events, files, syncs or calls decided. */
    OpportunityChange newerThan(FactMarks known) {
        if (marks == null || marks.entrySet().stream().allMatch(one -> known.before(one.getKey(), one.getValue()))) {
            return this;
        }
        Map<String, EventMark> newer = new HashMap<>(marks);
        newer.entrySet().removeIf(one -> !known.before(one.getKey(), one.getValue()));
        Set<String> left = new TreeSet<>(newer.keySet());
        left.remove(DELETED);
        return new OpportunityChange(externalId, kept(left, "accountId", account), kept(left, OWNER, owner), name,
                openedOn, amount, closeDate, status, stage, expectedCommission, structure,
                newer.containsKey(DELETED) ? deleted : null, left, newer);
    }

    private static String kept(Set<String> left, String property, String value) {
        return left.contains(property) ? value : null;
    }

    <T> T pick(String property, T said, T known) {
        return carried.contains(property) ? said : known;
    }

    public boolean carries(String property) {
        return carried.contains(property);
    }

    boolean givesStructure() {
        return structure != null && !structure.isEmpty();
    }

    /** The facts of which it says something. */
    Set<String> facts() {
        Set<String> facts = new TreeSet<>(carried);
        if (deleted != null) {
            facts.add(DELETED);
        }
        return facts;
    }
}
