package io.commission.access;

import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;

/** Who may start jobs for all tenants and nothing else: service accounts of the cluster, whose issuer is a second provider. */
@ConfigMapping(prefix = "commission.operators")
interface Operators {
    /** The provider's name in quarkus.oidc.cluster.… */
    String PROVIDER = "cluster";
    String PERMISSION = "operations.run";

    /** As the cluster names them: system:serviceaccount:namespace:name. */
    Optional<Set<String>> subjects();

    default boolean include(String subject) {
        return subjects().map(all -> all.contains(subject)).orElse(false);
    }
}
