package io.commission.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which permissions a role grants where the tenant withholds none (PERM-1). */
public final class Grants {
    static final String READ_ALL = "read.all";
    static final String READ_TEAM = "read.team";
    static final String READ_OWN = "read.own";

    private static final Set<String> CONFIGURE = Set.of("plans.write", "assignments.write", "overrides.write",
            "people.write", "settings.write");
    private static final Set<String> PAY = Set.of("entries.create", "entries.approve", "entries.reverse",
            "payouts.generate", "payouts.approve", "payouts.process", "payouts.void");
    private static final Set<String> REASSIGN = Set.of("accounts.reassign", "accounts.bulk", "commissions.manage",
            "batches.execute", "batches.rollback", "targets.write");
    private static final Set<String> FEED = Set.of("events.post", "imports.write");

    private static final Map<String, Set<String>> BY_ROLE = byRole();

    private Grants() {
    }

    /** An unknown role grants nothing. */
    public static Set<String> ofRole(String role) {
        return BY_ROLE.getOrDefault(role, Set.of());
    }

    static Set<String> all() {
        return ofRole("admin");
    }

    private static Map<String, Set<String>> byRole() {
        Map<String, Set<String>> grants = new LinkedHashMap<>();
        grants.put("admin", union(CONFIGURE, PAY, REASSIGN, FEED, Set.of(READ_ALL, READ_OWN)));
        grants.put("finance", union(PAY, Set.of(READ_ALL, READ_OWN)));
        grants.put("manager", union(REASSIGN, Set.of(READ_TEAM, READ_OWN)));
        grants.put("rep", Set.of(READ_OWN));
        grants.put("auditor", Set.of(READ_ALL, READ_OWN));
        grants.put("integration", union(FEED, Set.of("payouts.generate")));
        return grants;
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new TreeSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
