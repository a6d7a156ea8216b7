package io.commission.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.commission.calculation.Basis;
import io.commission.calculation.Bonus;
import io.commission.calculation.Credit;
import io.commission.calculation.Explanation;
import io.commission.calculation.Explanation.Computation;
import io.commission.calculation.Explanation.LoadUsed;
import io.commission.calculation.Explanation.PostedBefore;
import io.commission.calculation.Explanation.Split;
import io.commission.calculation.Formula;
import io.commission.calculation.Gate;
import io.commission.calculation.LoadAmounts;
import io.commission.calculation.Method;
import io.commission.calculation.PassedOver;
import io.commission.calculation.Posted;
import io.commission.calculation.RateType;
import io.commission.calculation.Rated;
import io.commission.calculation.Rating;
import io.commission.calculation.Recomputation;
import io.commission.calculation.Share;
import io.commission.calculation.Terms;
import io.commission.calculation.TermsSource;
import io.commission.calculation.ThresholdType;
import io.commission.calculation.Tier;
import io.commission.calculation.TierMode;
import io.commission.calculation.TierPeriod;
import io.commission.calculation.TierSchedule;
import io.commission.calculation.Totals;
import io.commission.money.MinorUnits;

/** What a payout run reads of an explanation gives the same cents as all of it (CALC-7, PAY-1). */
class RecomputationInputsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final Formula FORMULA = (rules, inputs) -> inputs.credit().amounts().revenue()
            .multiply(new BigDecimal("0.05")).add(BigDecimal.valueOf(inputs.credit().customer().length()))
            .add(BigDecimal.valueOf(inputs.credit().rep().length())).add(inputs.before().loads());
    private static final Recomputation RECOMPUTATION = new Recomputation(FORMULA);
    private static final List<String> NAMES = List.of("L1", "quote \" and \\ end\\", "\"terms\":{", "\",\"terms\":{}",
            "} brace {", "{\"terms\":{\"method\":\"FLAT\"}}", "日本 é", "");

    @Test
    void calc7PartsThatOnlyPeopleReadMakeNoDifference() {
        long seed = System.nanoTime();
        System.out.println("RecomputationInputsTest seed " + seed);
        Random random = new Random(seed);
        RecomputationInputs inputs = new RecomputationInputs();
        for (int i = 0; i < 3_000; i++) {
            Explanation explanation = explanation(random);
            String json = Explanations.write(List.of(explanation))[0];
            BigDecimal expected = RECOMPUTATION.of(Explanations.read(json));
            assertEquals(explanation.amount(), expected, json);
            assertEquals(expected, RECOMPUTATION.of(inputs.read(json)), json);
        }
    }

    @Test
    void pay1AnotherInputGivesAnotherAmount() {
        RecomputationInputs inputs = new RecomputationInputs();
        String json = Explanations.write(List.of(explanation(terms(Method.PERCENT, null, "plan"), "L1",
                amounts("1000.00"), Gate.PASSED, Totals.NONE, null, List.of())))[0];
        assertEquals(new BigDecimal("75.00"), RECOMPUTATION.of(inputs.read(json)));
        assertEquals(new BigDecimal("150.00"),
                RECOMPUTATION.of(inputs.read(json.replace("\"revenue\":1000.00", "\"revenue\":2000.00"))));
        assertEquals(new BigDecimal("76.00"),
                RECOMPUTATION.of(inputs.read(json.replace("\"rate\":7.5", "\"rate\":7.6"))));
        assertEquals(new BigDecimal("0.00"),
                RECOMPUTATION.of(inputs.read(json.replace("\"PASSED\"", "\"BELOW_MINIMUM\""))));
        assertEquals(new BigDecimal("75.00"), RECOMPUTATION.of(inputs.read(json)));
    }

    @Test
    void pay1WhatIsCutOffIsRefused() {
        String json = Explanations.write(List.of(explanation(terms(Method.PERCENT, null, "plan"), "L1",
                amounts("1000.00"), Gate.PASSED, Totals.NONE, null, List.of())))[0];
        RecomputationInputs inputs = new RecomputationInputs();
        assertThrows(IllegalStateException.class, () -> inputs.read(json.substring(0, json.indexOf("planName"))));
        assertThrows(IllegalStateException.class, () -> inputs.read(json.substring(0, json.indexOf("gate"))));
    }

    private static Explanation explanation(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Explanation.manual(2, pick(random, NAMES), cents(random, 500_000).negate());
            case 1 -> bonus(random);
            default -> load(random);
        };
    }

    private static Explanation bonus(Random random) {
        BigDecimal amount = cents(random, 100_000);
        Totals totals = new Totals(cents(random, 100_000), BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO);
        Bonus bonus = new Bonus(1, "b", ThresholdType.LOAD_COUNT, BigDecimal.ONE, amount);
        return new Explanation(Explanation.Kind.BONUS, 2, null, null, null, null,
                new Explanation.PeriodUsed(new UUID(0, 1), DAY, DAY, totals, List.of(bonus), null, null), null, amount,
                null, null, null, amount);
    }

    private static Explanation load(Random random) {
        Method method = pick(random, List.of(Method.values()));
        BigDecimal cap = random.nextInt(4) == 0 ? cents(random, 80_000) : null;
        Terms terms = terms(method, cap, pick(random, NAMES));
        LoadAmounts amounts = new LoadAmounts(cents(random, 900_000),
                random.nextBoolean() ? null : cents(random, 500_000),
                random.nextBoolean() ? null : cents(random, 500_000));
        Totals before = new Totals(cents(random, 2_000_000), cents(random, 300_000),
                BigDecimal.valueOf(random.nextInt(40)), cents(random, 90_000));
        List<Share> shares = random.nextBoolean()
                ? null
                : List.of(new Share(new UUID(1, 1), new BigDecimal("66.6667")),
                        new Share(new UUID(1, 2), new BigDecimal("33.3333")));
        List<PostedBefore> posted = random.nextInt(3) > 0
                ? List.of()
                : List.of(new PostedBefore(new UUID(2, 2), Posted.Kind.COMMISSION, cents(random, 10_000)),
                        new PostedBefore(new UUID(2, 3), Posted.Kind.ADJUSTMENT, cents(random, 10_000).negate()));
        return explanation(terms, pick(random, NAMES), amounts, pick(random, List.of(Gate.values())), before, shares,
                posted);
    }

    private static Explanation explanation(Terms terms, String name, LoadAmounts amounts, Gate gate, Totals before,
            List<Share> shares, List<PostedBefore> posted) {
        MinorUnits units = new MinorUnits(2);
        BigDecimal measure = terms.method() == Method.TIERED && !terms.marginal() ? new BigDecimal("9000.00") : null;
        Credit credit = new Credit(new UUID(0, 5), terms, amounts, BigDecimal.ONE, gate, name, "rep " + name);
        Rated rated = new Rating(units, FORMULA).one(credit, terms.counted() ? before : Totals.NONE, measure);
        int position = 1;
        BigDecimal target = shares == null
                ? rated.amount()
                : Recomputation.share(rated.amount(), shares, position, units);
        BigDecimal amount = target
                .subtract(posted.stream().map(PostedBefore::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        LoadUsed used = new LoadUsed(new UUID(0, 5), name, amounts, amounts.netMargin(), amounts.marginPercent(), DAY,
                DAY);
        return new Explanation(Explanation.Kind.LOAD, 2, used, terms, Computation.of(rated),
                shares == null ? null : new Split(shares, position), null, null, target,
                posted.isEmpty() ? null : posted, null, null, amount);
    }

    private static Terms terms(Method method, BigDecimal cap, String plan) {
        TierSchedule schedule = method != Method.TIERED
                ? null
                : new TierSchedule(ThresholdType.REVENUE, RateType.PERCENT,
                        plan.length() % 2 == 0 ? TierMode.MARGINAL : TierMode.WHOLE, TierPeriod.MONTHLY,
                        List.of(new Tier(1, plan, BigDecimal.ZERO, new BigDecimal("8000"), new BigDecimal("8")),
                                new Tier(2, null, new BigDecimal("8000"), null, new BigDecimal("10.5000"))));
        BigDecimal rate = method == Method.FLAT || method == Method.PERCENT ? new BigDecimal("7.5") : null;
        return new Terms(TermsSource.PLAN, new UUID(3, 1), new UUID(3, 2), plan, new UUID(3, 3), null, method, rate,
                Basis.GROSS_REVENUE, new BigDecimal("10.0000"), schedule, method == Method.CUSTOM ? "rules" : null, cap,
                List.of(new PassedOver(TermsSource.CUSTOMER_OVERRIDE, new UUID(3, 9), plan)));
    }

    private static LoadAmounts amounts(String revenue) {
        return new LoadAmounts(new BigDecimal(revenue), null, null);
    }

    private static BigDecimal cents(Random random, int most) {
        return BigDecimal.valueOf(random.nextInt(most), 2);
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
