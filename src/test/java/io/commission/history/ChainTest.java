package io.commission.history;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.Book;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** RSG-6: whoever tampers with the log, be it the owner of the database, is found, and the first broken link is named. */
@QuarkusTest
class ChainTest {
    private static final String VERIFICATION = "/commission-changes/verification";
    private static final String HEAD = "/commission-changes/head";

    @Inject
    Given given;
    @Inject
    TestClock clock;

    private UUID tenant;
    private Api api;
    private List<String> changes;

    @BeforeEach
    void fiveChanges() {
        clock.set(LocalDate.parse("2026-06-01"), "America/Chicago");
        tenant = given.tenant();
        UUID ann = given.person(tenant, "ann");
        UUID bob = given.person(tenant, "bob");
        Book book = new Book(given, tenant);
        api = Api.admin(tenant);
        changes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":15");
            changes.add(api.post("/opportunities/" + deal + "/commissions/reassign",
                    "{'type': 'DIRECT_TRANSFER', 'effectiveDate': '2026-07-01', 'newRepId': '" + bob
                            + "', 'reason': 'change " + i + "'}")
                    .statusCode(200).extract().path("commissionChangeId"));
        }
    }

    @Test
    void rsg6AnUntouchedChainIsIntact() {
        api.get(VERIFICATION).statusCode(200).body("intact", is(true)).body("links", is(5)).body("position", is(5))
                .body("firstBroken", nullValue());
        Api.admin(given.tenant()).get(VERIFICATION).body("intact", is(true)).body("links", is(0));
        api.as("mia", "manager").get(VERIFICATION).statusCode(403);
        api.as("amy", "auditor").get(VERIFICATION).statusCode(200);
    }

    @Test
    void rsg6AChangedReasonIsFound() {
        tamper("update commission_changes set reason = 'another' where id = '" + changes.get(2) + "'");
        broken(3, "CONTENT").body("firstBroken.id", equalTo(changes.get(2))).body("firstBroken.kind",
                equalTo("COMMISSION"));
    }

    @Test
    void rsg6EveryColumnOfAChangeIsProtected() {
        for (String set : List.of("before = after", "after = before", "effective_date = effective_date + 1",
                "end_date = end_date - 1", "type = 'HOUSE_ABSORB'", "scope = 'L3'", "departing_id = null",
                "created_by = 'somebody'", "created_at = created_at + interval '1 microsecond'", "reference = 'x'",
                "pick = 'x'", "rollback_of = id")) {
            fiveChanges();
            tamper("update commission_changes set " + set + " where id = '" + changes.get(4) + "'");
            broken(5, "CONTENT").body("firstBroken.id", equalTo(changes.get(4)));
        }
    }

    @Test
    void rsg6AnOverwrittenDigestIsToldFromAlteredContent() {
        tamper("update commission_changes set digest = sha256('x') where id = '" + changes.get(1) + "'");
        broken(2, "DIGEST").body("firstBroken.id", equalTo(changes.get(1)));
        fiveChanges();
        tamper("update commission_changes set digest = sha256('x') where id = '" + changes.get(4) + "'");
        broken(5, "DIGEST").body("firstBroken.id", equalTo(changes.get(4)));
    }

    @Test
    void rsg6ADeletedRowInTheMiddleIsFound() {
        tamper("delete from commission_changes where id = '" + changes.get(1) + "'");
        broken(2, "MISSING").body("firstBroken.id", nullValue()).body("links", is(4));
    }

    @Test
    void rsg6DeletedLastRowsAreFoundByTheKeptEnd() {
        tamper("delete from commission_changes where chain_position > 3 and tenant_id = '" + tenant + "'");
        broken(4, "END_MISSING");
    }

    @Test
    void rsg6TwoSwappedRowsAreFound() {
        tamper("update commission_changes set chain_position = -1 where id = '" + changes.get(1) + "'");
        tamper("update commission_changes set chain_position = 2 where id = '" + changes.get(3) + "'");
        tamper("update commission_changes set chain_position = 4 where id = '" + changes.get(1) + "'");
        broken(2, "CONTENT").body("firstBroken.id", equalTo(changes.get(3)));
    }

    @Test
    void rsg6ASlippedInRowIsFound() {
        tamper("update change_chains set position = 4 where tenant_id = '" + tenant + "'");
        broken(5, "END_PASSED");
        tamper("update change_chains set position = 5, digest = ''::bytea where tenant_id = '" + tenant + "'");
        broken(5, "END_DIFFERS");
    }

    @Test
    void rsg6AnExportedHeadProvesWhatTheChainAloneCannot() {
        String exported = api.get(HEAD).statusCode(200).body("position", is(5)).body("algorithm", equalTo("Ed25519"))
                .extract().asString();
        api.post(VERIFICATION, exported).statusCode(200).body("contained", is(true)).body("signature",
                equalTo("VALID"));
        // The owner shortens the chain and sets its end back: the chain itself is whole again.
        tamper("update change_chains c set position = 3, digest = (select digest from commission_changes l"
                + " where l.tenant_id = c.tenant_id and l.chain_position = 3) where tenant_id = '" + tenant + "'");
        tamper("delete from commission_changes where chain_position > 3 and tenant_id = '" + tenant + "'");
        api.get(VERIFICATION).body("intact", is(true));
        api.post(VERIFICATION, exported).body("contained", is(false)).body("signature", equalTo("VALID"));
    }

    @Test
    void rsg6AHeadGoesOnBeingContainedWhileTheChainGrowsAndIsForgedByNobody() {
        String exported = api.get(HEAD).extract().asString();
        String digest = api.get(HEAD).extract().path("digest");
        oneMore();
        api.post(VERIFICATION, exported).body("contained", is(true)).body("chain.links", is(6));
        tamper("update commission_changes set reason = 'x' where chain_position = 6 and tenant_id = '" + tenant + "'");
        api.post(VERIFICATION, exported).body("contained", is(true)).body("chain.intact", is(false));
        api.post(VERIFICATION, exported.replace(digest, "0".repeat(64))).body("contained", is(false))
                .body("signature", equalTo("INVALID"));
        api.post(VERIFICATION, exported.replaceAll("\"publicKey\":\"[^\"]+\"", "\"publicKey\":\"x\""))
                .body("signature", equalTo("OTHER_KEY"));
        Api.admin(given.tenant()).post(VERIFICATION, exported).body("contained", is(false));
        api.post(VERIFICATION, "{'position': 5}").statusCode(400);
    }

    @Test
    void rsg6AVerificationBesideNewChangesRaisesNoFalseAlarm() throws Exception {
        ExecutorService appending = Executors.newSingleThreadExecutor();
        try {
            Future<?> done = appending.submit(() -> {
                for (int i = 0; i < 10; i++) {
                    oneMore();
                }
            });
            while (!done.isDone()) {
                api.get(VERIFICATION).statusCode(200).body("intact", is(true));
            }
            done.get();
        } finally {
            appending.shutdown();
        }
        api.get(VERIFICATION).body("intact", is(true)).body("links", is(15));
    }

    @Test
    void rsg6WithoutAKeyNoHeadIsExported() {
        for (Optional<String> configured : List.of(Optional.<String>empty(), Optional.of("not a key"))) {
            Refusal refusal = assertThrows(Refusal.class, () -> new SigningKey(configured).sign("x"));
            assertEquals(Code.SIGNING_KEY_MISSING, refusal.code);
            assertTrue(refusal.getMessage().contains("COMMISSION_CHANGES_SIGNING_KEY"));
        }
    }

    @Test
    void rsg6NotEvenTheOwnerTampersByAccident() {
        IllegalStateException refused = assertThrows(IllegalStateException.class,
                () -> given.sql(tenant, "delete from commission_changes where tenant_id = ?", tenant));
        assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
    }

    private void oneMore() {
        UUID ann = given.id(tenant, "select id from people where name = 'ann'");
        UUID deal = new Book(given, tenant).deal(ann, "HOUSE_REP:" + ann + ":15");
        api.post("/opportunities/" + deal + "/commissions/reassign",
                "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-07-01', 'reason': 'one more'}").statusCode(200);
    }

    private ValidatableResponse broken(int position, String fault) {
        return api.get(VERIFICATION).statusCode(200).body("intact", is(false))
                .body("firstBroken.position", is(position)).body("firstBroken.fault", equalTo(fault))
                .body("firstBroken.detail", containsString(" "));
    }

    /** As the owner of the database, who disables the triggers that keep the log. */
    private void tamper(String statement) {
        given.sql(tenant, """
                do $$ begin
                    alter table commission_changes disable trigger user;
                    %s;
                    alter table commission_changes enable trigger user;
                end $$""".formatted(statement));
    }
}
