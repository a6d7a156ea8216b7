package io.commission.simulation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.commission.money.MinorUnits;
import io.commission.posting.Replayed;
import io.commission.posting.Replayed.Standing;

/** Adds a simulation up by person and month. Money in minor units. */
final class SimulatedTotals {

    private final Map<UUID, String> names;
    private final MinorUnits units;
    private final Map<UUID, Map<YearMonth, Sum>> sums = new HashMap<>();

    SimulatedTotals(Map<UUID, String> names, MinorUnits units) {
        this.names = names;
        this.units = units;
    }

    private final class Sum {
        private final Map<Standing, Integer> loads = new EnumMap<>(Standing.class);
        private Money earned = new Money(units.zero(), units.zero(), units.zero());
        private Money simulated = earned;
        private SimulationView.Tier tier;

        void add(Replayed.Part part) {
            loads.merge(part.standing(), 1, Integer::sum);
            earned = earned.plus(new Money(part.posted(), units.zero(), units.zero()));
            simulated = simulated.plus(new Money(part.supposed(), units.zero(), units.zero()));
        }

        void add(Sum other) {
            other.loads.forEach((standing, number) -> loads.merge(standing, number, Integer::sum));
            earned = earned.plus(other.earned);
            simulated = simulated.plus(other.simulated);
        }

        SimulationView.Totals view() {
            return new SimulationView.Totals(earned.view(), simulated.view(),
                    simulated.total().subtract(earned.total()),
                    new SimulationView.Loads(loads.values().stream().mapToInt(number -> number).sum(),
                            of(Standing.RATED), of(Standing.OVERRIDDEN), of(Standing.BELOW_GATE),
                            of(Standing.UNCHANGED),
                            of(Standing.WAITING), of(Standing.HELD), of(Standing.GONE)));
        }

        private int of(Standing standing) {
            return loads.getOrDefault(standing, 0);
        }
    }

    private record Money(BigDecimal commission, BigDecimal bonus, BigDecimal topUp) {

        Money plus(Money other) {
            return new Money(commission.add(other.commission), bonus.add(other.bonus), topUp.add(other.topUp));
        }

        BigDecimal total() {
            return commission.add(bonus).add(topUp);
        }

        SimulationView.Money view() {
            return new SimulationView.Money(commission, bonus, topUp, total());
        }
    }

    void add(Replayed replayed) {
        replayed.parts().forEach(part -> sum(part.personId(), part.earnedMonth()).add(part));
        replayed.ofPeriods().forEach(pay -> {
            Sum sum = sum(pay.personId(), pay.month());
            sum.earned = sum.earned.plus(new Money(units.zero(), pay.postedBonus(), pay.postedTopUp()));
            sum.simulated = sum.simulated.plus(new Money(units.zero(), pay.supposedBonus(), pay.supposedTopUp()));
        });
        replayed.reached().forEach(reached -> sum(reached.personId(), reached.month()).tier = SimulationView.Tier
                .of(reached, units));
    }

    SimulationView.Totals whole() {
        Sum whole = new Sum();
        sums.values().forEach(months -> months.values().forEach(whole::add));
        return whole.view();
    }

    /** Everybody who was asked for, in the order of their names; months without anything are left out. */
    List<SimulationView.Person> people() {
        List<SimulationView.Person> people = new ArrayList<>();
        names.forEach((id, name) -> {
            Map<YearMonth, Sum> months = sums.getOrDefault(id, Map.of());
            Sum whole = new Sum();
            months.values().forEach(whole::add);
            people.add(new SimulationView.Person(id, name, whole.view(), months.entrySet().stream()
                    .map(month -> new SimulationView.Month(month.getKey(), month.getValue().view(),
                            month.getValue().tier))
                    .toList()));
        });
        return people;
    }

    private Sum sum(UUID person, YearMonth month) {
        return sums.computeIfAbsent(person, id -> new TreeMap<>()).computeIfAbsent(month, key -> new Sum());
    }
}
