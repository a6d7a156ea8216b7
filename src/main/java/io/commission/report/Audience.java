package io.commission.report;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

import io.commission.access.Scope;

/** Whose rows a report is about: everybody's, those of House and Unassigned among them, or those of some people. */
public record Audience(boolean everybody, Set<UUID> people) {
    public static final Audience EVERYBODY = new Audience(true, Set.of());

    public static Audience of(Set<UUID> people) {
        return new Audience(false, Set.copyOf(people));
    }

    public Scope scope() {
        return new Scope(everybody, people);
    }

    public boolean holds(UUID person) {
        return everybody || people.contains(person);
    }

    /** The condition on a column that names a person; nothing for everybody, so that plans do not stumble over an "or". */
    public String condition(String column) {
        return everybody ? "" : " and " + column + " = any(?::uuid[])";
    }

    /** The parameters of a statement that ends with {@link #condition}. */
    public Object[] parameters(Object... before) {
        if (everybody) {
            return before;
        }
        Object[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = people;
        return all;
    }
}
