package io.commission.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The examples of the rules, as the ledger posts them. */
@QuarkusTest
class CalculationTest {

    @Inject
    Scenario scenario;
    UUID ann;
    UUID bob;

    @BeforeEach
    void twoReps() {
        scenario.begin();
        ann = scenario.person("ann");
        bob = scenario.person("bob");
    }

    @Test
    void calc1AMarginOf1000At10PercentShared60To40Gives60And40() {
        scenario.assign(ann, scenario.plan("PERCENT_MARGIN", "NET_MARGIN", "10"));
        UUID load = scenario.load("L1", "2026-01-10", "3000", "2000", ann, null, bob, null);
        scenario.calculate(load);
        assertEquals(List.of("LOAD_COMMISSION PENDING 2026-01/2026-01 60.00"), scenario.entries(ann));
        assertEquals(List.of("LOAD_COMMISSION PENDING 2026-01/2026-01 40.00"), scenario.entries(bob));
    }

    @Test
    void calc5FourLoadsOf30000UnderMarginalTiers() {
        scenario.assign(ann, scenario.tieredPlan());
        for (int i = 1; i <= 4; i++) {
            scenario.calculate(scenario.load("L" + i, "2026-01-1" + i, "30000", null, ann, null));
        }
        assertEquals(List.of("2400.00", "2600.00", "3000.00", "3400.00"), scenario.amounts(ann));
    }

    @Test
    void ent2RunningAgainPostsNothing() {
        scenario.assign(ann, scenario.tieredPlan());
        UUID first = scenario.load("L1", "2026-01-11", "30000", null, ann, null);
        UUID second = scenario.load("L2", "2026-01-12", "30000", null, ann, "60", bob, "40");
        scenario.calculate(first, second);
        assertEquals(new Calculation.Outcome(2, List.of(), List.of()), scenario.calculate(first, second));
    }

    @Test
    void ent2AChangedLoadSupersedesItsPendingEntryAndThePendingOnesBehindIt() {
        scenario.assign(ann, scenario.tieredPlan());
        UUID first = scenario.load("L1", "2026-01-11", "30000", null, ann, null);
        scenario.calculate(first, scenario.load("L2", "2026-01-12", "30000", null, ann, null));
        scenario.load("L1", "2026-01-11", "50000", null, ann, null);
        Calculation.Outcome outcome = scenario.calculate(first);
        assertEquals(2, outcome.posted().size());
        assertEquals(2, outcome.superseded().size());
        assertEquals(List.of("4000.00", "3000.00"), scenario.amounts(ann));
    }

    @Test
    void ent2OtherApprovedLoadsGetOneTrueUpAndTheChangedOneIsSuperseded() {
        scenario.assign(ann, scenario.tieredPlan());
        UUID first = scenario.load("L1", "2026-01-11", "30000", null, ann, null);
        scenario.calculate(first, scenario.load("L2", "2026-01-12", "30000", null, ann, null),
                scenario.load("L3", "2026-01-13", "30000", null, ann, null));
        scenario.approveAll();
        scenario.load("L1", "2026-01-11", "50000", null, ann, null);
        scenario.calculate(first);
        // L2: 2600 -> 3000, L3: 3000 -> 3200 (20,000 at 10 %, 10,000 at 12 %)
        assertEquals(List.of("LOAD_COMMISSION APPROVED 2026-01/2026-01 2600.00",
                "LOAD_COMMISSION APPROVED 2026-01/2026-01 3000.00", "LOAD_COMMISSION PENDING 2026-01/2026-01 4000.00",
                "ADJUSTMENT PENDING 2026-01/2026-01 600.00"), scenario.entries(ann));
        scenario.load("L1", "2026-01-11", "30000", null, ann, null);
        scenario.calculate(first);
        assertEquals(List.of("2600.00", "3000.00", "2400.00"), scenario.amounts(ann));
    }

    @Test
    void ent2BesideAPaidEntryTheDifferenceIsAnAdjustmentInTheFirstOpenMonth() {
        scenario.assign(ann, scenario.plan("PERCENT_MARGIN", "NET_MARGIN", "10"));
        UUID load = scenario.load("L1", "2026-01-10", "3000", "2000", ann, null);
        scenario.calculate(load);
        scenario.approveAll();
        scenario.payAll("2026-01");
        scenario.load("L1", "2026-01-10", "3000", "1500", ann, null);
        scenario.calculate(load);
        assertEquals(List.of("LOAD_COMMISSION PAID 2026-01/2026-01 100.00", "ADJUSTMENT PENDING 2026-01/2026-02 50.00"),
                scenario.entries(ann));
        scenario.load("L1", "2026-01-10", "3000", "2000", ann, null);
        scenario.calculate(load);
        assertEquals(List.of("100.00"), scenario.amounts(ann));
    }

    @Test
    void ent2ALoadThatMovesToAnotherMonthIsTakenBackThereAndPostedHere() {
        scenario.assign(ann, scenario.plan("PERCENT_MARGIN", "NET_MARGIN", "10"));
        UUID load = scenario.load("L1", "2026-01-10", "3000", "2000", ann, null);
        scenario.calculate(load);
        scenario.approveAll();
        scenario.payAll("2026-01");
        scenario.load("L1", "2026-02-10", "3000", "2000", ann, null);
        scenario.calculate(load);
        assertEquals(
                List.of("LOAD_COMMISSION PAID 2026-01/2026-01 100.00", "LOAD_COMMISSION PENDING 2026-02/2026-02 100.00",
                        "ADJUSTMENT PENDING 2026-01/2026-02 -100.00"),
                scenario.entries(ann));
        assertEquals(List.of(), scenario.calculate(load).posted());
    }

    @Test
    void ent2ACancelledLoadIsTakenBackFromEverybody() {
        scenario.assign(ann, scenario.plan("PERCENT_MARGIN", "NET_MARGIN", "10"));
        UUID load = scenario.load("L1", "2026-01-10", "3000", "2000", ann, null, bob, null);
        scenario.calculate(load);
        scenario.write("update loads set cancelled = true where id = ?", load);
        scenario.calculate(load);
        assertEquals(List.of(), scenario.amounts(ann));
        assertEquals(List.of(), scenario.amounts(bob));
    }
}
