package io.commission.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.commission.calculation.Basis;
import io.commission.calculation.Credit;
import io.commission.calculation.FormulaInputs;
import io.commission.calculation.Gate;
import io.commission.calculation.LoadAmounts;
import io.commission.calculation.Method;
import io.commission.calculation.Terms;
import io.commission.calculation.TermsSource;
import io.commission.calculation.Totals;

/** PLAN-8. */
class CustomRulesTest {
    private final CustomRules rules = new CustomRules();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "revenue * 0.1                                          | 123.456",
            "IF(marginPercent >= 20, margin * 0.12, margin * 0.08)  | 48.0000",
            "IF(customer = \"Acme\" AND loadCount > 0, 25, 10)      | 25",
            "IF(customer != \"Acme\" OR rep = \"Ray\", 7, 1)        | 7",
            "MIN(100, MAX(revenue * 0.05, 20))                      | 61.7280",
            "ROUND(2.345, 2) + ROUND(-2.345, 2)                     | 0.00",
            "ROUND(2.5, 0)                                          | 3",
            "IF(periodToDate >= 50000, revenue * 0.12, revenue*.08) | 148.1472",
            "IF(!(periodToDateLoads < 3), 1, 2)                     | 1",
            "periodToDateRevenue - periodToDateMargin               | 32000",
            "REVENUE - CARRIERCOST - margin + linehaul - linehaul   | 0.00",
            "0.1 + 0.2                                              | 0.3",
            "-(3 - 5)                                               | 2"})
    void plan8DecimalExpressionsOverNamedInputs(String expression, BigDecimal expected) {
        rules.check(expression, Basis.GROSS_REVENUE);
        BigDecimal result = rules.evaluate(expression, inputs("834.56"));
        assertEquals(0, expected.compareTo(result), () -> expression + " gave " + result);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "revenue * 0.1 +          | 15",
            "revenue * income         | 11",
            "(revenue * 0.1           | 1",
            "revenue)                 | 8",
            "SQRT(revenue)            | 1",
            "revenue ^ 2              | 9"})
    void plan8ErrorsTellThePosition(String expression, int position) {
        RulesFailure failure = assertThrows(RulesFailure.class, () -> rules.check(expression, Basis.GROSS_REVENUE));
        assertEquals(position, failure.position(), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "RANDOM()", "DT_NOW()", "DT_TODAY()", "STR_FORMAT(\"%s\", revenue)", "STR_LENGTH(customer)",
            "STR_MATCHES(customer, \"(a+)+$\")", "FACT(1000000)", "2 ^ 999999999", "2 ^ 2 ^ 2 ^ 2 ^ 2",
            "1e999999999", "1E400 + 1", "0xFF", "ROUND(revenue, 999999999)", "ROUND(revenue, -999999999)",
            "ROUND(1, 0.5)", "[1, 2][0]", "revenue.class", "customer.getClass()",
            "java.lang.Runtime.getRuntime()", "System.exit(1)", "new java.io.File(\"x\")", "revenue; margin",
            "while(true)", "for(i=0;i<9;i++)", "x = 5", "revenue % 7", "NULL", "PI", "e", "DT_FORMAT_ISO_DATE_TIME",
            "\"a\" + \"b\"", "customer + rep", "customer", "revenue > 5", "IF(revenue > 5, customer, rep)",
            "revenue / (margin - 200)", "revenue / periodToDate", "", "   ", "()", "revenue margin",
            "99999999999999999999", "999999999999999 * 999999999999999",
            "SUM(1, 2)", "SWITCH(1, 1, 2)", "COALESCE(revenue, 1)", "LOG(revenue)", "IF(revenue, 1)"})
    void plan8WhatIsNotInTheLanguageIsRefusedWhenSaved(String expression) {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThrows(RulesFailure.class,
                () -> rules.check(expression, Basis.GROSS_REVENUE)));
    }

    @Test
    void plan8SizeAndDepthAreLimited() {
        assertTrue(refused("1+".repeat(1_000) + "1").isLimit());
        assertTrue(refused("1+".repeat(CompiledRules.MAX_DEPTH) + "1").isLimit());
        assertTrue(refused("(".repeat(100) + "-".repeat(80) + "1" + ")".repeat(100)).isLimit());
        assertTrue(refused("ABS(".repeat(60) + "1" + ")".repeat(60)).isLimit());
        assertTrue(refused("MAX(" + "1,".repeat(600) + "1)").isLimit());
        assertFalse(refused("revenue * income").isLimit());
        rules.check("(".repeat(900) + "1" + ")".repeat(900), Basis.GROSS_REVENUE);
    }

    @Test
    void plan8TheLargestAllowedExpressionIsCheap() {
        String largest = "999999999999999*".repeat(48) + "1";
        assertTimeoutPreemptively(Duration.ofSeconds(1),
                () -> assertTrue(refused("ROUND(" + largest + ", 10)").isLimit()));
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> assertTrue(refused("FLOOR(" + largest + ")").isLimit()));
    }

    @Test
    void load1AnUnknownInputStopsOnlyExpressionsThatNeedIt() {
        assertEquals(Set.of(RulesInput.REVENUE), rules.requiredInputs("revenue * 0.1"));
        assertEquals(Set.of(RulesInput.MARGIN, RulesInput.CUSTOMER),
                rules.requiredInputs("IF(Customer = \"revenue\", MARGIN, 0)"));
        assertEquals(0, new BigDecimal("123.456").compareTo(rules.evaluate("revenue * 0.1", inputs(null))));
        assertThrows(RulesFailure.class, () -> rules.evaluate("margin * 0.1", inputs(null)));
    }

    @Test
    void load1WhatCannotBeEvaluatedForALoadSaysWhy() {
        assertEquals(Optional.of("margin is unknown"), rules.obstacle("margin * 0.1", inputs(null)));
        assertTrue(rules.obstacle("1 / (revenue - 1234.56)", inputs(null)).isPresent());
        assertEquals(Optional.empty(), rules.obstacle("revenue * 0.1", inputs(null)));
    }

    @Test
    void plan8DivisionKeepsThirtyFourDigits() {
        assertEquals("0.3333333333333333333333333333333333",
                rules.evaluate("1 / 3", inputs(null)).toPlainString());
    }

    @Test
    void plan8ThreadsShareACompiledExpressionAndNotItsValues() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<BigDecimal>> calls = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String cost = i % 2 == 0 ? "1000.00" : "1200.00";
                calls.add(() -> rules.evaluate("margin * 1", inputs(cost)));
            }
            List<Future<BigDecimal>> results = pool.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                BigDecimal expected = new BigDecimal(i % 2 == 0 ? "234.56" : "34.56");
                assertEquals(0, expected.compareTo(results.get(i).get()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private RulesFailure refused(String expression) {
        return assertThrows(RulesFailure.class, () -> rules.check(expression, Basis.GROSS_REVENUE));
    }

    /** Revenue 1,234.56; 60,000 revenue, 28,000 margin and 3 loads so far. */
    private static FormulaInputs inputs(String cost) {
        Terms terms = new Terms(TermsSource.PLAN, null, null, "plan", null, null, Method.CUSTOM, null,
                Basis.GROSS_REVENUE,
                null, null, null, null, List.of());
        LoadAmounts amounts = new LoadAmounts(new BigDecimal("1234.56"), cost == null ? null : new BigDecimal(cost),
                new BigDecimal("1000.00"));
        Credit credit = new Credit(new UUID(0, 1), terms, amounts, BigDecimal.ONE, Gate.PASSED, "Acme", "Ray");
        return new FormulaInputs(credit,
                new Totals(new BigDecimal("60000"), new BigDecimal("28000"), new BigDecimal("3"),
                        BigDecimal.ZERO));
    }
}
