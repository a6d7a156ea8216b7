package io.commission.http;

import java.net.URI;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

/** Answers with the strong ETag of a row's version (API-3). */
public final class ETag {
    private ETag() {
    }

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    public static <T> RestResponse<T> ok(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view).header(HttpHeaders.ETAG, of(version)).build();
    }

    /** 201 with the address of the new row, relative to /api: {@code created("/v1/commission/plans/" + id, …)}. */
    public static <T> RestResponse<T> created(String path, T view, long version) {
        return RestResponse.ResponseBuilder.<T>created(URI.create("/api" + path)).entity(view)
                .header(HttpHeaders.ETAG, of(version)).build();
    }
}
