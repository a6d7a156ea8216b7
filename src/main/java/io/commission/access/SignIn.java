package io.commission.access;

import io.smallrye.config.ConfigMapping;

/**
 * Without an issuer and an audience any token of any provider would do, so both are required: read before anything else
 * starts, an unset one ends the start-up.
 */
@ConfigMapping(prefix = "commission.sign-in")
public interface SignIn {
    /** Where the OpenID Connect provider is. */
    String provider();

    /** What tokens must name as their issuer. */
    String issuer();

    /** What tokens must name as their audience. */
    String audience();

    /** The public client by which the browser signs in. */
    String webClient();
}
