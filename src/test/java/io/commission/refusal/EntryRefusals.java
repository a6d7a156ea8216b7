package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** ENT-1 to ENT-4 and CALC-7. */
final class EntryRefusals {
    private static final String ENTRIES = "/v1/commission/entries";
    private static final String REASON = "{'reason': 'r'}";

    private EntryRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                // ENT-1
                byHand("ENT-1 a commission by hand", Code.ENTRY_TYPE_NOT_BY_HAND, "LOAD_COMMISSION", "5")
                        .naming("type"),
                byHand("ENT-1 a deal's commission by hand", Code.ENTRY_TYPE_NOT_BY_HAND, "DEAL_COMMISSION", "5")
                        .naming("type"),
                byHand("ENT-1 a draw by hand", Code.ENTRY_TYPE_NOT_BY_HAND, "DRAW", "5").naming("type"),
                byHand("ENT-1 a recovery by hand", Code.ENTRY_TYPE_NOT_BY_HAND, "DRAW_RECOVERY", "-5").naming("type"),
                byHand("ENT-1 a type that is none", Code.MALFORMED_REQUEST, "GIFT", "5").naming("type"),
                byHand("ENT-1 a bonus below 0", Code.AMOUNT_OUT_OF_RANGE, "BONUS", "-5").naming("amount"),
                byHand("ENT-1 an adjustment of 0", Code.AMOUNT_OUT_OF_RANGE, "ADJUSTMENT", "0").naming("amount"),
                byHand("MON-1 half a cent", Code.TOO_MANY_DECIMALS, "BONUS", "5.005").naming("amount"),
                refused("ENT-1 for nobody", Code.PERSON_UNKNOWN).naming("personId").post(ENTRIES,
                        "{'personId': '<nobody>', 'type': 'BONUS', 'amount': 5, 'reason': 'r'}"),
                refused("TIME-5 a month that lies ahead", Code.MONTH_AHEAD).naming("earnedMonth").post(ENTRIES,
                        "{'personId': '<ray>', 'type': 'BONUS', 'amount': 5, 'reason': 'r', 'earnedMonth': '2026-07'}"),
                // ENT-4
                refused("ENT-4 a bonus without a reason", Code.REASON_REQUIRED).naming("reason").post(ENTRIES,
                        "{'personId': '<ray>', 'type': 'BONUS', 'amount': 5}"),
                refused("ENT-4 an adjustment for a blank reason", Code.REASON_REQUIRED).naming("reason").post(ENTRIES,
                        "{'personId': '<ray>', 'type': 'ADJUSTMENT', 'amount': -5, 'reason': ' '}"),
                refused("ENT-4 reversed without a reason", Code.REASON_REQUIRED).naming("reason").post(
                        ENTRIES + "/<pending-entry>/reverse", "{}"),
                refused("ENT-4 reversed for a blank reason", Code.REASON_REQUIRED).naming("reason").post(
                        ENTRIES + "/<rays-part>/reverse", "{'reason': ' '}"),
                refused("ENT-4 reinstated without a reason", Code.REASON_REQUIRED).naming("reason").post(
                        ENTRIES + "/<reversed-bonus>/reinstate", "{}"),
                refused("API-5 a reason too long", Code.INVALID_REQUEST).naming("reason").telling("500").post(
                        ENTRIES + "/<pending-entry>/reverse", "{'reason': '" + "x".repeat(501) + "'}"),
                // ENT-3
                refused("ENT-3 reversed twice", Code.ALREADY_REVERSED).post(ENTRIES + "/<reversed-bonus>/reverse",
                        REASON),
                refused("ENT-3 a paid one reversed twice", Code.ALREADY_REVERSED).post(
                        ENTRIES + "/<january-bonus>/reverse",
                        REASON),
                refused("ENT-3 a part reversed twice", Code.ALREADY_REVERSED).post(ENTRIES + "/<ottos-part>/reverse",
                        REASON),
                refused("ENT-3 what was superseded", Code.ALREADY_REVERSED).post(ENTRIES + "/<superseded>/reverse",
                        REASON),
                refused("ENT-3 a draw is not reversed", Code.ENTRY_NOT_REVERSIBLE).post(ENTRIES + "/<draw>/reverse",
                        REASON),
                refused("ENT-3 reinstated without being reversed", Code.NOT_REVERSED_BY_HAND).post(
                        ENTRIES + "/<pending-entry>/reinstate", REASON),
                refused("ENT-3 a load's part reinstated without being reversed", Code.NOT_REVERSED_BY_HAND).post(
                        ENTRIES + "/<rays-part>/reinstate", REASON),
                refused("ENT-3 what was superseded is not reinstated", Code.NOT_REVERSED_BY_HAND).post(
                        ENTRIES + "/<superseded>/reinstate", REASON),
                refused("ENT-3 a draw is not reinstated", Code.NOT_REVERSED_BY_HAND).post(ENTRIES + "/<draw>/reinstate",
                        REASON),
                // Approval
                refused("ENT-1 approved twice", Code.ENTRY_NOT_PENDING).patch(ENTRIES + "/<approved-entry>/approve",
                        null),
                refused("ENT-1 a reversed one approved", Code.ENTRY_NOT_PENDING).patch(
                        ENTRIES + "/<reversed-bonus>/approve", null),
                refused("ENT-1 a paid one approved", Code.ENTRY_NOT_PENDING).patch(ENTRIES + "/<january-bonus>/approve",
                        null),
                refused("PPL-2 House's part is approved already", Code.ENTRY_NOT_PENDING).patch(
                        ENTRIES + "/<house-part>/approve", null),
                refused("ENT-1 neither entries nor a month", Code.INVALID_REQUEST).post(ENTRIES + "/approve", "{}"),
                refused("ENT-1 entries and a month", Code.INVALID_REQUEST).post(ENTRIES + "/approve",
                        "{'entryIds': ['<pending-entry>'], 'month': '2026-05'}"),
                refused("ENT-1 amounts never change", Code.METHOD_NOT_ALLOWED).put(ENTRIES + "/<pending-entry>",
                        "{'amount': 6}"),
                refused("ENT-1 nothing is deleted", Code.METHOD_NOT_ALLOWED).delete(ENTRIES + "/<pending-entry>"),
                // Calculation and proof
                refused("calculate: a load that is none", Code.LOAD_UNKNOWN).naming("loadIds").post(
                        "/v1/commission/calculate", "{'loadIds': ['<nobody>']}"),
                refused("calculate: neither loads nor a month", Code.INVALID_REQUEST).post("/v1/commission/calculate",
                        "{}"),
                refused("calculate: loads and a month", Code.INVALID_REQUEST).post("/v1/commission/calculate",
                        "{'loadIds': ['<L-MAY>'], 'month': '2026-05'}"),
                refused("CALC-7 a month that is none", Code.INVALID_REQUEST).naming("month").get(
                        "/v1/commission/verification?month=May"),
                refused("CALC-7 no month", Code.INVALID_REQUEST).naming("month").get("/v1/commission/verification"),
                refused("a list's month that is none", Code.INVALID_REQUEST).get(ENTRIES + "?month=May"));
    }

    private static Refused byHand(String title, Code code, String type, String amount) {
        return refused(title, code).post(ENTRIES,
                "{'personId': '<ray>', 'type': '" + type + "', 'amount': " + amount + ", 'reason': 'r'}");
    }
}
