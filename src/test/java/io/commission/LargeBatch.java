package io.commission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** A batch over many opportunities of one person, in a tenant that has nothing else, and whether each was changed once (BAT-1). */
record LargeBatch(Given given, UUID tenant, UUID id, int opportunities) {

    static LargeBatch open(PackagedService service, UUID tenant, int opportunities) throws Exception {
        Given given = service.given();
        UUID ann = given.person(tenant, "ann");
        UUID cal = given.person(tenant, "cal");
        given.sql(tenant,
                """
                        with n as (select time_ordered_uuid() as id from generate_series(1, ?)),
                            o as (insert into opportunities (tenant_id, id, name, opened_on, status, amount, original_owner_id)
                                select ?, id, 'Deal ' || id, '2026-01-01', 'pipeline', 1000, ? from n),
                            v as (insert into opportunity_versions (tenant_id, opportunity_id, position, owner_id) select ?, id, 0, ? from n)
                        insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent)
                        select ?, n.id, 0, l.person, l.line, l.role, l.percent
                        from n cross join (values (?::uuid, 0, 'HOUSE_REP', 60), (?::uuid, 1, 'HOUSE', 40)) as l (person, line, role, percent)
                        """,
                opportunities, tenant, ann, tenant, ann, tenant, ann, given.house(tenant));
        String ids = given.value(tenant, """
                select string_agg('"' || id || '"', ',') from opportunities where tenant_id = ?""", tenant);
        String body = """
                {"scope": {"opportunityIds": [%s]}, "strategy": "UNIFORM", "reason": "Ann leaves",
                 "change": {"type": "DIRECT_TRANSFER", "newRepId": "%s", "effectiveDate": "2030-01-01"}}"""
                .formatted(ids, cal);
        HttpResponse<String> opened = service
                .send(HttpRequest.newBuilder(service.at("/api/reassignment-batches"))
                        .header("Authorization", "Bearer " + TestTokens.of(tenant, "ada", "admin"))
                        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
        assertEquals(202, opened.statusCode(), opened.body());
        return new LargeBatch(given, tenant,
                given.id(tenant, "select id from reassignment_batches where tenant_id = ?", tenant), opportunities);
    }

    long number(String column) {
        return given.count(tenant, "select " + column + " from reassignment_batches where tenant_id = ? and id = ?",
                tenant, id);
    }

    boolean ended() {
        return given.value(tenant, "select 1 from reassignment_batches where tenant_id = ? and id = ?"
                + " and status not in ('PENDING', 'RUNNING')", tenant, id) != null;
    }

    /** The process that works on it; 0 for none. */
    long holder() {
        String holder = given.value(tenant,
                "select lease_holder from reassignment_batches where tenant_id = ? and id = ?", tenant, id);
        return holder == null ? 0 : Long.parseLong(holder.substring(0, holder.indexOf(' ')));
    }

    /** Counts of the batch, versions, changes, events, and the chain over all of it. */
    void assertEachOnce(PackagedService alive) throws Exception {
        assertEquals("COMPLETE", given.value(tenant,
                "select status || coalesce(' ' || error_code, '') from reassignment_batches where tenant_id = ? and id = ?",
                tenant, id));
        assertEquals(opportunities, number("applied"));
        assertEquals(0, number("skipped") + number("conflicted"));
        for (String count : List.of(
                "select count(*) from commission_changes where tenant_id = ?",
                "select count(distinct opportunity_id) from commission_changes where tenant_id = ?",
                "select count(*) from opportunity_versions where position = 1 and tenant_id = ?",
                "select count(*) from opportunities where version = 1 and tenant_id = ?",
                "select count(*) from outbox_events where type = 'commission.reassigned' and tenant_id = ?",
                "select position from change_chains where tenant_id = ?")) {
            assertEquals(opportunities, given.count(tenant, count, tenant), count);
        }
        assertEquals(0, given.count(tenant,
                "select count(*) from opportunity_versions where position > 1 and tenant_id = ?", tenant));
        assertEquals(2L * opportunities, given.count(tenant,
                "select count(*) from commission_structure_lines where position = 1 and tenant_id = ?", tenant));
        assertEquals(1, given.count(tenant,
                "select count(*) from outbox_events where type = 'reassignment.completed' and tenant_id = ?", tenant));
        HttpResponse<String> chain = alive.send(HttpRequest.newBuilder(alive.at("/api/commission-changes/verification"))
                .header("Authorization", "Bearer " + TestTokens.of(tenant, "amy", "auditor")).build());
        assertTrue(chain.body().contains("\"intact\":true"), chain.body());
    }
}
