package io.commission.imports;

import java.util.Locale;
import java.util.Optional;

/** The file formats that an import reads. */
public enum ImportFormat {
    CSV, NDJSON;

    /** The format of a Content-Type header, or empty when it is not one of these or not in UTF-8. */
    public static Optional<ImportFormat> of(String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return Optional.empty();
            }
        }
        return switch (parts[0].strip()) {
            case "text/csv" -> Optional.of(CSV);
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> Optional.of(NDJSON);
            default -> Optional.empty();
        };
    }
}
