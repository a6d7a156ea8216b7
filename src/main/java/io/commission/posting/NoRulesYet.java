package io.commission.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import io.commission.calculation.Formula;
import io.quarkus.arc.DefaultBean;

/** Stands in until the rules language of CUSTOM plans is there. */
class NoRulesYet {

    @Produces
    @DefaultBean
    @ApplicationScoped
    Formula formula() {
        return (rules, inputs) -> {
            throw new UnsupportedOperationException("CUSTOM plans are not evaluated yet");
        };
    }
}
