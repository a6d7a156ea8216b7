package io.commission.reassignment.background;

import java.util.Set;

import io.commission.settings.Feature;

/** What is previewed, and what asking for it takes; so does reading it. */
public enum PreviewKind {
    /** Accounts in bulk, level 2. */
    BULK(Feature.REASSIGNMENT_LEVEL_2, Set.of("accounts.reassign", "accounts.bulk")),
    /** All that a person holds, level 3. */
    GLOBAL(Feature.REASSIGNMENT_LEVEL_3, Set.of("accounts.reassign", "accounts.bulk", "commissions.manage"));

    final Feature feature;
    final Set<String> permissions;

    PreviewKind(Feature feature, Set<String> permissions) {
        this.feature = feature;
        this.permissions = permissions;
    }
}
