package io.commission.notification;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.commission.database.Sql;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.scheduler.Scheduled;

/**
 * Sends the emails that wait, at least once: a replica that dies between sending and writing it down leaves the email to
 * be sent again, under the same Message-ID. No transaction is open meanwhile.
 */
@ApplicationScoped
class EmailPump {
    private static final Logger LOG = Logger.getLogger(EmailPump.class);
    private static final int MOST_DOUBLINGS = 30;

    private final Sql sql;
    private final EmailQueue queue;
    private final Mailer mailer;
    private final MailServer server;
    private final EmailConfig config;

    EmailPump(Sql sql, EmailQueue queue, Mailer mailer, MailServer server, EmailConfig config) {
        this.sql = sql;
        this.queue = queue;
        this.mailer = mailer;
        this.server = server;
        this.config = config;
    }

    @Scheduled(every = "${commission.notifications.email.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (!server.configured()) {
            return;
        }
        for (UUID tenant : tenants()) {
            try {
                send(tenant);
            } catch (RuntimeException e) {
                LOG.error("the emails of a tenant could not be sent; the next tick tries again", e);
            }
        }
    }

    /** Until nothing is due. */
    void send(UUID tenant) {
        List<EmailQueue.Email> claimed = queue.claim(tenant);
        while (!claimed.isEmpty()) {
            long began = System.nanoTime();
            for (int i = 0; i < claimed.size(); i++) {
                // A slow mail server must not outlast the lease: the rest is claimed anew.
                if (Duration.ofNanos(System.nanoTime() - began).compareTo(config.lease().dividedBy(2)) > 0) {
                    queue.release(tenant, claimed.subList(i, claimed.size()));
                    break;
                }
                send(tenant, claimed.get(i));
            }
            claimed = queue.claim(tenant);
        }
    }

    private void send(UUID tenant, EmailQueue.Email email) {
        try {
            mailer.send(mail(email));
        } catch (RuntimeException e) {
            failed(tenant, email, e);
            return;
        }
        queue.sent(tenant, email);
    }

    private void failed(UUID tenant, EmailQueue.Email email, RuntimeException failure) {
        int failures = email.failures() + 1;
        if (failures >= config.attempts()) {
            LOG.errorf("an email was given up after %d attempts; GET /api/notifications/emails?status=DEAD lists it",
                    failures);
            queue.failed(tenant, email, EmailStatus.DEAD, words(failure), Duration.ZERO);
        } else {
            queue.failed(tenant, email, EmailStatus.WAITING, words(failure), pause(failures));
        }
    }

    private Duration pause(int failures) {
        Duration doubled = config.first().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(config.longest()) > 0 ? config.longest() : doubled;
    }

    private static Mail mail(EmailQueue.Email email) {
        Mail mail = Mail.withText(email.address(), email.title(), email.body())
                .addHeader("Message-ID", "<" + email.id() + "@commission-service>")
                .addHeader("Auto-Submitted", "auto-generated");
        return email.urgent() ? mail.addHeader("Importance", "high") : mail;
    }

    /** Words of this service: those of the mail server may quote the address. */
    private static String words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return "the mail server could not be reached";
            }
        }
        return "the mail server did not take it";
    }

    @Transactional
    List<UUID> tenants() {
        return sql.query("select * from tenants_with_emails()").list(row -> row.uuid(1));
    }
}
