package io.commission.reassignment.background;

import java.util.UUID;
import java.util.function.Supplier;

import io.commission.access.Session;

/** What is to be made once the request has committed, and in whose name. It is gone with the preview's end. */
record Asked(UUID id, PreviewKind kind, Session session, Supplier<?> preview) {
    UUID tenant() {
        return session.tenantId();
    }

    String actor() {
        return session.subject();
    }
}
