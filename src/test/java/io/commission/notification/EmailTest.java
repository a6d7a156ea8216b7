package io.commission.notification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;

/** BAT-4: emails are sent after the commit, never lost, given up visibly; at least once, under one Message-ID. */
@QuarkusTest
class EmailTest {
    private static final String EMAILS = "/notifications/emails";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    Notices notices;
    @Inject
    EmailPump pump;
    @Inject
    EmailQueue queue;
    @Inject
    EmailConfig config;
    @Inject
    MockMailbox mailbox;
    @Inject
    Sql sql;
    @Inject
    ObjectMapper json;
    @Inject
    TenantWork work;

    private UUID tenant;
    private UUID ray;
    private String address;
    private Api admin;

    @BeforeEach
    void aRecipient() {
        tenant = given.tenant();
        String name = "ray-" + UUID.randomUUID();
        ray = given.person(tenant, name);
        address = name + "@example.com";
        admin = Api.admin(tenant);
    }

    @Test
    void bat4AnEmailIsSentOnceAfterTheCommit() {
        tell(3);
        assertEquals(0, mails().size());
        pump.tick();
        pump.tick();
        assertEquals(3, mails().size());
        Mail mail = mails().get(0);
        assertEquals("Your commission on Renewal ends", mail.getSubject());
        assertEquals(1, mail.getHeaders().get("Message-ID").size());
        admin.get(EMAILS).statusCode(200).body("items.status", contains("SENT", "SENT", "SENT"))
                .body("items.attempts", contains(1, 1, 1));
    }

    @Test
    void bat4AReplicaThatDiesBetweenSendingAndMarkingSendsAgainUnderTheSameMessageId() {
        tell(1);
        EmailQueue.Email claimed = queue.claim(tenant).get(0);
        pump.tick();
        assertEquals(0, mails().size(), "another replica holds it");
        given.sql(tenant, "update notification_emails set leased_until = now() - interval '1 second' where id = ?",
                claimed.id());
        pump.tick();
        assertEquals(1, mails().size());
        assertEquals(List.of("<" + claimed.id() + "@commission-service>"),
                mails().get(0).getHeaders().get("Message-ID"));
        queue.failed(tenant, claimed, EmailStatus.WAITING, "the holder woke up", Duration.ZERO);
        admin.get(EMAILS).body("items.status", contains("SENT"));
        pump.tick();
        assertEquals(1, mails().size());
    }

    @Test
    void bat4AFailedEmailWaitsLongerEachTimeIsGivenUpVisiblyAndRetriedByHand() {
        tell(1);
        EmailPump broken = pump(config, mail -> {
            throw new IllegalStateException(new IOException("connection refused by ray@example.com"));
        });
        broken.send(tenant);
        admin.get(EMAILS + "?status=WAITING").body("items", hasSize(1)).body("items[0].attempts", is(1))
                .body("items[0].lastError", equalTo("the mail server could not be reached"));
        broken.send(tenant);
        admin.get(EMAILS).body("items[0].attempts", is(1));
        clock.advance(Duration.ofSeconds(30));
        broken.send(tenant);
        clock.advance(Duration.ofSeconds(59));
        broken.send(tenant);
        admin.get(EMAILS).body("items[0].attempts", is(2));
        clock.advance(Duration.ofSeconds(1));
        broken.send(tenant);
        String id = admin.get(EMAILS).body("items[0].status", equalTo("DEAD")).extract().path("items[0].id");
        clock.advance(Duration.ofDays(1));
        pump.tick();
        assertEquals(0, mails().size());
        admin.post(EMAILS + "/" + id + "/retry", "").statusCode(200).body("status", equalTo("WAITING"));
        pump.tick();
        assertEquals(1, mails().size());
        admin.post(EMAILS + "/" + id + "/retry", "").statusCode(409).body("code", equalTo("EMAIL_NOT_DEAD"));
        admin.post(EMAILS + "/" + Ids.next() + "/retry", "").statusCode(404);
        admin.as("finn", "finance").get(EMAILS).statusCode(403);
    }

    @Test
    void bat4WithoutAMailServerEmailsAreKeptAndSentByHandLater() {
        Notices without = new Notices(sql, Clock.systemUTC(), json, new MailServer(Optional.empty()));
        work.run(tenant, "ada", () -> without.tell(List.of(NoticeKind.COMMISSION_ENDED.to(ray, renewal()))));
        pump.tick();
        assertEquals(0, mails().size());
        admin.get(EMAILS + "?status=NOT_CONFIGURED").body("items", hasSize(1));
        admin.post(EMAILS + "/retry", "").statusCode(200).body("retried", is(1));
        pump.tick();
        assertEquals(1, mails().size());
    }

    @Test
    void bat4TwoReplicasSendEachEmailOnce() throws Exception {
        tell(40);
        ExecutorService replicas = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> replica = () -> {
                pump.send(tenant);
                return null;
            };
            for (Future<Void> done : replicas.invokeAll(List.of(replica, replica))) {
                done.get();
            }
        } finally {
            replicas.shutdown();
        }
        assertEquals(40, mails().size());
    }

    private EmailPump pump(EmailConfig settings, java.util.function.Consumer<Mail> sending) {
        return new EmailPump(sql, queue, mails -> {
            for (Mail mail : mails) {
                sending.accept(mail);
            }
        }, new MailServer(Optional.of("x@example.com")), settings);
    }

    private List<Mail> mails() {
        return mailbox.getMailsSentTo(address);
    }

    private static NoticeData renewal() {
        return NoticeData.ofBatch(Ids.next()).opportunity(Ids.next(), "Renewal");
    }

    private void tell(int notices) {
        work.run(tenant, "ada", () -> this.notices.tell(java.util.stream.Stream
                .generate(() -> NoticeKind.COMMISSION_ENDED.to(ray, renewal())).limit(notices).toList()));
    }
}
