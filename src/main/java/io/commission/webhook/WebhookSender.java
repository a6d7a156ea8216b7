package io.commission.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Sends one event: CloudEvents in structured JSON, signed by the Standard Webhooks convention. */
@ApplicationScoped
class WebhookSender {
    private static final String CLOUD_EVENT = "application/cloudevents+json; charset=utf-8";

    private final TargetGuard guard;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration timeout;
    private final HttpClient client;

    WebhookSender(TargetGuard guard, ObjectMapper json, Clock clock, WebhookConfig config) {
        this.guard = guard;
        this.json = json;
        this.clock = clock;
        this.timeout = config.delivery().timeout();
        // A redirect could lead to where the guard did not look.
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.delivery().connectTimeout()).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    Attempt send(String url, List<String> secrets, OutboxEventView event) {
        URI target = URI.create(url);
        try {
            Optional<String> why = guard.why(target);
            return why.isPresent() ? Attempt.failed("the url " + why.get()) : exchange(request(target, secrets, event));
        } catch (UnknownHostException e) {
            return Attempt.failed("the host is unknown");
        }
    }

    private HttpRequest request(URI target, List<String> secrets, OutboxEventView event) {
        String body = write(event);
        String id = event.id().toString();
        long timestamp = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(target).timeout(timeout).header("Content-Type", CLOUD_EVENT)
                .header("User-Agent", "commission-service").header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", WebhookSignature.header(secrets, id, timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    /** The timeout holds for the body of the answer too, which is read and forgotten. */
    private Attempt exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request,
                HttpResponse.BodyHandlers.discarding());
        try {
            HttpResponse<Void> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Attempt.answered(response.statusCode(), wait(response));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Attempt.failed("no answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            return Attempt.failed(words(e.getCause()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Attempt.failed("the service was stopped meanwhile");
        }
    }

    private static Duration wait(HttpResponse<Void> response) {
        return response.headers().firstValue("Retry-After").filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value))).orElse(null);
    }

    private static String words(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof ConnectException) {
            return "the connection was refused";
        }
        if (failure instanceof SSLException) {
            return "TLS could not be agreed on";
        }
        return failure instanceof IOException ? "the connection broke" : "the request could not be sent";
    }

    private String write(OutboxEventView event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of the outbox cannot be written", e);
        }
    }
}
