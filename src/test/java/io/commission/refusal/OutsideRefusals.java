package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** EVT-2 and section 14: webhooks, reports, exports. */
final class OutsideRefusals {
    private static final String REPORTS = "/v1/commission/reports";

    private OutsideRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                refused("EVT-2 an event type that is none", Code.EVENT_TYPE_UNKNOWN).naming("eventTypes").post(
                        "/webhooks",
                        "{'url': 'https://example.com/hook', 'eventTypes': ['payout.burnt']}"),
                refused("EVT-2 no event types", Code.INVALID_REQUEST).naming("eventTypes").post("/webhooks",
                        "{'url': 'https://example.com/hook', 'eventTypes': []}"),
                url("EVT-2 not by https", "http://example.com/hook"),
                url("EVT-2 into a private network", "https://10.0.0.1/hook"),
                url("EVT-2 to the cloud's own service", "https://169.254.169.254/latest"),
                url("EVT-2 no address", "nowhere"),
                url("EVT-2 with a password", "https://a:b@example.com/hook"),
                refused("EVT-2 another address that is none", Code.WEBHOOK_URL_REFUSED).naming("url").put(
                        "/webhooks/<webhook>",
                        "{'url': 'https://10.0.0.1/hook', 'eventTypes': ['*']}"),
                refused("EVT-2 a delivery that was not given up", Code.DELIVERY_NOT_DEAD).post(
                        "/webhooks/<webhook>/deliveries/<delivery>/retry", null),
                refused("BAT-4 an email that was not given up", Code.EMAIL_NOT_DEAD).post(
                        "/notifications/emails/<email>/retry", null),
                refused("14 months that run backwards", Code.DATE_RANGE_INVALID).get(
                        REPORTS + "/summary?from=2026-05&to=2026-04"),
                refused("API-5 too many months", Code.LIMIT_EXCEEDED).naming("to").get(
                        REPORTS + "/summary?from=1990-01&to=2026-04"),
                refused("14 a group that is none", Code.INVALID_REQUEST).get(REPORTS + "/summary?groupBy=colour"),
                refused("14 an order that is none", Code.INVALID_REQUEST).naming("sort")
                        .get(REPORTS + "/by-user?sort=age"),
                refused("14 a format that is none", Code.INVALID_REQUEST).get(REPORTS + "/by-customer?format=xml"),
                refused("14 a person who is none", Code.MALFORMED_REQUEST).naming("personId").get(
                        REPORTS + "/by-user?personId=ray"),
                refused("14 a view that is none", Code.INVALID_REQUEST).naming("view").get(
                        "/v1/commission/dashboard?view=everything"),
                refused("14 somebody without a dashboard", Code.NOT_FOUND).by("amy", "auditor").get(
                        "/v1/commission/dashboard?view=self"),
                refused("14 loads in an order that is none", Code.INVALID_REQUEST).naming("sort")
                        .get("/loads?sort=weight"));
    }

    private static Refused url(String title, String url) {
        return refused(title, Code.WEBHOOK_URL_REFUSED).naming("url").post("/webhooks",
                "{'url': '" + url + "', 'eventTypes': ['*']}");
    }
}
