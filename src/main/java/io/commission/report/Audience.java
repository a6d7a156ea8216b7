package io.commission.report;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/** Whose rows a report is about: everybody's, those of House and Unassigned among them, or those of some people. */
record Audience(boolean everybody, Set<UUID> people) {
    static final Audience EVERYBODY = new Audience(true, Set.of());

    static Audience of(Set<UUID> people) {
        return new Audience(false, Set.copyOf(people));
    }

    /** The condition on a column that names a person; nothing for everybody, so that plans do not stumble over an "or". */
    String condition(String column) {
        return everybody ? "" : " and " + column + " = any(?::uuid[])";
    }

    /** The parameters of a statement that ends with {@link #condition}. */
    Object[] parameters(Object... before) {
        if (everybody) {
            return before;
        }
        Object[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = people;
        return all;
    }
}
