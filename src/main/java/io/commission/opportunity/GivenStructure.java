package io.commission.opportunity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.structure.Line;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;

/** Lines as somebody gave them, made a structure: House has what the others leave where it has no line (OPP-2, MON-5). */
public final class GivenStructure {
    private static final int DECIMALS = 2;
    private static final BigDecimal WHOLE = new BigDecimal("100.00");

    private final UUID house;
    private final List<Line> lines = new ArrayList<>();

    public GivenStructure(UUID house) {
        this.house = house;
    }

    /** @param person null: House, on the HOUSE line only */
    public void add(String field, LineRole role, UUID person, BigDecimal percent) {
        if (role == LineRole.HOUSE && person != null && !person.equals(house)) {
            throw Refusal.of(Code.HOUSE_LINE_IS_HOUSES, "The HOUSE line belongs to House. Leave its personId out.")
                    .field(field + ".personId", "must be house on the HOUSE line");
        }
        if (role != LineRole.HOUSE && (person == null || person.equals(house))) {
            throw Refusal.of(Code.HOUSE_NOT_GIVEN, "House has the HOUSE line only. Name a person or unassigned.")
                    .field(field + ".personId", "must be a person or unassigned");
        }
        if (role == LineRole.HOUSE && lines.stream().anyMatch(line -> line.role() == LineRole.HOUSE)) {
            throw Refusal.of(Code.STRUCTURE_NEEDS_ONE_HOUSE, "A structure has exactly one HOUSE line.")
                    .field(field + ".role", "stands twice");
        }
        lines.add(new Line(role, person == null ? house : person, hundredths(field, percent)));
    }

    /** @throws io.commission.structure.StructureRefused what OPP-2 does not allow */
    public Structure whole() {
        if (lines.stream().noneMatch(line -> line.role() == LineRole.HOUSE)) {
            int others = lines.stream().mapToInt(Line::hundredths).sum();
            if (others > Structure.WHOLE) {
                throw Refusal.of(Code.HOUSE_BELOW_ZERO, "The lines hold more than 100.00 %. Give less.")
                        .field("structure", "leaves less than 0 to House");
            }
            lines.add(new Line(LineRole.HOUSE, house, Structure.WHOLE - others));
        }
        return Structure.of(lines);
    }

    private static int hundredths(String field, BigDecimal percent) {
        if (percent.signum() < 0) {
            throw Refusal.of(Code.PERCENT_NEGATIVE, "A percent is 0 or more.").field(field + ".percent",
                    "must be 0 or more");
        }
        if (percent.compareTo(WHOLE) > 0) {
            throw Refusal.of(Code.STRUCTURE_NOT_100, "A line holds more than 100.00 %.").field(field + ".percent",
                    "must be 100 or less");
        }
        if (percent.stripTrailingZeros().scale() > DECIMALS) {
            throw Refusal.of(Code.TOO_MANY_DECIMALS, "The percents of a structure have at most 2 decimals.")
                    .field(field + ".percent", "has more than 2 decimals");
        }
        return percent.movePointRight(DECIMALS).intValueExact();
    }
}
