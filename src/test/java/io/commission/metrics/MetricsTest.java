package io.commission.metrics;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** What /q/metrics tells of the business: totals over all tenants, and nothing of any of them. */
@QuarkusTest
class MetricsTest {
    @Inject
    Given given;
    @Inject
    TotalsGauges totals;
    @Inject
    CommittedCounts counts;
    @Inject
    TenantWork tenantWork;
    @Inject
    Sql sql;

    UUID one;
    UUID other;

    @BeforeEach
    void twoTenants() {
        one = given.tenant();
        other = given.tenant();
    }

    @Test
    void openExceptionsAreCountedOverAllTenants() {
        long before = value("commission_exceptions_open");
        for (UUID tenant : List.of(one, one, other)) {
            given.sql(tenant, """
                    insert into commission_exceptions (tenant_id, id, code, status, month, detail)
                    values (?, ?, ?, 'OPEN', date '2026-01-01', 'x')""", tenant, Ids.next(), "C" + Ids.next());
        }
        assertEquals(before + 3, value("commission_exceptions_open"));
    }

    @Test
    void whatTheOutboxOwesIsCountedAndAges() {
        long waiting = value("commission_outbox_undelivered{state=\"waiting\"}");
        long dead = value("commission_outbox_undelivered{state=\"dead\"}");
        UUID hook = Ids.next();
        given.sql(one,
                "insert into webhook_subscriptions (tenant_id, id, url, event_types) values (?, ?, 'https://x', '{*}')",
                one, hook);
        for (String status : List.of("WAITING", "WAITING", "DEAD", "DELIVERED")) {
            UUID event = Ids.next();
            given.sql(one, """
                    insert into outbox_events (tenant_id, id, type, subject, data, created_at)
                    values (?, ?, 'payout.paid', 's', '{}', now() - interval '1 hour')""", one, event);
            given.sql(one, """
                    insert into webhook_deliveries (tenant_id, id, subscription_id, event_id, position, status)
                    values (?, ?, ?, ?, 1, ?)""", one, Ids.next(), hook, event, status);
        }
        assertEquals(waiting + 2, value("commission_outbox_undelivered{state=\"waiting\"}"));
        assertEquals(dead + 1, value("commission_outbox_undelivered{state=\"dead\"}"));
        assertTrue(value("commission_outbox_lag_seconds") >= 3600);
        given.sql(one, "delete from webhook_subscriptions where tenant_id = ? and id = ?", one, hook);
    }

    @Test
    void anEventThatNobodyHasTakenYetIsLagToo() {
        given.sql(one,
                "insert into webhook_subscriptions (tenant_id, id, url, event_types) values (?, ?, 'https://x', '{payout.*}')",
                one, Ids.next());
        given.sql(one, """
                insert into outbox_events (tenant_id, id, type, subject, data, created_at)
                values (?, ?, 'payout.paid', 's', '{}', now() - interval '3 days')""", one, Ids.next());
        assertTrue(value("commission_outbox_lag_seconds") >= 3 * 24 * 3600);
        given.sql(one, "delete from webhook_subscriptions where tenant_id = ?", one);
    }

    @Test
    void onlyWhatIsCommittedIsCounted() {
        String name = "commission_entries_calculated_total{type=\"BONUS\"}";
        long before = value(name);
        tenantWork.run(one, "me", () -> counts.entriesCalculated("BONUS", 5));
        assertEquals(before + 5, value(name));
        assertThrows(IllegalStateException.class, () -> tenantWork.run(one, "me", () -> {
            counts.entriesCalculated("BONUS", 7);
            throw new IllegalStateException("undone");
        }));
        assertEquals(before + 5, value(name));
    }

    @Test
    void theTotalsLeaveTheWallAsItWas() {
        tenantWork.run(one, "me", () -> {
            totals.refresh();
            assertEquals(List.of(one), sql.query("select tenant_id from tenants").list(row -> row.uuid(1)));
        });
        assertFalse(metrics().contains(one.toString()));
        assertFalse(metrics().contains("Tenant "));
    }

    private long value(String name) {
        return metrics().lines().filter(line -> line.startsWith(name + " ")).findFirst()
                .map(line -> new BigDecimal(line.substring(name.length() + 1).split(" ")[0]).longValueExact())
                .orElse(0L);
    }

    private String metrics() {
        totals.refresh();
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
