package io.commission.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.change.ChangeRecord;
import io.commission.change.Level;
import io.commission.database.Row;
import io.commission.structure.ChangeType;
import io.commission.structure.LineRole;

/** A change as the log has it, with the names of what stands around it. */
record Recorded(long position, ChangeRecord.Kind kind, UUID id, UUID opportunityId, String opportunityName,
        UUID accountId, String accountName, ChangeView.Batch batch, Level scope, ChangeType type, UUID departing,
        LocalDate effectiveDate, LocalDate endDate, State before, State after, String reason, String reference,
        String pick, UUID rollbackOf, UUID undoneBy, Instant createdAt, String createdBy, String createdByName) {

    /** Owner, and the lines of the structure or the one assignment of the account. */
    record State(UUID owner, List<Stand> lines) {
        Stand of(UUID person) {
            return lines.stream().filter(line -> line.person().equals(person)).findFirst().orElse(null);
        }
    }

    /** @param role in the structure, or accountRole at the account */
    record Stand(UUID person, LineRole role, BigDecimal percent, String accountRole) {
    }

    static Recorded of(Row row, ObjectMapper json) {
        return new Recorded(row.number("chain_position"), row.oneOf(ChangeRecord.Kind.class, "kind"), row.uuid("id"),
                row.uuid("opportunity_id"), row.text("opportunity_name"), row.uuid("account_id"),
                row.text("account_name"),
                new ChangeView.Batch(row.uuid("batch_id"), row.text("batch_status"), row.text("strategy"),
                        row.text("approver"), row.text("approver_name")),
                row.oneOf(Level.class, "scope"), row.oneOf(ChangeType.class, "type"), row.uuid("departing_id"),
                row.date("effective_date"), row.date("end_date"), state(json, row.text("before")),
                state(json, row.text("after")), row.text("reason"), row.text("reference"), row.text("pick"),
                row.uuid("rollback_of"), row.uuid("undone_by"), row.instant("created_at"), row.text("created_by"),
                row.text("created_by_name"));
    }

    /** Everybody named in it. */
    List<UUID> people() {
        List<UUID> people = new ArrayList<>();
        for (State state : List.of(before, after)) {
            if (state.owner() != null) {
                people.add(state.owner());
            }
            state.lines().forEach(line -> people.add(line.person()));
        }
        if (departing != null) {
            people.add(departing);
        }
        return people;
    }

    private static State state(ObjectMapper json, String text) {
        try {
            JsonNode state = json.readTree(text);
            List<Stand> lines = new ArrayList<>();
            for (JsonNode line : state.path("structure")) {
                lines.add(new Stand(id(line.get("personId")), LineRole.valueOf(line.get("role").asText()),
                        new BigDecimal(line.get("percent").asText()).setScale(2), null));
            }
            JsonNode assignment = state.path("assignment");
            if (id(assignment.get("personId")) != null) {
                lines.add(new Stand(id(assignment.get("personId")), null, null, assignment.path("role").asText(null)));
            }
            return new State(id(state.get("ownerId")), List.copyOf(lines));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change of the log cannot be read", e);
        }
    }

    private static UUID id(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode() ? null : UUID.fromString(node.asText());
    }
}
