package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** PAY-1 to PAY-7; PERM-3 stands in {@link AccessRefusals}. */
final class PayoutRefusals {
    private static final String PAYOUTS = "/v1/commission/payouts";
    private static final String REASON = "{'reason': 'r'}";
    private static final String ORIGINATOR = "/v1/commission/ach-originator";

    private PayoutRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                // PAY-2
                generate("PAY-2 a month that is not over", Code.MONTH_NOT_OVER, "'month': '2026-06'").naming("month"),
                generate("PAY-2 a preview of a month that is not over", Code.MONTH_NOT_OVER,
                        "'month': '2026-06', 'preview': true"),
                generate("PAY-2 by hand in a month that is not over", Code.MONTH_NOT_OVER,
                        "'month': '2026-06', 'personIds': ['<ray>']"),
                generate("PAY-2 before an earlier month", Code.MONTHS_IN_ORDER, "'month': '2026-05'").naming("month"),
                generate("PAY-2 by hand before an earlier month", Code.MONTHS_IN_ORDER,
                        "'month': '2026-05', 'personIds': ['<ray>']"),
                generate("PAY-2 before the first month", Code.MONTHS_IN_ORDER, "'month': '2025-12'"),
                generate("PAY-2 the last month that is over, before an earlier one", Code.MONTHS_IN_ORDER, ""),
                generate("PPL-2 House is never paid", Code.PERSON_NOT_PAYABLE,
                        "'month': '2026-04', 'personIds': ['<house>']")
                        .naming("personIds"),
                generate("PAY-2 somebody who is nobody", Code.PERSON_NOT_PAYABLE,
                        "'month': '2026-04', 'personIds': ['<ray>', '<nobody>']").naming("personIds"),
                generate("API-5 too many people", Code.INVALID_REQUEST,
                        "'month': '2026-04', 'personIds': [" + RequestRefusals.ids(1_001) + "]").naming("personIds")
                        .telling("1000"),
                generate("PAY-7 in the middle of a quarter", Code.MONTH_WITHOUT_PAYOUT, "'month': '2026-02'")
                        .in("quarterly").naming("month"),
                // PAY-4: approval
                refused("PAY-4 approved twice", Code.PAYOUT_NOT_PENDING).patch(at("approved") + "/approve", null),
                refused("PAY-4 one approved that is being processed", Code.PAYOUT_NOT_PENDING).patch(
                        at("handed-over") + "/approve", null),
                refused("PAY-4 a paid one approved", Code.PAYOUT_NOT_PENDING).patch(at("paid") + "/approve", null),
                refused("PAY-4 a void one approved", Code.PAYOUT_NOT_PENDING).patch(at("void") + "/approve", null),
                refused("PAY-1 a stopped one approved", Code.PAYOUT_STOPPED).patch(at("stopped") + "/approve", null),
                refused("PAY-4 approving no month", Code.INVALID_REQUEST).naming("month").post(PAYOUTS + "/approve",
                        "{}"),
                // PAY-5: processing
                refused("PAY-5 a pending one processed", Code.PAYOUT_NOT_APPROVED).post(at("pending") + "/process",
                        null),
                refused("PAY-5 paid twice", Code.PAYOUT_PAID).post(at("paid") + "/process", null),
                refused("PAY-5 a void one processed", Code.PAYOUT_VOID).post(at("void") + "/process", null),
                refused("PAY-1 a stopped one processed", Code.PAYOUT_STOPPED).post(at("stopped") + "/process", null),
                refused("PAY-5 another method, once handed over", Code.PAYMENT_METHOD_FIXED).post(
                        at("handed-over") + "/process", "{'paymentMethod': 'CHECK'}"),
                refused("PAY-5 a method that is none", Code.MALFORMED_REQUEST).naming("paymentMethod").post(
                        at("approved") + "/process", "{'paymentMethod': 'SHELLS'}"),
                // PAY-4: void
                refused("PAY-4 what is paid", Code.PAYOUT_PAID).post(at("paid") + "/void", REASON),
                refused("PAY-4 what the port has paid", Code.PAYOUT_PAID).post(at("handed-over") + "/void", REASON),
                refused("PAY-4 void twice", Code.PAYOUT_VOID).post(at("void") + "/void", REASON),
                refused("PAY-4 not the latest", Code.PAYOUT_NOT_LATEST).post(at("not-latest") + "/void", REASON),
                refused("PAY-4 void without a reason", Code.REASON_REQUIRED).naming("reason").post(
                        at("approved") + "/void",
                        "{}"),
                refused("PAY-3 a payout is not deleted", Code.METHOD_NOT_ALLOWED).delete(at("void")),
                // PAY-6
                refused("PAY-6 a statement of a stopped one", Code.PAYOUT_STOPPED).with("Accept", "*/*").get(
                        at("stopped") + "/statement"),
                refused("PAY-6 a statement of a void one", Code.PAYOUT_VOID).with("Accept", "*/*")
                        .get(at("void") + "/statement"),
                refused("PAY-6 a statement as a picture", Code.NOT_ACCEPTABLE).with("Accept", "image/png").get(
                        at("paid") + "/statement"),
                // Lists and the originator
                refused("a list's month that is none", Code.INVALID_REQUEST).naming("month")
                        .get(PAYOUTS + "?month=May"),
                refused("a list's order that is none", Code.INVALID_REQUEST).get(PAYOUTS + "?sort=colour"),
                refused("PAY-5 no originator yet", Code.NOT_FOUND).get(ORIGINATOR),
                refused("PAY-5 an originator that no file could name", Code.RULE_VIOLATED).put(ORIGINATOR,
                        "{'destinationRouting': '021000022', 'destinationName': 'Bank', 'origin': '1234567890', 'originName': 'x',"
                                + " 'companyName': 'x', 'companyId': '1234567890', 'odfiRouting': '021000021'}"),
                refused("PAY-5 half an originator", Code.INVALID_REQUEST).naming("companyId").put(ORIGINATOR,
                        "{'destinationRouting': '021000021', 'destinationName': 'Bank', 'origin': '1234567890',"
                                + " 'originName': 'x', 'companyName': 'x', 'odfiRouting': '021000021'}"));
    }

    private static Refused generate(String title, Code code, String content) {
        return refused(title, code).post(PAYOUTS + "/generate", "{" + content + "}");
    }

    private static String at(String payout) {
        return PAYOUTS + "/<" + payout + ">";
    }
}
