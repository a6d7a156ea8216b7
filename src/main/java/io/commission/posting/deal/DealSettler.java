package io.commission.posting.deal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.commission.calculation.Posted;
import io.commission.database.Ids;
import io.commission.ledger.EntryBook;
import io.commission.ledger.NewEntry;
import io.commission.ledger.PostedDealRow;
import io.commission.money.MinorUnits;
import io.commission.money.WholeUnits;

/** Brings what is posted for deals to their targets, person by person; it collects what is to be written, and writes nothing. */
final class DealSettler {
    static final String SUPERSEDED = "SUPERSEDED";

    /** Somebody's part of a deal (row null) or of a row, within one earned month: what moves to another is taken back in the old. */
    record Group(UUID row, YearMonth earned, UUID person) {
    }

    private final MinorUnits units;
    private final Because because;
    private final DealEntries entries;
    private final Map<Confirmed, String> holds;
    private final Map<UUID, List<PostedDealRow>> rows = new HashMap<>();

    final List<NewEntry> posted = new ArrayList<>();
    final List<EntryBook.Reversal> reversed = new ArrayList<>();
    final List<EntryBook.Reversal> takenBack = new ArrayList<>();
    final List<UUID> people = new ArrayList<>();
    final List<YearMonth> months = new ArrayList<>();

    /** @param holds reasons of parts that were reversed by hand (ENT-3) */
    DealSettler(MinorUnits units, Because because, DealEntries entries, Map<Confirmed, String> holds,
            List<PostedDealRow> rows) {
        this.units = units;
        this.because = because;
        this.entries = entries;
        this.holds = holds;
        rows.forEach(row -> this.rows.computeIfAbsent(row.opportunityId(), id -> new ArrayList<>()).add(row));
    }

    void settle(DealTargets targets) {
        UUID deal = targets.deal().id();
        Map<Group, List<PostedDealRow>> groups = new LinkedHashMap<>();
        Map<Group, BigDecimal> amounts = new HashMap<>();
        for (DealTargets.Target target : targets.targets()) {
            Group group = new Group(target.row(), target.earned(), target.person());
            boolean held = holds.containsKey(new Confirmed(deal, group.row(), group.person()));
            amounts.put(group, held ? units.zero() : WholeUnits.amount(target.units(), units.digits()));
            groups.put(group, new ArrayList<>());
        }
        for (PostedDealRow row : rows.getOrDefault(deal, List.of())) {
            groups.computeIfAbsent(new Group(row.scheduleRowId(), row.earnedMonth(), row.personId()),
                    group -> new ArrayList<>()).add(row);
        }
        Map<Group, BigDecimal> released = because.cause() == Cause.FACTS ? Map.of() : released(groups, amounts);
        groups.forEach((group, live) -> {
            BigDecimal amount = amounts.getOrDefault(group, BigDecimal.ZERO);
            String held = holds.get(new Confirmed(deal, group.row(), group.person()));
            DealSettlement settlement = because.cause() == Cause.FACTS || held != null
                    ? DealSettlement.ofFacts(amount, amounts.containsKey(group), live)
                    : DealSettlement.ofReassignment(amount, live, released.getOrDefault(group, BigDecimal.ZERO));
            write(targets, group, settlement, live, held);
        });
    }

    /**
     * What a reassignment newly posts of a deal or row as a whole had waited until now (RSG-5): it goes to those who lack something, in
     * the order of the division, before any adjustment.
     */
    private static Map<Group, BigDecimal> released(Map<Group, List<PostedDealRow>> groups,
            Map<Group, BigDecimal> amounts) {
        Map<Group, BigDecimal> needed = new LinkedHashMap<>();
        Map<UUID, BigDecimal> left = new HashMap<>();
        groups.forEach((group, live) -> {
            BigDecimal lacks = DealSettlement
                    .neededByReassignment(amounts.getOrDefault(group, BigDecimal.ZERO), live);
            needed.put(group, lacks);
            left.merge(group.row(), lacks.subtract(DealSettlement.adjustedByReassignment(live)), BigDecimal::add);
        });
        Map<Group, BigDecimal> released = new HashMap<>();
        needed.forEach((group, lacks) -> {
            BigDecimal most = left.get(group.row()).min(lacks);
            if (most.signum() > 0) {
                released.put(group, most);
                left.merge(group.row(), most.negate(), BigDecimal::add);
            }
        });
        return released;
    }

    private void write(DealTargets targets, Group group, DealSettlement settlement, List<PostedDealRow> live,
            String held) {
        settlement.superseded().forEach(row -> reversed
                .add(new EntryBook.Reversal(row.entryId(), held == null ? SUPERSEDED : held)));
        List<UUID> ids = settlement.postings().stream().map(posting -> Ids.next()).toList();
        for (int i = 0; i < ids.size(); i++) {
            List<Posted> before = new ArrayList<>(settlement.kept());
            for (int other = 0; other < ids.size(); other++) {
                if (other != i) {
                    before.add(besides(ids.get(other), settlement.postings().get(other)));
                }
            }
            posted.add(entries.of(ids.get(i), targets, group, settlement.postings().get(i), before, held));
        }
        if (held != null) {
            live.stream().map(PostedDealRow::posted)
                    .filter(row -> row.kind() == Posted.Kind.COMMISSION && row.state() == Posted.State.SETTLED)
                    .forEach(row -> takenBack.add(new EntryBook.Reversal(row.entryId(), held)));
        }
        if (!ids.isEmpty() || !settlement.superseded().isEmpty()) {
            people.add(group.person());
            months.add(group.earned());
        }
    }

    private static Posted besides(UUID id, DealSettlement.Posting posting) {
        return new Posted(id, posting.commission() ? Posted.Kind.COMMISSION : Posted.Kind.ADJUSTMENT,
                Posted.State.PENDING, posting.amount());
    }
}
