package io.commission.calculation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.commission.money.Allocation;
import io.commission.money.Percent;

/**
 * A load's money, each part null where it is not known (LOAD-1).
 *
 * @param revenue gross revenue
 * @param carrierCost what the carrier is paid
 * @param linehaul the linehaul part of the revenue
 */
public record LoadAmounts(BigDecimal revenue, BigDecimal carrierCost, BigDecimal linehaul) {

    /** Revenue less carrier cost; null where either is unknown. May be negative. */
    public BigDecimal netMargin() {
        return revenue == null || carrierCost == null ? null : revenue.subtract(carrierCost);
    }

    /** The amount that a rate on the basis is applied to, if it is known. */
    public Optional<BigDecimal> of(Basis basis) {
        return Optional.ofNullable(
                switch (basis) {
                    case GROSS_REVENUE -> revenue;
                    case NET_MARGIN -> netMargin();
                    case LINEHAUL -> linehaul;
                });
    }

    /** Net margin in percent of revenue, for reading only: 4 decimals, half-up; null without margin or revenue. */
    public BigDecimal marginPercent() {
        BigDecimal margin = netMargin();
        return margin == null || revenue.signum() == 0
                ? null
                : margin.movePointRight(2).divide(revenue, Percent.DECIMALS, RoundingMode.HALF_UP);
    }

    /** Net margin in percent of revenue with 34 digits, for expressions; null without margin or revenue. */
    public BigDecimal marginPercentUnrounded() {
        BigDecimal margin = netMargin();
        return margin == null || revenue.signum() == 0
                ? null
                : margin.movePointRight(2).divide(revenue, MathContext.DECIMAL128);
    }

    /**
     * The load's amounts divided by shares in percent, each in minor units by MON-4 (CALC-1, CREDIT_THEN_RATE). The parts' costs are
     * what is left of their revenue after their margin, so revenue, margin and linehaul add up.
     */
    public List<LoadAmounts> split(List<BigDecimal> shares, int digits) {
        List<BigDecimal> revenues = divide(revenue, shares, digits);
        List<BigDecimal> margins = divide(netMargin(), shares, digits);
        List<BigDecimal> linehauls = divide(linehaul, shares, digits);
        List<LoadAmounts> parts = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            BigDecimal part = revenues.get(i);
            BigDecimal cost = margins.get(i) == null ? null : part.subtract(margins.get(i));
            parts.add(new LoadAmounts(part, cost, linehauls.get(i)));
        }
        return parts;
    }

    private static List<BigDecimal> divide(BigDecimal whole, List<BigDecimal> shares, int digits) {
        if (whole == null) {
            List<BigDecimal> unknown = new ArrayList<>();
            shares.forEach(share -> unknown.add(null));
            return unknown;
        }
        return Allocation.byLargestRemainder(whole, shares, digits);
    }
}
