package io.commission.reassignment.strategy;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A rule of SEGMENTED; what is null is met by all. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Segment(Set<String> accountTypes, Set<String> territories, Set<String> stages, BigDecimal from,
        BigDecimal below,
        Way way) {

    /** @param stagesOfAll of the opportunity, or of all those of an account; each as text and as status */
    public boolean meets(String accountType, String territory, Collection<Set<String>> stagesOfAll,
            BigDecimal commission) {
        return (accountTypes == null || accountType != null && accountTypes.contains(accountType))
                && (territories == null || territory != null && territories.contains(territory))
                && (stages == null || !stagesOfAll.isEmpty()
                        && stagesOfAll.stream().allMatch(one -> one.stream().anyMatch(stages::contains)))
                && (from == null || commission.compareTo(from) >= 0)
                && (below == null || commission.compareTo(below) < 0);
    }
}
