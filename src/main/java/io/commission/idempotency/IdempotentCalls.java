package io.commission.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.http.RequestDigest;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;

/** Runs just inside of the transaction, before validation and before the method itself. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
public class IdempotentCalls {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final CurrentVertxRequest current;
    private final RequestDigest body;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    IdempotentCalls(CurrentVertxRequest current, RequestDigest body, IdempotencyKeys keys, ObjectMapper json) {
        this.current = current;
        this.body = body;
        this.keys = keys;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        HttpServerRequest request = current.getCurrent() == null ? null : current.getCurrent().request();
        String key = request == null ? null : request.getHeader(HEADER);
        // Who belongs to no tenant starts jobs, which may run twice without harm.
        if (key == null || TenantContext.current().isEmpty()) {
            return call.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.of(Code.IDEMPOTENCY_KEY_INVALID, "A key has 1 to " + LONGEST_KEY + " characters.");
        }
        TenantContext caller = TenantContext.required();
        if (!keys.lock(caller.tenantId(), caller.actor(), key)) {
            throw Refusal.of(Code.IDEMPOTENCY_KEY_IN_USE, "Ask again when the first call has been answered.")
                    .header(HttpHeaders.RETRY_AFTER, "1");
        }
        String hash = sha256(request.method() + " " + request.uri() + " " + body.hex());
        keys.find(caller.tenantId(), caller.actor(), key, hash).ifPresent(answer -> {
            throw new Replay(answer);
        });
        Object result = call.proceed();
        FirstAnswer answer = answer(call, result);
        if (answer.status() < 300) {
            keys.keep(caller.tenantId(), caller.actor(), key, hash, answer);
        }
        return result;
    }

    private FirstAnswer answer(InvocationContext call, Object result) throws JsonProcessingException {
        if (result instanceof RestResponse<?> response) {
            return answer(response.getStatus(), response.getHeaders(), response.getEntity());
        }
        if (result instanceof Response response) {
            return answer(response.getStatus(), response.getHeaders(), response.getEntity());
        }
        ResponseStatus declared = call.getMethod().getAnnotation(ResponseStatus.class);
        int status = declared != null ? declared.value() : result == null ? 204 : 200;
        return answer(status, null, result);
    }

    private FirstAnswer answer(int status, MultivaluedMap<String, Object> given, Object entity)
            throws JsonProcessingException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (given != null) {
            given.forEach((name, values) -> headers.put(name, String.valueOf(values.get(0))));
        }
        if (entity == null) {
            return new FirstAnswer(status, headers, null);
        }
        headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON + ";charset=UTF-8");
        return new FirstAnswer(status, headers,
                entity instanceof byte[] bytes ? bytes : json.writeValueAsBytes(entity));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
