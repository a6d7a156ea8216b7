package io.commission.structure;

/** A structure that cannot be, or a change of one that is refused. */
public class StructureRefused extends RuntimeException {
    private final Fault fault;

    StructureRefused(Fault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
