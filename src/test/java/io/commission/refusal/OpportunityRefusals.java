package io.commission.refusal;

import static io.commission.refusal.Refused.badRow;
import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** OPP-1 to OPP-5: opportunities and their structures. */
final class OpportunityRefusals {
    private static final String DEALS = "/opportunities";
    private static final String SYNC = "/deals/sync";

    private OpportunityRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                refused("OPP-1 no name", Code.INVALID_REQUEST).naming("name").post(DEALS, "{'amount': 5}"),
                deal("MON-1 half a cent", Code.TOO_MANY_DECIMALS, "'amount': 5.005").naming("amount"),
                deal("MON-1 half a cent expected", Code.TOO_MANY_DECIMALS, "'expectedCommission': 5.005")
                        .naming("expectedCommission"),
                deal("OPP-1 an external id twice", Code.EXTERNAL_ID_TAKEN, "'externalId': 'DEAL'"),
                deal("OPP-1 an account that is none", Code.ACCOUNT_UNKNOWN, "'accountId': '<nobody>'")
                        .naming("accountId"),
                deal("TEN-1 another tenant's account", Code.ACCOUNT_UNKNOWN, "'accountId': '<other.account>'")
                        .naming("accountId"),
                deal("OPP-1 an owner who is none", Code.PERSON_UNKNOWN, "'ownerId': '<nobody>'").naming("ownerId"),
                deal("TEN-1 another tenant's owner", Code.PERSON_UNKNOWN, "'ownerId': '<other.person>'")
                        .naming("ownerId"),
                deal("PPL-3 a terminated owner", Code.RECEIVER_TERMINATED, "'ownerId': '<tim>'").naming("ownerId"),
                deal("PPL-3 an ineligible owner", Code.RECEIVER_INELIGIBLE, "'ownerId': '<ines>'").naming("ownerId"),
                deal("OPP-1 closed without an amount", Code.CLOSED_NEEDS_AMOUNT_AND_DATE, "'status': 'closed_won'")
                        .naming("amount"),
                deal("OPP-1 closed without a date", Code.CLOSED_NEEDS_AMOUNT_AND_DATE,
                        "'status': 'closed_lost', 'amount': 5").naming("closeDate"),
                deal("OPP-1 category against status", Code.CATEGORY_CONTRADICTS_STATUS,
                        "'status': 'pipeline', 'category': 'commit'").naming("category"),
                deal("OPP-1 a year that nobody means", Code.DATE_RANGE_INVALID, "'openedOn': '0026-01-01'")
                        .naming("openedOn"),
                structure("OPP-2 two HOUSE_REPs", Code.STRUCTURE_TWO_HOUSE_REPS, line("HOUSE_REP", "<ray>", "10"),
                        line("HOUSE_REP", "<rosa>", "10")),
                structure("OPP-2 two HOUSE lines", Code.STRUCTURE_NEEDS_ONE_HOUSE, line("HOUSE", "house", "50"),
                        line("HOUSE", "house", "50")),
                structure("OPP-2 somebody's HOUSE line", Code.HOUSE_LINE_IS_HOUSES, line("HOUSE", "<ray>", "100")),
                structure("OPP-2 House as an agent", Code.HOUSE_NOT_GIVEN, line("SUBAGENT", "house", "10")),
                structure("OPP-2 somebody twice", Code.PERSON_TWICE, line("HOUSE_REP", "<ray>", "10"),
                        line("SUBAGENT", "<ray>", "10")),
                structure("OPP-2 less than 100", Code.STRUCTURE_NOT_100, line("HOUSE", "house", "50"),
                        line("SUBAGENT", "<ray>", "49.99")),
                structure("OPP-2 more than 100", Code.HOUSE_BELOW_ZERO, line("HOUSE_REP", "<rosa>", "50.01"),
                        line("SUBAGENT", "<ray>", "50")),
                structure("OPP-2 below 0", Code.PERCENT_NEGATIVE, line("SUBAGENT", "<ray>", "-1")),
                structure("MON-5 more than 2 decimals", Code.TOO_MANY_DECIMALS, line("SUBAGENT", "<ray>", "10.001")),
                structure("PPL-3 a terminated agent", Code.RECEIVER_TERMINATED, line("SUBAGENT", "<tim>", "10")),
                structure("PPL-3 an ineligible agent", Code.RECEIVER_INELIGIBLE, line("SUBAGENT", "<ines>", "10")),
                structure("TEN-1 another tenant's agent", Code.PERSON_UNKNOWN,
                        line("SUBAGENT", "<other.person>", "10")),
                refused("OPP-2 a structure is given at creation", Code.STRUCTURE_ONLY_AT_CREATION).naming("structure")
                        .put(
                                DEALS + "/<deal>",
                                "{'name': 'deal', 'structure': [" + line("SUBAGENT", "<ray>", "10") + "]}"),
                refused("OPP-1 opened after a change", Code.DATE_BEFORE_OPENED).naming("openedOn").put(
                        DEALS + "/<deal>",
                        "{'name': 'deal', 'ownerId': '<ray>', 'openedOn': '2026-08-02'}"),
                refused("API-3 without If-Match", Code.IF_MATCH_REQUIRED).put(DEALS + "/<deal>", "{'name': 'deal'}")
                        .withoutIfMatch(),
                refused("API-3 changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"")
                        .delete(DEALS + "/<deal>"),
                refused("OPP-3 a reconciled row is not deleted", Code.SCHEDULE_ROW_RECONCILED).delete(
                        DEALS + "/<reconciled-deal>/revenue-schedule/<row>"),
                badRow("imports: an actual commission of a row that is none", "SCHEDULE_ROW_UNKNOWN").csv(
                        "/imports/revenue-schedules", "opportunityId,externalId,actualCommission", "DEAL,NONE,5"),
                refused("ACC-1 a role at an account twice", Code.ACCOUNT_ASSIGNMENT_OVERLAP).post(
                        "/accounts/<acme>/assignments", "{'personId': '<otto>', 'role': 'ACCOUNT_EXECUTIVE'}"),
                refused("PPL-3 what is no leaver's part is not confirmed", Code.EXCEPTION_NOT_CONFIRMABLE).post(
                        "/v1/commission/exceptions/<exception>/confirm", "{'reason': 'r'}"),
                refused("PPL-3 a part confirmed twice", Code.EXCEPTION_NOT_OPEN).post(
                        "/v1/commission/exceptions/<confirmed>/confirm", "{'reason': 'r'}"),
                refused("ENT-4 a part confirmed without a reason", Code.REASON_REQUIRED).naming("reason").post(
                        "/v1/commission/exceptions/<confirmed>/confirm", "{}"),
                refused("ENT-4 a part confirmed with a blank reason", Code.REASON_REQUIRED).naming("reason").post(
                        "/v1/commission/exceptions/<confirmed>/confirm", "{'reason': ' '}"),
                refused("14 a status that is none", Code.INVALID_REQUEST).naming("status")
                        .get(DEALS + "?status=asleep"),
                refused("OPP-1 a deal without a name", Code.INVALID_REQUEST).naming("name").post("/deals", "{}"),
                refused("API-3 a deal changed without If-Match", Code.IF_MATCH_REQUIRED).put("/deals/<deal>",
                        "{'name': 'deal'}").withoutIfMatch(),
                refused("API-1 a sync of no deals", Code.INVALID_REQUEST).naming("deals").post(SYNC, "{}"),
                refused("API-1 a sync that is no JSON", Code.MALFORMED_REQUEST).post(SYNC, "{'deals': ["),
                refused("API-1 a property of a sync that is none", Code.MALFORMED_REQUEST).naming("deal").post(SYNC,
                        "{'deal': []}"),
                refused("API-1 a property of a synced deal that is none", Code.MALFORMED_REQUEST)
                        .naming("deals[1].colour").post(SYNC,
                                "{'deals': [{'externalId': 'NEW', 'name': 'New'}, {'externalId': 'D', 'colour': 'red'}]}"),
                refused("API-5 a sync of too many deals", Code.LIMIT_EXCEEDED).naming("deals").telling("10000").post(
                        SYNC, "{'deals': [" + "{},".repeat(10_000) + "{}]}"));
    }

    private static Refused deal(String title, Code code, String content) {
        return refused(title, code).post(DEALS, "{'name': 'New', " + content + "}");
    }

    private static Refused structure(String title, Code code, String... lines) {
        return deal(title, code, "'structure': [" + String.join(", ", lines) + "]");
    }

    private static String line(String role, String person, String percent) {
        return "{'role': '" + role + "', 'personId': '" + person + "', 'percent': " + percent + "}";
    }
}
