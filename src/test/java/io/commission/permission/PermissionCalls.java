package io.commission.permission;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How the operations are called that need more than their address: bodies, and questions that name whose figures are wanted.
 * {@code <row>} is the row that is tried, {@code <fresh>} a word never used before. What may write is sent with a version that
 * no row has, or asks for what a rule refuses, so that being let in changes little.
 */
final class PermissionCalls {
    private static final String JSON = "application/json";
    /** Their answers need not end. */
    static final Set<String> STREAMS = Set.of("watchReassignmentBatch", "watchCommissions");
    private static final Map<String, Call> CALLS = new HashMap<>();

    /** @param query what follows the address */
    record Call(String contentType, String query, String body) {
        String body(String row) {
            return body == null ? null : fill(contentType.contains("json") ? body.replace('\'', '"') : body, row);
        }

        String query(String row) {
            return fill(query, row);
        }

        private static String fill(String text, String row) {
            return text.replace("<row>", row == null ? "" : row).replace("<fresh>", UUID.randomUUID().toString());
        }
    }

    static {
        accounts();
        deals();
        terms();
        money();
        reassignment();
        settings();
    }

    private PermissionCalls() {
    }

    static Call of(String operation) {
        return CALLS.getOrDefault(operation, new Call(JSON, "", null));
    }

    private static void accounts() {
        body("createAccount", "{'name': '<fresh>'}");
        body("changeAccount", "{'name': 'x'}");
        body("createAccountAssignment",
                "{'personId': '<person.max>', 'role': '<fresh>', 'effectiveDate': '2026-01-01'}");
        body("createPerson", "{'name': '<fresh>'}");
        body("changePerson", "{'name': 'x'}");
        body("putPaymentDetails", "{'paymentMethod': 'CHECK'}");
        body("createTeam", "{'name': '<fresh>'}");
        body("changeTeam", "{'name': 'x'}");
        file("importPeople", "externalId,name");
        file("importAccounts", "externalId,name");
        query("listPeople", "?limit=1000");
        query("listAccounts", "?limit=1000");
    }

    private static void deals() {
        body("createOpportunity", "{'name': '<fresh>', 'openedOn': '2026-01-01'}");
        body("changeOpportunity", "{'name': 'x'}");
        body("createDeal", "{'name': '<fresh>', 'openedOn': '2026-01-01'}");
        body("changeDeal", "{'name': 'x'}");
        body("syncDeals", "{'deals': [{'externalId': '<fresh>', 'name': 'x'}]}");
        query("listDeals", "?limit=1000");
        String row = "{'startDate': '2026-09-01', 'endDate': '2026-09-30', 'expectedCommission': 5}";
        body("addScheduleRow", row);
        body("changeScheduleRow", row);
        body("reconcileScheduleRow", "{}");
        file("importOpportunities", "externalId,name");
        file("importRevenueSchedules", "opportunityId,externalId");
        query("listOpportunities", "?limit=1000");
    }

    private static void terms() {
        String plan = "{'name': '<fresh>', 'type': 'FLAT_FEE', 'flatAmount': 5}";
        body("createPlan", plan);
        body("changePlan", plan);
        body("changePlanTiers",
                "[{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'rate': 9, 'period': 'MONTHLY'}]");
        String assignment = "{'personId': '<row>', 'planId': '<plan>', 'effectiveDate': '2026-01-01'}";
        body("createAssignment", assignment);
        body("changeAssignment", assignment.replace("<row>", "<person.max>"));
        String override = "{'personId': '<row>', 'accountId': '<account.house>', 'rateType': 'PERCENT', 'rate': 1}";
        body("createOverride", override);
        body("changeOverride", override.replace("<row>", "<person.max>"));
        file("importPlans", "externalId,name,type");
        file("importTargets", "personId,startDate,endDate,quota,commissionRate");
    }

    private static void money() {
        body("saveLoad", "{'externalId': '<fresh>', 'revenue': 1}");
        body("replaceLoad", "{'externalId': '<fresh>', 'revenue': 1}");
        file("importLoads", "externalId");
        CALLS.put("postEvents", new Call("application/cloudevents+json; charset=utf-8", "",
                "{'specversion': '1.0', 'id': '<fresh>', 'source': '/permissions', 'type': 'load.booked',"
                        + " 'data': {'externalId': '<fresh>', 'revenue': 1}}"));
        body("createEntry",
                "{'personId': '<row>', 'type': 'BONUS', 'amount': 0.01, 'earnedMonth': '2026-05', 'reason': 'r'}");
        body("calculateCommissions", "{'month': '2026-05'}");
        body("approveEntries", "{'month': '2026-01'}");
        body("reverseEntry", "{'reason': 'r'}");
        body("reinstateEntry", "{'reason': 'r'}");
        body("confirmTrailingPay", "{'reason': 'r'}");
        body("generatePayouts", "{'month': '2026-05', 'preview': true}");
        body("approvePayoutsOfMonth", "{'month': '2026-01'}");
        body("processPayoutsOfMonth", "{'month': '2026-01'}");
        body("voidPayout", "{'reason': 'r'}");
        body("simulatePlan",
                "{'planId': '<plan>', 'personIds': ['<row>'], 'from': '2026-05', 'to': '2026-05'}");
        query("verifyMonth", "?month=2026-05");
        query("listCommissions", "?view=self&personId=<row>");
        body("supposeDeals",
                "{'deals': [{'dealId': '<row>', 'status': 'closed_won', 'amount': 1000, 'closeDate': '2026-07-01'}]}");
        body("recalculateCommissions", "{}");
        query("getCommissionDashboard", "?view=self&personId=<row>");
        query("listTeamPerformance", "?personId=<row>");
        query("listTargets", "?limit=1000");
        String target = "{'personId': '<row>', 'startDate': '2031-01-01', 'endDate': '2031-12-31', 'quota': 5, 'commissionRate': 5}";
        body("createTarget", target);
        body("changeTarget", target.replace("<row>", "<person.max>"));
        query("getDashboard", "?personId=<row>");
        query("getPipeline", "?personId=<row>");
        query("getSummaryReport", "?from=2026-01&to=2026-06&personId=<row>");
        query("getByUserReport", "?from=2026-01&to=2026-06&limit=1000");
        query("getByCustomerReport", "?from=2026-01&to=2026-06&limit=1000");
    }

    private static void reassignment() {
        String change = "'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01'";
        body("previewCommissionChange", "{" + change + "}");
        body("reassignCommission", "{" + change + ", 'reason': 'r', 'stateHash': 'stale'}");
        String accounts = "'accountIds': ['<row>'], 'newOwnerId': '<person.max>', 'effectiveDate': '2026-08-01'";
        body("previewAccountsReassignment", "{" + accounts + "}");
        body("reassignAccounts", "{" + accounts + ", 'reason': 'r', 'stateHash': 'stale'}");
        body("openReassignmentBatch",
                "{'scope': {'opportunityIds': ['<row>']}, 'strategy': 'UNIFORM', 'reason': 'r', 'change': {" + change
                        + "}}");
        String all = "'personId': '<row>', 'strategy': 'UNIFORM', 'effectiveDate': '2026-08-01'";
        body("previewGlobalReassignment", "{" + all + "}");
        body("executeGlobalReassignment", "{" + all + ", 'reason': 'r', 'stateHash': 'stale'}");
        body("terminateCommissions",
                "{'strategy': 'UNIFORM', 'endDate': '2026-07-31', 'effectiveDate': '2026-07-01', 'reason': 'r'}");
        body("decideQueueItems", "{'opportunityIds': ['<nobody>'], 'change': {'type': 'HOUSE_ABSORB'}}");
    }

    private static void settings() {
        body("changeSettings", "{'payoutApprovalThreshold': 10000}");
        body("changeFeatures", "{'features': []}");
        body("changeWithheldPermissions", "{'permissions': []}");
        body("changeNotificationPreferences", "{'groups': []}");
        body("putAchOriginator",
                "{'destinationRouting': '021000021', 'destinationName': 'Bank', 'origin': '1234567890', 'originName': 'x',"
                        + " 'companyName': 'x', 'companyId': '1234567890', 'odfiRouting': '021000021'}");
        body("verifyChangesHead", "{'tenantId': '<nobody>', 'position': 0, 'digest': '', 'at': '2026-01-01T00:00:00Z',"
                + " 'algorithm': 'Ed25519', 'signature': 'x', 'publicKey': 'x'}");
        String webhook = "{'url': 'http://localhost:9/hook', 'eventTypes': ['*']}";
        body("createWebhook", webhook);
        body("updateWebhook", webhook);
    }

    private static void body(String operation, String body) {
        CALLS.put(operation, new Call(JSON, "", body));
    }

    private static void file(String operation, String csv) {
        CALLS.put(operation, new Call("text/csv; charset=utf-8", "", csv));
    }

    private static void query(String operation, String query) {
        CALLS.put(operation, new Call(JSON, query, null));
    }
}
