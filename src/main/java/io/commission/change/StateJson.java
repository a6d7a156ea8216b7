package io.commission.change;

import java.util.UUID;

import io.commission.structure.Line;
import io.commission.structure.Version;

/** Owner and structure as the log of changes spells them. */
final class StateJson {

    private StateJson() {
    }

    /** {@code {"ownerId":null,"structure":[{"role":"HOUSE","personId":"…","percent":100.00}]}} */
    static String of(Version version) {
        StringBuilder json = new StringBuilder(256).append("{\"ownerId\":");
        id(json, version.owner()).append(",\"structure\":[");
        for (Line line : version.structure().lines()) {
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
