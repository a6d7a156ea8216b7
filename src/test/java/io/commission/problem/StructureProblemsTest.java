package io.commission.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.commission.structure.Fault;
import io.commission.structure.Line;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;
import io.commission.structure.StructureRefused;

class StructureProblemsTest {
    @ParameterizedTest
    @EnumSource
    void rsg4EachFaultOfAStructureHasItsOwnCode(Fault fault) {
        assertEquals(fault.name(), Code.valueOf(fault.name()).name());
    }

    @Test
    void opp2ARefusedStructureIsExplainedWhereverItIsThrown() {
        List<Line> half = List.of(new Line(LineRole.HOUSE, new UUID(0, 1), 5_000));
        StructureRefused refused = assertThrows(StructureRefused.class, () -> Structure.of(half));
        Refusal refusal = new DatabaseProblems().explain(new IllegalStateException(refused)).orElseThrow();
        assertEquals(Code.STRUCTURE_NOT_100, refusal.code);
        assertEquals("The lines add up to 50.00, not to 100.00.", refusal.getMessage());
    }
}
