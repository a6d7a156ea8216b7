package io.commission.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void mon1EachCurrencyHasItsMinorUnits() {
        assertEquals(2, MinorUnits.of("USD").digits());
        assertEquals(3, MinorUnits.of("KWD").digits());
        assertEquals(0, MinorUnits.of("JPY").digits());
        assertThrows(IllegalArgumentException.class, () -> MinorUnits.of("XXQ"));
        assertThrows(IllegalArgumentException.class, () -> MinorUnits.of("XAU"));
    }

    @Test
    void mon1MoreDecimalsAreRefusedTrailingZerosAside() {
        MinorUnits usd = MinorUnits.of("USD");
        assertEquals(new BigDecimal("1.20"), usd.exact(new BigDecimal("1.2")));
        assertEquals(new BigDecimal("1.20"), usd.exact(new BigDecimal("1.2000")));
        assertEquals(2, assertThrows(TooManyDecimals.class, () -> usd.exact(new BigDecimal("1.201"))).allowed());
        assertEquals(new BigDecimal("1.201"), MinorUnits.of("KWD").exact(new BigDecimal("1.201")));
        assertThrows(TooManyDecimals.class, () -> MinorUnits.of("JPY").exact(new BigDecimal("0.5")));
        assertEquals(new BigDecimal("0.000"), MinorUnits.of("KWD").zero());
    }

    @Test
    void mon2ARateIsAPercentWithAtMost4Decimals() {
        assertEquals(new BigDecimal("10.0000"), Percent.exact(new BigDecimal("10")));
        assertEquals(new BigDecimal("0.0001"), Percent.exact(new BigDecimal("0.00010")));
        assertThrows(TooManyDecimals.class, () -> Percent.exact(new BigDecimal("0.00001")));
        assertEquals(new BigDecimal("10.0000"), Percent.ofFraction(new BigDecimal("0.10")));
        assertThrows(TooManyDecimals.class, () -> Percent.ofFraction(new BigDecimal("0.1234567")));
        assertEquals(0, new BigDecimal("0.0123").compareTo(Percent.of(new BigDecimal("1.23"), BigDecimal.ONE)));
    }

    @Test
    void mon3HalvesAreRoundedAwayFromZero() {
        MinorUnits usd = MinorUnits.of("USD");
        assertEquals(new BigDecimal("0.13"), usd.round(new BigDecimal("0.125")));
        assertEquals(new BigDecimal("-0.13"), usd.round(new BigDecimal("-0.125")));
        assertEquals(new BigDecimal("0.12"), usd.round(new BigDecimal("0.12499999")));
        assertEquals(new BigDecimal("1"), MinorUnits.of("JPY").round(new BigDecimal("0.5")));
        assertEquals(new BigDecimal("0.001"), MinorUnits.of("KWD").round(new BigDecimal("0.0005")));
    }
}
