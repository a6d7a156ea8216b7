package io.commission.opportunity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.commission.database.Row;
import io.commission.person.PersonKind;
import io.commission.structure.ChangeType;
import io.commission.structure.LineRole;

/**
 * Owner and structure from a day on, with the change that brought them, for readers.
 *
 * @param change null: the original
 */
record Stage(UUID opportunity, LocalDate from, UUID owner, String ownerName, PersonKind ownerKind, Brought change,
        List<StructureLineView> lines) {

    /** @param reason why, as whoever made the change said */
    record Brought(UUID id, ChangeType type, LocalDate effective, LocalDate end, String reason) {
    }

    boolean hasHouseRep() {
        return lines.stream().anyMatch(line -> line.role() == LineRole.HOUSE_REP);
    }

    static Stage of(Row row) {
        Brought change = row.uuid("change_id") == null
                ? null
                : new Brought(row.uuid("change_id"), row.oneOf(ChangeType.class, "type"), row.date("effective_date"),
                        row.date("end_date"), row.text("reason"));
        List<StructureLineView> lines = new ArrayList<>(4);
        lines.add(new StructureLineView(row.oneOf(LineRole.class, "role"), row.uuid("person_id"),
                row.text("person_name"), row.decimal("percent")));
        return new Stage(row.uuid("opportunity_id"), row.date("effective_from"), row.uuid("owner_id"),
                row.text("owner_name"), row.oneOf(PersonKind.class, "owner_kind"), change, lines);
    }
}
