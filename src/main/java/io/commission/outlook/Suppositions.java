package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Ids;
import io.commission.opportunity.GivenStructure;
import io.commission.opportunity.StructureLineRequest;
import io.commission.outlook.WhatIfRequest.SupposedDeal;
import io.commission.outlook.WhatIfRequest.SupposedTarget;
import io.commission.person.Owners;
import io.commission.person.PersonKind;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealStatus;
import io.commission.posting.deal.Deals;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;
import io.commission.structure.Timeline;
import io.commission.structure.Version;
import io.commission.tenant.ExactAmounts;
import io.commission.version.Days;

/**
 * Reads what a caller supposes, within what they may read: deals as lists show them to them, people of theirs, House and Unassigned
 * (PERM-4). What they may not see is refused as what is not there (TEN-1).
 */
@ApplicationScoped
class Suppositions {
    private static final int MOST_YEARS = 3;

    private final Deals deals;
    private final Owners owners;
    private final Caller caller;

    Suppositions(Deals deals, Owners owners, Caller caller) {
        this.deals = deals;
        this.owners = owners;
        this.caller = caller;
    }

    /** @param before null: of a deal that is not there */
    record Supposed(Deal before, Deal after) {
    }

    List<Supposed> deals(List<SupposedDeal> asked, Frame frame) {
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<UUID, Deal> known = new HashMap<>();
        UUID house = owners.resolve("house").id();
        UUID unassigned = owners.resolve("unassigned").id();
        deals.read(asked.stream().map(SupposedDeal::dealId).filter(Objects::nonNull).toList()).stream()
                .filter(deal -> sees(deal, frame.today(), house, unassigned))
                .forEach(deal -> known.put(deal.id(), deal));
        List<Supposed> supposed = new ArrayList<>();
        Set<UUID> named = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            SupposedDeal one = asked.get(i);
            String field = "deals[" + i + "]";
            if (one.dealId() == null) {
                supposed.add(new Supposed(null, changed(opened(one, field, house, frame), one, field, frame)));
                continue;
            }
            if (one.ownerId() != null || one.structure() != null) {
                throw Refusal.of(Code.INVALID_REQUEST, "A deal that is there has its owner and its structure.")
                        .field(field + ".ownerId", "does not go with dealId");
            }
            Deal before = known.get(one.dealId());
            if (before == null) {
                throw Refusal.of(Code.OPPORTUNITY_UNKNOWN, "There is no such deal.").field(field + ".dealId",
                        "is no deal's id");
            }
            if (!named.add(one.dealId())) {
                throw Refusal.of(Code.INVALID_REQUEST, "A deal is supposed to be one thing at a time.")
                        .field(field + ".dealId", "stands twice");
            }
            supposed.add(new Supposed(before, changed(before, one, field, frame)));
        }
        return supposed;
    }

    /** As the lists of deals do: who owns it or holds a line today, and for managers what belongs to nobody. */
    private boolean sees(Deal deal, LocalDate today, UUID house, UUID unassigned) {
        if (deal.deleted() || deal.timeline() == null) {
            return false;
        }
        Scope scope = caller.visible();
        Version version = deal.timeline().on(today);
        UUID owner = version.owner();
        boolean nobodys = owner == null || owner.equals(house) || owner.equals(unassigned);
        return scope.all() || owner != null && scope.people().contains(owner)
                || nobodys && caller.may("read.team")
                || version.structure().lines().stream().anyMatch(line -> scope.people().contains(line.person()));
    }

    private Deal opened(SupposedDeal one, String field, UUID house, Frame frame) {
        if (one.ownerId() == null) {
            throw Refusal.of(Code.INVALID_REQUEST, "A deal is named by its id, or has an owner.")
                    .field(field + ".dealId", "is required without an ownerId");
        }
        UUID owner = owner(field + ".ownerId", one.ownerId());
        Structure structure;
        if (one.structure() == null || one.structure().isEmpty()) {
            structure = Structure.ofOwner(owner, house);
        } else {
            GivenStructure given = new GivenStructure(house);
            for (int i = 0; i < one.structure().size(); i++) {
                StructureLineRequest line = one.structure().get(i);
                String place = field + ".structure[" + i + "]";
                boolean ofHouse = line.personId() == null && line.role() == LineRole.HOUSE;
                given.add(place, line.role(),
                        ofHouse ? null : owner(place + ".personId", line.personId() == null ? "" : line.personId()),
                        line.percent());
            }
            structure = given.whole();
        }
        return new Deal(Ids.next(), null, null, frame.today(), null, null, DealStatus.PIPELINE, null, null, false, 0,
                Timeline.of(Version.original(owner, structure)), List.of());
    }

    private UUID owner(String field, String name) {
        Owners.Owner owner = owners.resolve(field, name);
        if (owner.kind() == PersonKind.PERSON && !caller.visible().sees(owner.id())) {
            throw unknown(field);
        }
        return owner.id();
    }

    private static Refusal unknown(String field) {
        return Refusal.of(Code.PERSON_UNKNOWN, "There is no such person.").field(field, "is nobody's id");
    }

    private static Deal changed(Deal deal, SupposedDeal one, String field, Frame frame) {
        ExactAmounts exact = new ExactAmounts(frame.units());
        Days.check(field + ".closeDate", one.closeDate());
        DealStatus status = one.status() == null ? DealStatus.CLOSED_WON : one.status();
        BigDecimal amount = one.amount() == null ? deal.amount() : exact.money(field + ".amount", one.amount());
        BigDecimal expected = one.expectedCommission() == null
                ? deal.expectedCommission()
                : exact.money(field + ".expectedCommission", one.expectedCommission());
        LocalDate closes = one.closeDate() == null ? deal.closeDate() : one.closeDate();
        boolean passed = closes == null || deal.open() && closes.isBefore(frame.today());
        if (one.closeDate() == null && !status.open() && passed) {
            closes = frame.today();
        }
        if (!status.open() && amount == null) {
            throw Refusal.of(Code.CLOSED_NEEDS_AMOUNT_AND_DATE, "A closed deal has an amount.")
                    .field(field + ".amount", "is required once it is closed");
        }
        return new Deal(deal.id(), deal.externalId(), deal.accountId(), deal.openedOn(), amount, closes, status,
                deal.stage(), expected, false, deal.version(), deal.timeline(), deal.rows());
    }

    SupposedTargets targets(List<SupposedTarget> asked, Frame frame) {
        ExactAmounts exact = new ExactAmounts(frame.units());
        Map<UUID, List<SupposedTargets.Target>> targets = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            SupposedTarget one = asked.get(i);
            String field = "targets[" + i + "]";
            if (owners.resolve(field + ".personId", one.personId().toString()).kind() != PersonKind.PERSON
                    || !caller.visible().sees(one.personId())) {
                throw unknown(field + ".personId");
            }
            Days.check(field + ".startDate", one.startDate());
            Days.check(field + ".endDate", one.endDate());
            if (one.endDate().isBefore(one.startDate())) {
                throw Refusal.of(Code.DATE_RANGE_INVALID, "The target ends before it starts.")
                        .field(field + ".endDate", "lies before startDate");
            }
            if (!one.endDate().isBefore(one.startDate().plusYears(MOST_YEARS))) {
                throw Refusal.of(Code.LIMIT_EXCEEDED, "A supposed target lasts at most " + MOST_YEARS + " years.")
                        .field(field + ".endDate", "lies more than " + MOST_YEARS + " years after startDate");
            }
            targets.computeIfAbsent(one.personId(), person -> new ArrayList<>())
                    .add(new SupposedTargets.Target(one.startDate(), one.endDate(),
                            exact.money(field + ".quota", one.quota()),
                            ExactAmounts.percent(field + ".commissionRate", one.commissionRate())));
        }
        SupposedTargets supposed = new SupposedTargets(targets);
        if (supposed.overlap()) {
            throw Refusal.of(Code.TARGET_OVERLAP, "Two supposed targets of a person have days in common.")
                    .field("targets", "overlap");
        }
        return supposed;
    }
}
