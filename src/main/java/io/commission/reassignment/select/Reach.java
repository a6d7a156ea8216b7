package io.commission.reassignment.select;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.commission.access.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * On what whoever asked may act, kept with the batch: it runs later, and without them (PERM-2).
 *
 * @param manager whose team it is, where not all; null: nobody's
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reach(boolean all, UUID manager) {

    public static Reach of(Caller caller) {
        return new Reach(caller.visible().all(), caller.personId().orElse(null));
    }
}
