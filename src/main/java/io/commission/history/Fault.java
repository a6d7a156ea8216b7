package io.commission.history;

/** How a chain of changes is broken. */
public enum Fault {
    /** A position has no change: it was deleted. */
    MISSING("No change stands at this position: it was deleted."),
    /** A position has two changes: one was slipped in. */
    REPEATED("Two changes stand at this position: one was slipped in."),
    /** What the change says, or its place, is not what its digest was made of. */
    CONTENT("What the change says, or its place in the chain, is not what its digest was made of: it was altered or moved."),
    /** The change says what it said, as what follows proves; its digest was overwritten. */
    DIGEST("The change's digest was overwritten; what follows proves that its content is the original one."),
    /** The kept end of the chain lies beyond its last change: the last ones were deleted. */
    END_MISSING("The chain ends before its kept end: the last changes were deleted."),
    /** Changes stand behind the kept end of the chain. */
    END_PASSED("Changes stand behind the chain's kept end: they were slipped in, or the end was set back."),
    /** The kept end of the chain has another digest than its last change. */
    END_DIFFERS("The chain's kept end has another digest than its last change.");

    final String detail;

    Fault(String detail) {
        this.detail = detail;
    }
}
