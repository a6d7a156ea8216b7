package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** API-1 to API-5: the request itself. */
final class RequestRefusals {
    private static final String TEAMS = "/teams";
    private static final String TEAM = "/teams/<west>";
    private static final String BONUS = "{'personId': '<ray>', 'type': 'BONUS', 'amount': 5, 'reason': 'r'}";

    private RequestRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                // API-1
                refused("API-1 no JSON", Code.MALFORMED_REQUEST).post(TEAMS, "{'name': "),
                refused("API-1 something behind the JSON", Code.MALFORMED_REQUEST).post(TEAMS, "{'name': 'a'} {}"),
                refused("API-1 a property twice", Code.MALFORMED_REQUEST).post(TEAMS, "{'name': 'a', 'name': 'b'}"),
                refused("API-1 an array for an object", Code.MALFORMED_REQUEST).post(TEAMS, "[]"),
                refused("API-1 no body", Code.MALFORMED_REQUEST).post(TEAMS, null),
                refused("API-1 an empty body", Code.MALFORMED_REQUEST).post(TEAMS, ""),
                refused("API-1 null", Code.MALFORMED_REQUEST).post(TEAMS, "null"),
                refused("API-1 an unknown property", Code.MALFORMED_REQUEST).naming("colour").post(TEAMS,
                        "{'name': 'a', 'colour': 'red'}"),
                refused("API-1 an unknown property deep inside", Code.MALFORMED_REQUEST).naming("tiers[0].colour").post(
                        "/v1/commission/plans", "{'name': 'x', 'type': 'TIERED', 'tiers': [{'colour': 'red'}]}"),
                refused("API-1 an unknown property of a load", Code.MALFORMED_REQUEST).naming("tenantId").post("/loads",
                        "{'externalId': 'L-X', 'tenantId': '<nobody>'}"),
                refused("API-1 text for a number", Code.MALFORMED_REQUEST).naming("amount").post(
                        "/v1/commission/entries",
                        "{'personId': '<ray>', 'type': 'BONUS', 'amount': '5', 'reason': 'r'}"),
                refused("API-1 a number for text", Code.MALFORMED_REQUEST).naming("name").post(TEAMS, "{'name': 5}"),
                refused("API-1 no uuid", Code.MALFORMED_REQUEST).naming("personId").post("/v1/commission/assignments",
                        "{'personId': 'ray', 'planId': '<flat>'}"),
                refused("API-1 no date", Code.MALFORMED_REQUEST).naming("effectiveDate").post("/v1/commission/plans",
                        "{'name': 'x', 'type': 'FLAT_FEE', 'flatAmount': 5, 'effectiveDate': '2026-02-30'}"),
                refused("API-1 no month", Code.MALFORMED_REQUEST).naming("month").post(
                        "/v1/commission/payouts/generate",
                        "{'month': '2026-13'}"),
                refused("API-1 no instant", Code.MALFORMED_REQUEST).naming("deliveredAt").post("/loads",
                        "{'externalId': 'L-X', 'deliveredAt': 'yesterday'}"),
                refused("API-1 no such choice", Code.MALFORMED_REQUEST).naming("type").post("/v1/commission/plans",
                        "{'name': 'x', 'type': 'GENEROUS'}"),
                refused("API-1 a field is missing", Code.INVALID_REQUEST).naming("name").post(TEAMS, "{}"),
                refused("API-1 a field is blank", Code.INVALID_REQUEST).naming("name").post(TEAMS, "{'name': ' '}"),
                refused("API-1 a query parameter of another form", Code.MALFORMED_REQUEST).get("/accounts?asOf=today"),
                refused("API-1 a sort that is none", Code.INVALID_REQUEST).naming("sort").get("/people?sort=shoe-size"),
                refused("API-1 nothing at the address", Code.NOT_FOUND).get("/v1/commission/nothing"),
                refused("API-1 an id that is none", Code.NOT_FOUND).get("/people/ray"),
                refused("API-1 not this method", Code.METHOD_NOT_ALLOWED).call("DELETE", TEAMS, null),
                refused("API-1 no such representation", Code.NOT_ACCEPTABLE).with("Accept", "image/png").get(TEAM),
                refused("API-1 no such content type", Code.UNSUPPORTED_MEDIA_TYPE).as("text/plain").post(TEAMS, "East"),
                refused("API-1 no such content type", Code.UNSUPPORTED_MEDIA_TYPE).as("application/xml").post(TEAMS,
                        "<name/>"),
                // API-2
                refused("API-2 the same key, another body", Code.IDEMPOTENCY_KEY_REUSED).with("Idempotency-Key", "used")
                        .post(TEAMS, "{'name': 'South'}"),
                refused("API-2 the same key, another address", Code.IDEMPOTENCY_KEY_REUSED)
                        .with("Idempotency-Key", "used")
                        .post("/people", "{'name': 'North'}"),
                refused("API-2 the first call is still running", Code.IDEMPOTENCY_KEY_IN_USE)
                        .with("Idempotency-Key", "running").post(TEAMS, "{'name': 'South'}"),
                refused("API-2 a key too long", Code.IDEMPOTENCY_KEY_INVALID).telling("255")
                        .with("Idempotency-Key", "k".repeat(256)).post(TEAMS, "{'name': 'South'}"),
                refused("API-2 a blank key", Code.IDEMPOTENCY_KEY_INVALID).with("Idempotency-Key", " ").post(TEAMS,
                        "{'name': 'South'}"),
                refused("API-2 a refusal is not kept", Code.OWN_ENTRY).by("finn", "finance")
                        .with("Idempotency-Key", "mine")
                        .patch("/v1/commission/entries/<finns-entry>/approve", null),
                // API-3
                refused("API-3 PUT without If-Match", Code.IF_MATCH_REQUIRED).put(TEAM, "{'name': 'W'}")
                        .withoutIfMatch(),
                refused("API-3 DELETE without If-Match", Code.IF_MATCH_REQUIRED).delete(TEAM).withoutIfMatch(),
                refused("API-3 PUT of what changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"").put(TEAM,
                        "{'name': 'W'}"),
                refused("API-3 DELETE of what changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"")
                        .delete(TEAM),
                refused("API-3 a weak tag never matches", Code.STALE_VERSION).with("If-Match", "W/\"0\"").put(TEAM,
                        "{'name': 'W'}"),
                refused("API-3 an action on what changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"")
                        .patch("/v1/commission/entries/<pending-entry>/approve", null),
                refused("API-3 a payout approved meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"")
                        .patch("/v1/commission/payouts/<pending>/approve", null),
                refused("API-3 a payout processed meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"")
                        .post("/v1/commission/payouts/<approved>/process", null),
                refused("API-3 a payout made void meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"")
                        .post("/v1/commission/payouts/<approved>/void", "{'reason': 'r'}"),
                // API-4
                refused("API-4 a page of more than 1,000", Code.LIMIT_EXCEEDED).naming("limit").telling("1000")
                        .get("/v1/commission/entries?limit=1001"),
                refused("API-4 a page of nothing", Code.LIMIT_EXCEEDED).naming("limit").get("/people?limit=0"),
                refused("API-4 a page of some", Code.LIMIT_EXCEEDED).naming("limit").get("/people?limit=many"),
                refused("API-4 a cursor that is none", Code.INVALID_CURSOR).naming("cursor")
                        .get("/v1/commission/entries?cursor=%21%21"),
                refused("API-4 a cursor of another list", Code.INVALID_CURSOR).naming("cursor")
                        .get("/v1/commission/payouts?cursor=ZWFzdA"),
                refused("API-4 a cursor of another list", Code.INVALID_CURSOR).naming("cursor")
                        .get("/people?cursor=ZWFzdA"),
                refused("API-4 a cursor of another list", Code.INVALID_CURSOR).naming("cursor")
                        .get("/loads?cursor=ZWFzdA"),
                refused("API-4 a cursor of another list", Code.INVALID_CURSOR).naming("cursor")
                        .get("/v1/commission/reports/by-user?cursor=ZWFzdA"),
                // API-5
                refused("API-5 a body too large", Code.BODY_TOO_LARGE).telling("1048576").post(TEAMS,
                        "{'name': '" + "x".repeat(1_048_577) + "'}"),
                refused("API-5 a text too long", Code.INVALID_REQUEST).naming("name").telling("200").post(TEAMS,
                        "{'name': '" + "x".repeat(201) + "'}"),
                refused("API-5 too many ids", Code.INVALID_REQUEST).naming("entryIds").telling("1000")
                        .post("/v1/commission/entries/approve", "{'entryIds': [" + ids(1_001) + "]}"),
                refused("API-5 too many ids", Code.INVALID_REQUEST).naming("loadIds").telling("1000")
                        .post("/v1/commission/calculate", "{'loadIds': [" + ids(1_001) + "]}"),
                refused("API-5 no ids", Code.INVALID_REQUEST).naming("entryIds").post("/v1/commission/entries/approve",
                        "{'entryIds': []}"),
                // The database's limits
                refused("MON-1 a number that no column holds", Code.AMOUNT_OUT_OF_RANGE).naming("amount").post(
                        "/v1/commission/entries", BONUS.replace("5,", "99999999999999999999,")));
    }

    static String ids(int number) {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < number; i++) {
            ids.append(i == 0 ? "" : ",").append("'").append(new java.util.UUID(7, i)).append("'");
        }
        return ids.toString();
    }
}
