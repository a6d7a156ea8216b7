package io.commission.notification;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Whether there is one: without a sender's address nothing can be sent. */
@ApplicationScoped
class MailServer {
    private static final Logger LOG = Logger.getLogger(MailServer.class);

    private final Optional<String> sender;
    private final AtomicBoolean told = new AtomicBoolean();

    MailServer(@ConfigProperty(name = "quarkus.mailer.from") Optional<String> sender) {
        this.sender = sender;
    }

    boolean configured() {
        boolean configured = sender.isPresent();
        if (!configured && told.compareAndSet(false, true)) {
            LOG.warn("no mail server is configured (QUARKUS_MAILER_FROM, QUARKUS_MAILER_HOST): emails are kept as"
                    + " NOT_CONFIGURED and can be sent by hand later");
        }
        return configured;
    }
}
