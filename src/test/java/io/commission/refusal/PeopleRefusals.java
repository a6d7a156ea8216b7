package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** PPL-1 to PPL-3 and ACC-1: people, teams, payment details, accounts. */
final class PeopleRefusals {
    private static final String PEOPLE = "/people";
    private static final String ACCOUNTS = "/accounts";
    private static final String PAID = "/people/<sam>/payment-details";

    private PeopleRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                refused("PPL-1 no name", Code.INVALID_REQUEST).naming("name").post(PEOPLE,
                        "{'email': 'a@example.com'}"),
                person("PPL-1 no email address", Code.INVALID_REQUEST, "'email': 'nowhere'").naming("email"),
                person("PPL-1 an external id twice", Code.EXTERNAL_ID_TAKEN, "'externalId': 'EMP-RAY'"),
                person("PPL-1 a subject twice", Code.SUBJECT_TAKEN, "'oidcSubject': 'ray'"),
                person("PPL-1 a team that is none", Code.TEAM_UNKNOWN, "'teamId': '<nobody>'").naming("teamId"),
                person("PPL-1 a manager who is none", Code.PERSON_UNKNOWN, "'managerId': '<nobody>'")
                        .naming("managerId"),
                person("PPL-2 House manages nobody", Code.SPECIAL_OWNER_NOT_HERE, "'managerId': '<house>'")
                        .naming("managerId"),
                person("PPL-1 terminated before hired", Code.PERSON_DATES_INVALID,
                        "'hireDate': '2026-05-01', 'status': 'TERMINATED', 'terminationDate': '2026-04-30'")
                        .naming("terminationDate"),
                person("PPL-1 active and terminated", Code.PERSON_DATES_INVALID, "'terminationDate': '2026-04-30'")
                        .naming("terminationDate"),
                person("PPL-1 eligible and not", Code.PERSON_DATES_INVALID, "'ineligibleSince': '2026-04-30'")
                        .naming("ineligibleSince"),
                person("PPL-1 a year that nobody means", Code.DATE_RANGE_INVALID, "'hireDate': '0206-04-30'")
                        .naming("hireDate"),
                person("PPL-1 a status that is none", Code.MALFORMED_REQUEST, "'status': 'AWAY'").naming("status"),
                refused("PPL-1 a manager's own report for a manager", Code.MANAGER_CYCLE).naming("managerId").put(
                        "/people/<mia>", "{'name': 'mia', 'managerId': '<ray>'}"),
                refused("PPL-1 their own manager", Code.MANAGER_CYCLE).naming("managerId").put("/people/<otto>",
                        "{'name': 'otto', 'managerId': '<otto>'}"),
                refused("PPL-1 terminated twice", Code.PERSON_TERMINATED).delete("/people/<tim>"),
                refused("PPL-2 House is not changed", Code.SPECIAL_OWNER_FIXED).put("/people/<house>",
                        "{'name': 'Home'}"),
                refused("PPL-2 House does not leave", Code.SPECIAL_OWNER_FIXED).delete("/people/<house>"),
                refused("PPL-2 House is not paid", Code.SPECIAL_OWNER_FIXED).put("/people/<house>/payment-details",
                        "{'paymentMethod': 'CHECK'}"),
                refused("API-3 a person who changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"").put(
                        "/people/<otto>", "{'name': 'otto'}"),
                // Teams
                refused("PPL-1 a team's name twice", Code.TEAM_NAME_TAKEN).post("/teams", "{'name': 'East'}"),
                refused("PPL-1 a team's name twice", Code.TEAM_NAME_TAKEN).put("/teams/<west>", "{'name': 'East'}"),
                refused("PPL-1 a team that has people", Code.TEAM_IN_USE).delete("/teams/<east>"),
                // Payment details
                refused("PAY-5 a routing number that is none", Code.ROUTING_NUMBER_INVALID).naming("routingNumber").put(
                        PAID,
                        "{'paymentMethod': 'ACH', 'routingNumber': '021000022', 'accountNumber': '12345678', 'accountType': 'CHECKING'}"),
                refused("PAY-5 ACH without an account", Code.BANK_DETAILS_REQUIRED).naming("paymentMethod").put(PAID,
                        "{'paymentMethod': 'ACH', 'routingNumber': '021000021'}"),
                refused("PAY-5 an account number that is none", Code.INVALID_REQUEST).naming("accountNumber").put(PAID,
                        "{'paymentMethod': 'ACH', 'routingNumber': '021000021', 'accountNumber': '1', 'accountType': 'CHECKING'}"),
                refused("PAY-5 a method that is none", Code.MALFORMED_REQUEST).naming("paymentMethod").put(PAID,
                        "{'paymentMethod': 'SHELLS'}"),
                refused("PAY-5 details that nobody gave", Code.NOT_FOUND).delete(PAID),
                // Accounts
                refused("ACC-1 no name", Code.INVALID_REQUEST).naming("name").post(ACCOUNTS, "{'externalId': 'X'}"),
                account("ACC-1 an external id twice", Code.EXTERNAL_ID_TAKEN, "'externalId': 'ACME'"),
                account("ACC-1 an owner who is none", Code.PERSON_UNKNOWN, "'ownerId': 'somebody'").naming("ownerId"),
                account("ACC-1 an owner who is none", Code.PERSON_UNKNOWN, "'ownerId': '<nobody>'").naming("ownerId"),
                account("PPL-3 a terminated owner", Code.RECEIVER_TERMINATED, "'ownerId': '<tim>'").naming("ownerId"),
                account("PPL-3 an ineligible owner", Code.RECEIVER_INELIGIBLE, "'ownerId': '<ines>'").naming("ownerId"),
                account("ACC-1 a year that nobody means", Code.DATE_RANGE_INVALID,
                        "'ownerId': '<ray>', 'ownerEffectiveDate': '0026-05-01'").naming("ownerEffectiveDate"),
                refused("PPL-3 a terminated owner from some day on", Code.RECEIVER_TERMINATED).naming("ownerId").put(
                        "/accounts/<acme>",
                        "{'externalId': 'ACME', 'name': 'Acme', 'ownerId': '<tim>', 'ownerEffectiveDate': '2026-07-01'}"),
                refused("PPL-3 an ineligible owner", Code.RECEIVER_INELIGIBLE).naming("ownerId").put("/accounts/<acme>",
                        "{'externalId': 'ACME', 'name': 'Acme', 'ownerId': '<ines>'}"));
    }

    private static Refused person(String title, Code code, String content) {
        return refused(title, code).post(PEOPLE, "{'name': 'New', " + content + "}");
    }

    private static Refused account(String title, Code code, String content) {
        return refused(title, code).post(ACCOUNTS, "{'name': 'New', " + content + "}");
    }
}
