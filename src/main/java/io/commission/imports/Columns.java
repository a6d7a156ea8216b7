package io.commission.imports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns that a file may have, and those that it must have. Names are exact, upper and lower case matter. */
public final class Columns {
    private final Set<String> required = new LinkedHashSet<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Columns() {
    }

    public static Columns required(String... names) {
        Columns columns = new Columns();
        columns.required.addAll(List.of(names));
        columns.known.addAll(columns.required);
        return columns;
    }

    public Columns optional(String... names) {
        known.addAll(List.of(names));
        return this;
    }

    Set<String> known() {
        return known;
    }

    /** Every fault of a header at once. */
    void check(long line, List<String> header) {
        List<RowError> errors = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (Characters.fault(name) == RowFault.NOT_UTF8) {
                errors.add(RowError.of(line, Characters.shown(name), RowFault.NOT_UTF8,
                        "the name of column " + (i + 1) + " is not valid UTF-8; save the file as UTF-8"));
            } else if (!known.contains(name)) {
                errors.add(RowError.of(line, Characters.shown(name), RowFault.UNKNOWN_COLUMN, unknown(name, i + 1)));
            } else if (!seen.add(name)) {
                errors.add(RowError.of(line, name, RowFault.DUPLICATE_COLUMN,
                        "column " + name + " stands in the header twice, again as column " + (i + 1)));
            }
        }
        for (String name : required) {
            if (!seen.contains(name)) {
                errors.add(RowError.of(line, name, RowFault.MISSING_COLUMN,
                        "column " + name + " is missing; required are: " + String.join(", ", required)));
            }
        }
        if (!errors.isEmpty()) {
            throw new ImportFault(errors);
        }
    }

    private String unknown(String name, int position) {
        String hint = name.indexOf(';') >= 0 || name.indexOf('\t') >= 0 ? "; cells are separated by commas" : "";
        return "column " + position + " has the unknown name '" + Characters.shown(name) + "'; known are: "
                + String.join(", ", known) + hint;
    }
}
