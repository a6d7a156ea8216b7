package io.commission.reassignment.impact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Delta;
import io.commission.reassignment.batch.ReasonCountView;
import io.commission.reassignment.select.HeldAccount;
import io.commission.reassignment.select.Left;
import io.commission.reassignment.select.Selection;
import io.commission.reassignment.sight.LineView;
import io.commission.reassignment.sight.Shown;
import io.commission.reassignment.sight.Sight;
import io.commission.reassignment.sight.WarningView;
import io.commission.structure.Line;

/** Turns an impact into what the caller may see of it. */
@ApplicationScoped
public class ImpactViews {
    /** What a list of a preview holds at most. */
    public static final int ITEMS = 1000;
    private static final int STRUCTURES = 200;

    private final Shown shown;
    private final Sight sight;

    ImpactViews(Shown shown, Sight sight) {
        this.shown = shown;
        this.sight = sight;
    }

    /** @param parties who departs and who receives: what concerns them is shown */
    public ImpactView of(Impact impact, Collection<HeldAccount> accounts, Selection selection,
            Collection<UUID> parties) {
        return new ImpactView(shown.deltas(impact.world, impact.deltas.changed(), parties),
                structures(impact, parties), Math.max(0, impact.structures.size() - STRUCTURES),
                byTerritory(impact, accounts, selection),
                impact.byRole.entrySet().stream().map(role -> new RoleCountView(role.getKey(),
                        (int) role.getValue()[0], Shown.amount(impact.world, role.getValue()[1]))).toList(),
                left(impact.left.stream().filter(one -> !one.conflict()).toList()), byReason(impact.left));
    }

    private List<StructureChangeView> structures(Impact impact, Collection<UUID> parties) {
        List<Map.Entry<Impact.Structures, Integer>> frequent = new ArrayList<>(impact.structures.entrySet());
        frequent.sort(Map.Entry.<Impact.Structures, Integer>comparingByValue().reversed());
        frequent = frequent.subList(0, Math.min(STRUCTURES, frequent.size()));
        Set<UUID> people = new HashSet<>();
        frequent.forEach(entry -> {
            entry.getKey().before().lines().stream().map(Line::person).forEach(people::add);
            entry.getKey().after().lines().stream().map(Line::person).forEach(people::add);
        });
        Map<UUID, String> names = shown.names(people);
        return frequent.stream().map(entry -> new StructureChangeView(
                lines(impact, entry.getKey().before().lines(), parties, names),
                lines(impact, entry.getKey().after().lines(), parties, names), entry.getValue())).toList();
    }

    private List<LineView> lines(Impact impact, List<Line> lines, Collection<UUID> parties, Map<UUID, String> names) {
        return lines.stream().filter(line -> sight.shows(impact.world, line, parties))
                .map(line -> new LineView(line.role(), line.person(), names.get(line.person()),
                        BigDecimal.valueOf(line.hundredths(), 2)))
                .toList();
    }

    static List<LeftView> left(List<Left> left) {
        return left.stream().limit(ITEMS).map(one -> new LeftView(one.accountId(), one.opportunityId(), one.reason(),
                one.detail())).toList();
    }

    public static List<LeftView> conflicts(Impact impact) {
        return left(impact.left.stream().filter(Left::conflict).toList());
    }

    private static List<ReasonCountView> byReason(List<Left> left) {
        Map<String, Integer> counts = new TreeMap<>();
        left.forEach(one -> counts.merge(one.reason(), 1, Integer::sum));
        return counts.entrySet().stream().map(entry -> new ReasonCountView(entry.getKey(), entry.getValue())).toList();
    }

    private static List<TerritoryCountView> byTerritory(Impact impact, Collection<HeldAccount> accounts,
            Selection selection) {
        Set<UUID> moving = new HashSet<>();
        selection.items().forEach(item -> moving.add(item.accountId()));
        Map<UUID, String> territories = new HashMap<>();
        accounts.forEach(account -> territories.put(account.id(), account.territory()));
        Map<String, long[]> counts = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        accounts.stream().filter(account -> moving.contains(account.id()))
                .forEach(account -> counts.computeIfAbsent(account.territory(), key -> new long[3])[0]++);
        impact.movedByAccount.forEach((account, moved) -> {
            long[] count = counts.computeIfAbsent(territories.get(account), key -> new long[3]);
            count[1] += moved;
            count[2] += impact.commissionByAccount.get(account);
        });
        return counts.entrySet().stream().map(entry -> new TerritoryCountView(entry.getKey(),
                (int) entry.getValue()[0], (int) entry.getValue()[1],
                Shown.amount(impact.world, entry.getValue()[2]))).toList();
    }

    public List<CommissionTransferView> transfers(Impact impact, Collection<UUID> parties) {
        Set<UUID> people = new HashSet<>();
        impact.parties.keySet().forEach(pair -> {
            people.add(pair.from());
            people.add(pair.to());
        });
        people.remove(null);
        Map<UUID, String> names = shown.names(people);
        return impact.parties.entrySet().stream()
                .filter(entry -> entry.getKey().from() == null
                        || sight.shows(impact.world, entry.getKey().from(), parties))
                .map(entry -> new CommissionTransferView(entry.getKey().from(), names.get(entry.getKey().from()),
                        entry.getKey().to(), names.get(entry.getKey().to()), entry.getValue().opportunities,
                        Shown.amount(impact.world, entry.getKey().from() == null
                                ? 0
                                : entry.getValue().lost(entry.getKey().from()))))
                .sorted(Comparator.comparing(CommissionTransferView::amount).reversed()).limit(ITEMS).toList();
    }

    public RevenueImpactView revenue(Impact impact) {
        long moved = impact.deltas.changed().stream().mapToLong(Delta::difference).filter(units -> units > 0).sum();
        return new RevenueImpactView(impact.amount.setScale(impact.world.units().digits(), RoundingMode.HALF_UP),
                Shown.amount(impact.world, impact.commission), Shown.amount(impact.world, moved));
    }

    public ItemCountsView counts(Impact impact, int accounts, int opportunities) {
        return new ItemCountsView(accounts, impact.accountsMoved, opportunities, impact.opportunitiesMoved,
                impact.deltas.rowsTouched(), impact.deltas.rowsProrated(), impact.left.size() - impact.conflicts(),
                impact.conflicts());
    }

    public List<WarningView> leavers(Impact impact, Collection<UUID> parties) {
        return shown.leavers(impact.world, impact.deltas.changed(), parties);
    }

    public Map<UUID, String> names(Collection<UUID> people) {
        return shown.names(people);
    }
}
