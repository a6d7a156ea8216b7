package io.commission.reassignment.run;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RollbackTest extends BatchScene {

    private UUID reassigned(UUID deal, String change) {
        return UUID.fromString(api.post("/opportunities/" + deal + "/commissions/reassign",
                change.replaceFirst("\\{", "{'reason':'Ann leaves',")).statusCode(200).extract().path("batchId"));
    }

    private static String transferOne(UUID to, String day) {
        return "{'type':'DIRECT_TRANSFER','newRepId':'%s','effectiveDate':'%s'}".formatted(to, day);
    }

    @Test
    void bat3AChangeOfLevel1IsRolledBackAsABatchOfOne() {
        UUID deal = deals(1, ann).get(0);
        String before = book.state();
        UUID batch = reassigned(deal, transferOne(cal, "2026-05-01"));
        get(batch).body("level", equalTo("L1")).body("total", equalTo(1)).body("actions", contains("ROLLBACK"));
        api.get(BATCHES + "/" + batch + "/items").body("items.outcome", contains("APPLIED"));
        UUID rollback = UUID.fromString(act(batch, "rollback").statusCode(200).body("status", equalTo("COMPLETE"))
                .body("strategy", equalTo("ROLLBACK")).body("rollbackOf", equalTo(batch.toString()))
                .body("reason", equalTo("Rollback: Ann leaves")).extract().path("id"));
        assertEquals(before, book.state());
        assertEquals(1,
                given.count(tenant,
                        """
                                select count(*) from commission_changes u join commission_changes c on c.tenant_id = u.tenant_id and c.id = u.rollback_of
                                where u.tenant_id = ? and u.batch_id = ? and c.batch_id = ? and u.effective_date = c.effective_date
                                    and u.before::text = c.after::text and u.after::text = c.before::text
                                """,
                        tenant, rollback, batch));
        act(batch, "rollback").statusCode(409).body("code", equalTo("ROLLED_BACK_ALREADY"));
        act(rollback, "rollback").statusCode(409).body("code", equalTo("ROLLBACK_IS_FINAL"));
    }

    @Test
    void bat3FortyEightHoursToTheVerySecond() {
        List<UUID> deals = deals(2, ann);
        UUID inTime = reassigned(deals.get(0), transferOne(cal, "2026-05-01"));
        UUID late = reassigned(deals.get(1), transferOne(cal, "2026-05-01"));
        clock.advance(Duration.ofHours(48));
        act(inTime, "rollback").statusCode(200);
        clock.advance(Duration.ofSeconds(1));
        get(late).body("actions", hasSize(0));
        act(late, "rollback").statusCode(409).body("code", equalTo("ROLLBACK_TOO_LATE"));
    }

    @Test
    void bat3AtAnyTimeWhileTheEffectiveDateLiesAhead() {
        List<UUID> deals = deals(2, ann);
        UUID ahead = reassigned(deals.get(0), transferOne(cal, "2026-07-01"));
        UUID come = reassigned(deals.get(1), transferOne(cal, "2026-07-01"));
        clock.set(LocalDate.parse("2026-06-30"), "America/Chicago");
        act(ahead, "rollback").statusCode(200);
        clock.set(LocalDate.parse("2026-07-01"), "America/Chicago");
        act(come, "rollback").statusCode(409).body("code", equalTo("ROLLBACK_TOO_LATE"));
    }

    @Test
    void bat3ALaterChangeIsAConflictNamedAndLeftAloneUntilItIsUndoneItself() {
        List<UUID> deals = deals(2, ann);
        UUID batch = opened(transfer(deals, cal, "2026-07-01"));
        complete(batch);
        UUID later = reassigned(deals.get(0), transferOne(bob, "2026-08-01"));
        UUID rollback = UUID.fromString(act(batch, "rollback").statusCode(200).body("applied", equalTo(1))
                .body("conflicted", equalTo(1)).body("skippedByReason[0].reason", equalTo("LATER_CHANGE_EXISTS"))
                .extract().path("id"));
        api.get(BATCHES + "/" + rollback + "/items?outcome=CONFLICT")
                .body("items.opportunityId", contains(deals.get(0).toString()))
                .body("items.reason", contains("LATER_CHANGE_EXISTS"));
        assertEquals("HOUSE_REP:bob:60.00 HOUSE:House:40.00", book.structure(deals.get(0), "2026-08-01"));
        assertEquals("HOUSE_REP:cal:60.00 HOUSE:House:40.00", book.structure(deals.get(0), "2026-07-01"));
        assertEquals("HOUSE_REP:ann:60.00 HOUSE:House:40.00", book.structure(deals.get(1), "2026-08-01"));
        act(later, "rollback").statusCode(200).body("conflicted", equalTo(0));
    }

    @Test
    void rollbacksNeedTheirPermissionAndAVisibleBatch() {
        UUID batch = reassigned(deals(1, ann).get(0), transferOne(cal, "2026-07-01"));
        given.person(tenant, "max");
        Api rep = api.as("ann", "rep");
        rep.post(BATCHES + "/" + batch + "/rollback", "{}").statusCode(403);
        api.as("max", "manager").post(BATCHES + "/" + batch + "/rollback", "{}").statusCode(404);
        api.as("mia", "manager").post(BATCHES + "/" + batch + "/rollback", "{'reason':'  '}").statusCode(400);
        api.as("mia", "manager").post(BATCHES + "/" + batch + "/rollback", "{'reason':'a mistake'}").statusCode(200)
                .body("reason", equalTo("a mistake"));
    }

    /** Previous and new rep, finance and the manager are told once each; reps not where the batch says so (BAT-4). */
    @Test
    void bat4EachIsToldOnceABatch() {
        given.person(tenant, "fin");
        given.sql(tenant,
                "insert into person_roles (tenant_id, person_id, roles, as_of) select tenant_id, id, '{finance}', now() "
                        + "from people where tenant_id = ? and name = 'fin'",
                tenant);
        List<UUID> deals = deals(3, ann);
        UUID batch = opened(transfer(deals, cal, "2026-07-01"));
        complete(batch);
        assertEquals("ann COMMISSION_ENDED, cal COMMISSION_RECEIVED, fin REASSIGNED, mia REASSIGNED", told(batch));
        UUID rollback = UUID.fromString(act(batch, "rollback").statusCode(200).extract().path("id"));
        assertEquals("ann COMMISSION_RESTORED, cal COMMISSION_RESTORED, fin ROLLED_BACK, mia ROLLED_BACK",
                told(rollback));
        UUID silent = opened(request(deals, transferOne(bob, "2026-07-01"), ",'notifyUsers':false"));
        complete(silent);
        assertEquals("fin REASSIGNED, mia REASSIGNED", told(silent));
        UUID one = reassigned(deals(1, bob).get(0), transferOne(cal, "2026-07-01"));
        assertEquals("bob COMMISSION_ENDED, cal COMMISSION_RECEIVED, fin REASSIGNED, mia REASSIGNED", told(one));
    }

    private String told(UUID batch) {
        return given.value(tenant,
                """
                        select string_agg(p.name || ' ' || n.kind, ', ' order by p.name)
                        from notifications n join people p on p.tenant_id = n.tenant_id and p.id = n.person_id
                        where n.tenant_id = ? and n.data ->> 'batchId' = ?
                        """,
                tenant, batch.toString());
    }

    @Test
    void pro3DoingAndUndoingAHundredTimesLeavesTheBookAsItWas() {
        long seed = System.nanoTime();
        System.out.println("RollbackTest seed " + seed);
        Random random = new Random(seed);
        List<UUID> people = List.of(ann, bob, cal, mia);
        List<UUID> deals = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            deals.add(randomDeal(random, people));
        }
        String before = book.state();
        for (int round = 0; round < 100; round++) {
            List<UUID> batches = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                List<UUID> some = deals.stream().filter(deal -> random.nextInt(3) > 0).toList();
                if (!some.isEmpty()) {
                    UUID batch = opened(request(some, randomChange(random, people), ""));
                    batches.add(batch);
                    complete(batch);
                }
            }
            for (int i = batches.size() - 1; i >= 0; i--) {
                if (get(batches.get(i)).extract().<Integer>path("applied") > 0) {
                    act(batches.get(i), "rollback").statusCode(200).body("conflicted", equalTo(0));
                }
            }
            assertEquals(before, book.state(), "round " + round + " of seed " + seed);
        }
        api.get("/commission-changes/verification").statusCode(200).body("intact", equalTo(true));
    }

    private UUID randomDeal(Random random, List<UUID> people) {
        StringBuilder lines = new StringBuilder();
        int left = 10_000;
        for (int i = 0; i < random.nextInt(4); i++) {
            int share = random.nextInt(left / 2);
            left -= share;
            lines.append(i == 0 ? "HOUSE_REP:" : " SUBAGENT:").append(people.get(i)).append(':').append(share / 100)
                    .append('.').append(share / 10 % 10).append(share % 10);
        }
        UUID deal = book.deal(people.get(random.nextInt(4)), lines.toString());
        for (int i = 0; i < random.nextInt(4); i++) {
            book.row(deal, "2026-0" + (6 + i) + "-01", "2026-0" + (6 + i) + "-30", random.nextInt(100_000) + ".37");
        }
        return deal;
    }

    private static String randomChange(Random random, List<UUID> people) {
        LocalDate end = LocalDate.parse("2026-05-01").plusDays(random.nextInt(120));
        String dates = "'endDate':'%s','effectiveDate':'%s'".formatted(end,
                end.plusDays(1 + random.nextInt(3) / 2 * random.nextInt(30)));
        UUID receiver = people.get(random.nextInt(4));
        return switch (random.nextInt(3)) {
            case 0 -> "{'type':'HOUSE_ABSORB',%s}".formatted(dates);
            case 1 -> "{'type':'DIRECT_TRANSFER','newRepId':'%s',%s}".formatted(receiver, dates);
            default -> "{'type':'CUSTOM','customSplits':[{'personId':'%s','percent':%d.5}],%s}".formatted(receiver,
                    random.nextInt(60), dates);
        };
    }
}
