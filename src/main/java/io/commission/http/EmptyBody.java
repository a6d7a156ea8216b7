package io.commission.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** An action without a body needs no Content-Type; it would be refused with 415 for the want of one. */
@ApplicationScoped
public class EmptyBody {
    void register(@Observes Filters filters) {
        filters.register(EmptyBody::treatAsJson, 100);
    }

    private static void treatAsJson(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean empty = request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                && (length == null || length.equals("0"));
        if (empty && request.method() != HttpMethod.GET && request.getHeader(HttpHeaders.CONTENT_TYPE) == null) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        context.next();
    }
}
