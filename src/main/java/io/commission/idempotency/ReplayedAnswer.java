package io.commission.idempotency;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

class ReplayedAnswer {
    @ServerExceptionMapper
    Response replay(Replay replay) {
        Response.ResponseBuilder response = Response.status(replay.answer.status());
        replay.answer.headers().forEach(response::header);
        response.header("Idempotency-Replayed", "true");
        return replay.answer.body() == null ? response.build() : response.entity(replay.answer.body()).build();
    }
}
