package io.commission.change;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.commission.structure.Line;
import io.commission.structure.Structure;
import io.commission.structure.Version;

/** Owner and structure as the log of changes spells them; those that are the same are one text. */
final class StateJson {
    private final Map<State, String> spelled = new HashMap<>();

    private record State(UUID owner, Structure structure) {
    }

    /** {@code {"ownerId":null,"structure":[{"role":"HOUSE","personId":"…","percent":100.00}]}} */
    String of(Version version) {
        return spelled.computeIfAbsent(new State(version.owner(), version.structure()), StateJson::spell);
    }

    private static String spell(State state) {
        StringBuilder json = new StringBuilder(256).append("{\"ownerId\":");
        id(json, state.owner()).append(",\"structure\":[");
        for (Line line : state.structure().lines()) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",").append("{\"role\":\"").append(line.role())
                    .append("\",\"personId\":");
            id(json, line.person()).append(",\"percent\":").append(line.hundredths() / 100).append('.')
                    .append(line.hundredths() / 10 % 10).append(line.hundredths() % 10).append('}');
        }
        return json.append("]}").toString();
    }

    private static StringBuilder id(StringBuilder json, UUID id) {
        return id == null ? json.append("null") : json.append('"').append(id).append('"');
    }
}
