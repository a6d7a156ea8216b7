package io.commission.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A reader who has the current version already is told so. */
class NotModified {
    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        String current = response.getHeaderString(HttpHeaders.ETAG);
        if (known != null && current != null && request.getMethod().equals("GET") && response.getStatus() == 200
                && known.contains(current) && !(response.getEntity() instanceof OfTheDay)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }
}
