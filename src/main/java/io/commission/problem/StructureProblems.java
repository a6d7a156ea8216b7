package io.commission.problem;

import io.commission.structure.StructureRefused;

/** What pure structures refuse, as callers are told: the fault's name is the code (OPP-2, RSG-4). */
public final class StructureProblems {
    private StructureProblems() {
    }

    /** {@link DatabaseProblems} explains one that nobody catches the same way, so endpoints need not ask here. */
    public static Refusal explain(StructureRefused refused) {
        return Refusal.of(Code.valueOf(refused.fault().name()), refused.getMessage());
    }
}
