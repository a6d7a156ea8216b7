package io.commission.access;

import java.util.Set;
import java.util.UUID;

/**
 * Whose rows the caller may read: everybody's, or those of some people (PERM-4). In SQL:
 * {@code and (? or person_id = any(?::uuid[]))} with {@link #all()} and {@link #people()}.
 */
public record Scope(boolean all, Set<UUID> people) {
    static final Scope EVERYBODY = new Scope(true, Set.of());

    static Scope of(Set<UUID> people) {
        return new Scope(false, Set.copyOf(people));
    }

    public boolean sees(UUID person) {
        return all || people.contains(person);
    }
}
