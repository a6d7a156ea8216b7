package io.commission.problem;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/** No token, a bad token, or a token without the permission. */
class AccessProblems {
    @Inject
    Answer answer;

    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    Response missing(UnauthorizedException e) {
        return challenge(Code.NOT_AUTHENTICATED, "Send an access token: Authorization: Bearer …", "Bearer");
    }

    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    Response bad(AuthenticationFailedException e) {
        if (e.getCause() instanceof Refusal refusal) {
            return challenge(refusal.code, refusal.getMessage(), "Bearer error=\"invalid_token\"");
        }
        return challenge(Code.NOT_AUTHENTICATED,
                "The access token is expired, not signed by the issuer, or not meant for this service.",
                "Bearer error=\"invalid_token\"");
    }

    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    Response incomplete(AuthenticationCompletionException e) {
        return challenge(Code.NOT_AUTHENTICATED, "The sign-in could not be completed.", "Bearer");
    }

    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    Response forbidden(ForbiddenException e) {
        return answer.of(Code.PERMISSION_MISSING, "None of the caller's roles grants the permission for this call.");
    }

    private Response challenge(Code code, String detail, String challenge) {
        return answer.builder(code, detail, List.of()).header("WWW-Authenticate", challenge).build();
    }
}
