package io.commission.structure;

import java.util.UUID;

/**
 * Who owns the opportunity afterwards.
 *
 * @param follows whether a departing owner's ownership follows the commission: to House under HOUSE_ABSORB, to the receiver under
 *     DIRECT_TRANSFER, to the first given under CUSTOM (RSG-3)
 * @param owner where it does not follow: the owner, null for nobody (BLK-3)
 */
public record Ownership(boolean follows, UUID owner) {
    public static final Ownership FOLLOWS = new Ownership(true, null);
    public static final Ownership NOBODY = new Ownership(false, null);

    public static Ownership of(UUID owner) {
        return new Ownership(false, owner);
    }
}
