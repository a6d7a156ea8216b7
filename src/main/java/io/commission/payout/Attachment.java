package io.commission.payout;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

/** A file as an answer. */
final class Attachment {

    private Attachment() {
    }

    static RestResponse<byte[]> of(byte[] content, String mediaType, String name) {
        return RestResponse.ResponseBuilder.ok(content, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
