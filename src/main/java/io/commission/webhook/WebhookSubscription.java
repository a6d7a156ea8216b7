package io.commission.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.commission.http.Cursor;
import io.commission.http.Paging;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantEntity;

/** To whom events are sent. Its secrets stand apart, see {@link WebhookSecrets}. */
@Entity
@Table(name = "webhook_subscriptions")
public class WebhookSubscription extends TenantEntity {
    @Column(nullable = false)
    public String url;

    @Column(name = "event_types", nullable = false, columnDefinition = "text[]")
    public String[] eventTypes;

    /** An inactive one stands still: nothing is sent, and what happens meanwhile follows when it is active again. */
    @Column(nullable = false)
    public boolean active;

    public String description;

    /** Up to where the outbox was read for it; moved on by {@link FanOut} only. */
    @Column(name = "cursor", nullable = false, updatable = false)
    public long cursor;

    static WebhookSubscription required(UUID id) {
        return WebhookSubscription.<WebhookSubscription>findByIdOptional(id)
                .orElseThrow(() -> Refusal.notFound("webhook"));
    }

    static List<WebhookSubscription> page(Paging paging) {
        Optional<UUID> after = paging.after().map(cursor -> cursor.uuid(0));
        return (after.isPresent()
                ? WebhookSubscription.<WebhookSubscription>find("id > ?1 order by id", after.get())
                : WebhookSubscription.<WebhookSubscription>find("order by id")).page(0, paging.fetch()).list();
    }

    Cursor place() {
        return Cursor.of(id);
    }
}
