package io.commission.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CommissionDefaultsTest {
    @Inject
    CommissionDefaults defaults;

    @Test
    void mon2FractionsOfTheEnvironmentArePercentsInside() {
        assertEquals(new BigDecimal("10.0000"), defaults.commissionRate());
        assertEquals(new BigDecimal("10.0000"), defaults.minimumMargin());
    }

    @Test
    void section16Defaults() {
        assertEquals(CommissionDefaults.Trigger.ON_DELIVERY, defaults.calculationTrigger());
        assertEquals(1, defaults.payouts().generationDay());
        assertEquals(0, defaults.payouts().approvalThreshold().compareTo(new BigDecimal("10000")));
    }
}
