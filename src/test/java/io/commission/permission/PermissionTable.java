package io.commission.permission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads permissions.table, which says at its head how it is read. */
record PermissionTable(List<Line> lines) {
    static final String FILE = "src/test/resources/io/commission/permission/permissions.table";
    static final List<String> ROLES = List.of("admin", "finance", "manager", "rep", "auditor", "integration");
    private static final String NOTHING = "nothing";
    private static final Map<String, String> SHORT = Map.of("read", "read.all/read.team/read.own");

    /** @param whose a kind of row, - where the operation is about nobody's */
    record Line(String operation, String asksFor, String whose, Map<String, Reach> reach) {
        boolean open() {
            return asksFor.equals(NOTHING);
        }

        boolean ofRows() {
            return !whose.equals("-");
        }

        /** Sets of permissions; without all of one set nobody is let in. */
        List<Set<String>> withholding() {
            if (open()) {
                return List.of();
            }
            String needed = asksFor;
            for (Map.Entry<String, String> word : SHORT.entrySet()) {
                needed = needed.replaceAll("\\b" + word.getKey() + "\\b(?!\\.)", word.getValue());
            }
            if (needed.contains("/")) {
                return List.of(new TreeSet<>(List.of(needed.split("/"))));
            }
            List<Set<String>> each = new ArrayList<>();
            for (String permission : needed.split("\\+")) {
                each.add(Set.of(permission));
            }
            return each;
        }
    }

    static PermissionTable read() {
        try (InputStream file = PermissionTable.class.getResourceAsStream("permissions.table")) {
            List<Line> lines = new ArrayList<>();
            for (String text : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!text.isBlank() && !text.startsWith("#") && !text.startsWith("operation ")) {
                    lines.add(line(text));
                }
            }
            return new PermissionTable(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] words = text.trim().split("\\s+");
        if (words.length != 3 + ROLES.size()) {
            throw new IllegalArgumentException(FILE + ": " + (3 + ROLES.size()) + " columns are wanted: " + text);
        }
        Map<String, Reach> reach = new LinkedHashMap<>();
        for (int i = 0; i < ROLES.size(); i++) {
            reach.put(ROLES.get(i), Reach.of(words[3 + i]));
        }
        Line line = new Line(words[0], words[1], words[2], reach);
        if (!reach.values().stream().allMatch(one -> line.ofRows() ? one.ofRows() : one.ofNoRow())) {
            throw new IllegalArgumentException(FILE + ": yes and no where it is about nobody's rows, "
                    + "no, all, team, own or nobody where it is about somebody's: " + text);
        }
        return line;
    }
}
