package io.commission.permission;

import java.util.UUID;

/** Who calls: the tokens of a provider, and what the provider knows its people and tenants by. */
interface Identities {
    /** The tenant's id as tokens carry it; main or other. */
    UUID tenant(String name);

    /** What tokens name as the subject of this person of the main tenant. */
    String subject(String name);

    /** @param role none where it is empty */
    String token(String tenant, String name, String role);
}
