package io.commission.refusal;

import static io.commission.refusal.Refused.badRow;
import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** LOAD-1 to LOAD-4, EVT-1 and imports: what comes in. */
final class LoadRefusals {
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private LoadRefusals() {
    }

    static List<Refused> loads() {
        return List.of(
                refused("LOAD-1 no external id", Code.INVALID_REQUEST).naming("externalId").post("/loads",
                        "{'revenue': 1}"),
                load("MON-1 half a cent of revenue", Code.TOO_MANY_DECIMALS, "'revenue': 1.005").naming("revenue"),
                load("MON-1 half a cent of cost", Code.TOO_MANY_DECIMALS, "'carrierCost': 1.005").naming("carrierCost"),
                load("MON-1 half a cent of linehaul", Code.TOO_MANY_DECIMALS, "'linehaul': 1.005").naming("linehaul"),
                load("LOAD-1 revenue below 0", Code.AMOUNT_OUT_OF_RANGE, "'revenue': -1").naming("revenue"),
                load("LOAD-1 delivered in a year that nobody means", Code.DATE_RANGE_INVALID,
                        "'deliveredAt': '0026-05-01T00:00:00Z'").naming("deliveredAt"),
                load("LOAD-1 paid in a year that nobody means", Code.DATE_RANGE_INVALID,
                        "'invoicePaidAt': '9026-05-01T00:00:00Z'").naming("invoicePaidAt"),
                reps("LOAD-1 shares of less than 100", Code.SHARES_NOT_100,
                        "{'rep': 'EMP-RAY', 'share': 60}, {'rep': 'EMP-ROSA', 'share': 39.9999}"),
                reps("LOAD-1 shares of more than 100", Code.SHARES_NOT_100,
                        "{'rep': 'EMP-RAY', 'share': 60}, {'rep': 'EMP-ROSA', 'share': 40.0001}"),
                reps("LOAD-1 a sole rep without the whole", Code.SHARES_NOT_100, "{'rep': 'EMP-RAY', 'share': 60}"),
                reps("LOAD-1 two primaries", Code.SEVERAL_PRIMARY_REPS,
                        "{'rep': 'EMP-RAY', 'primary': true}, {'rep': 'EMP-ROSA', 'primary': true}"),
                reps("LOAD-1 a rep twice", Code.REP_TWICE, "{'rep': 'EMP-RAY'}, {'rep': 'EMP-RAY'}"),
                reps("LOAD-2 a share for some", Code.SHARES_INCOMPLETE,
                        "{'rep': 'EMP-RAY', 'share': 100}, {'rep': 'EMP-ROSA'}"),
                reps("LOAD-1 a share below 0", Code.SHARE_OUT_OF_RANGE,
                        "{'rep': 'EMP-RAY', 'share': 110}, {'rep': 'EMP-ROSA', 'share': -10}"),
                reps("MON-2 a share of 5 decimals", Code.SHARE_DECIMALS,
                        "{'rep': 'EMP-RAY', 'share': 60.00001}, {'rep': 'EMP-ROSA', 'share': 39.99999}"),
                reps("LOAD-1 a rep without a name", Code.INVALID_REQUEST, "{'share': 100}").naming("reps[0].rep"),
                load("API-5 too many reps", Code.INVALID_REQUEST, "'reps': [" + "{'rep': 'EMP-RAY'},".repeat(100)
                        + "{'rep': 'EMP-ROSA'}]").naming("reps").telling("100"),
                refused("LOAD-1 another external id", Code.LOAD_EXTERNAL_ID_FIXED).naming("externalId").put(
                        "/loads/<L-MAY>", "{'externalId': 'L-JUNE'}"),
                refused("API-3 a load that changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"7777\"").put(
                        "/loads/<L-MAY>", "{'externalId': 'L-MAY'}"),
                refused("API-3 cancelled, but changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"7777\"").post(
                        "/loads/<L-MAY>/cancel", null),
                refused("MON-1 half a cent of revenue on a load that is there", Code.TOO_MANY_DECIMALS).put(
                        "/loads/<L-MAY>",
                        "{'externalId': 'L-MAY', 'revenue': 1.005}"));
    }

    static List<Refused> events() {
        String good = event("load.booked", "'externalId': 'L-NEW', 'revenue': 1");
        return List.of(
                one("EVT-1 a type that is none", "UNSUPPORTED_EVENT_TYPE", event("load.lost", "'externalId': 'L'"))
                        .naming("type"),
                one("EVT-1 no type", "REQUIRED", good.replace("'type': 'load.booked',", "")).naming("type"),
                one("EVT-1 no id", "REQUIRED", good.replace("'id': 'n-1',", "")).naming("id"),
                one("EVT-1 no source", "REQUIRED", good.replace("'source': '/tms',", "")).naming("source"),
                one("EVT-1 another version", "UNSUPPORTED_SPECVERSION", good.replace("'1.0'", "'0.3'"))
                        .naming("specversion"),
                one("EVT-1 no data", "REQUIRED",
                        "{'specversion': '1.0', 'id': 'n-1', 'source': '/tms', 'type': 'load.booked'}"),
                one("EVT-1 binary data", "DATA_NOT_JSON", "{'specversion': '1.0', 'id': 'n-1', 'source': '/tms',"
                        + " 'type': 'load.booked', 'data_base64': 'e30='}"),
                one("EVT-1 data without an id", "REQUIRED", event("load.booked", "'revenue': 1"))
                        .naming("data.externalId"),
                one("EVT-1 data of another shape", "UNKNOWN_COLUMN",
                        event("load.booked", "'externalId': 'L-NEW', 'weight': 1")).naming("data.weight"),
                one("EVT-1 delivered without a time", "REQUIRED", event("load.delivered", "'externalId': 'L-NEW'"))
                        .naming("data.deliveredAt"),
                one("EVT-1 a margin without amounts", "REQUIRED",
                        event("load.margin_updated", "'externalId': 'L-NEW'")),
                one("EVT-1 changed reps without reps", "REQUIRED", event("load.reps_changed", "'externalId': 'L-NEW'")),
                one("EVT-1 a payment without a time", "REQUIRED", event("invoice.paid", "'externalId': 'L-NEW'")),
                one("EVT-1 a new account without a name", "REQUIRED", event("account.created", "'externalId': 'A'"))
                        .naming("data.name"),
                one("EVT-1 a new contact without an email", "REQUIRED",
                        event("contact.created", "'externalId': 'E', 'name': 'E'")).naming("data.email"),
                one("EVT-1 a new deal without a name", "REQUIRED", event("deal.created", "'externalId': 'D'"))
                        .naming("data.name"),
                one("EVT-1 data of a deal of another shape", "UNKNOWN_COLUMN",
                        event("deal.updated", "'externalId': 'D', 'structure': []")).naming("data.structure"),
                one("OPP-1 category against status in an event", "CATEGORY_CONTRADICTS_STATUS",
                        event("deal.updated", "'externalId': 'D', 'status': 'commit', 'category': 'pipeline'"))
                        .naming("data.category"),
                one("OPP-1 a status that is none", "NOT_A_CHOICE",
                        event("deal.updated", "'externalId': 'D', 'status': 'asleep'")).naming("data.status"),
                one("MON-1 half a cent", "TOO_MANY_DECIMALS",
                        event("load.booked", "'externalId': 'L-NEW', 'revenue': 1.005"))
                        .naming("data.revenue"),
                one("MON-2 a share of 5 decimals", "TOO_MANY_DECIMALS", event("load.reps_changed",
                        "'externalId': 'L-MAY', 'reps': [{'rep': 'EMP-RAY', 'share': 99.99999}]")),
                refused("EVT-1 no JSON", Code.MALFORMED_REQUEST).as(EVENT).post("/events", "{'specversion'"),
                refused("EVT-1 a batch that is none", Code.MALFORMED_REQUEST).as(BATCH).post("/events", good),
                refused("EVT-1 binary mode without attributes", Code.UNSUPPORTED_MEDIA_TYPE).post("/events",
                        "{'externalId': 'L'}"),
                refused("EVT-1 another content type", Code.UNSUPPORTED_MEDIA_TYPE).as("text/plain").post("/events",
                        "hello"),
                refused("EVT-1 one bad event of a batch", Code.INVALID_EVENT).fault("UNSUPPORTED_EVENT_TYPE")
                        .naming("[1].type").as(BATCH).post("/events",
                                "[" + good + ", " + event("load.lost", "'externalId': 'L'") + "]"),
                refused("EVT-1 an event from the future", Code.EVENT_TIME_AHEAD).as(EVENT).post("/events",
                        good.replace("'id'", "'time': '2026-06-20T00:00:00Z', 'id'")),
                refused("EVT-1 shares in an event", Code.SHARES_NOT_100).fault("SHARES_NOT_100").as(EVENT).post(
                        "/events",
                        event("load.reps_changed", "'externalId': 'L-MAY', 'reps': [{'rep': 'EMP-RAY', 'share': 99}]")),
                refused("EVT-1 a rep twice in an event", Code.REP_TWICE).as(EVENT).post("/events",
                        event("load.reps_changed",
                                "'externalId': 'L-MAY', 'reps': [{'rep': 'EMP-RAY'}, {'rep': 'EMP-RAY'}]")),
                refused("EVT-1 an owner who is none", Code.PERSON_UNKNOWN).as(EVENT).post("/events",
                        event("account.updated", "'externalId': 'ACME', 'ownerId': 'EMP-NOBODY'")),
                refused("PPL-3 a terminated owner in an event", Code.RECEIVER_TERMINATED).as(EVENT).post("/events",
                        event("account.updated", "'externalId': 'ACME', 'ownerId': 'EMP-TIM'")),
                refused("PPL-3 an ineligible owner in an event", Code.RECEIVER_INELIGIBLE).as(EVENT).post("/events",
                        event("account.updated", "'externalId': 'ACME', 'ownerId': 'EMP-INES'")),
                refused("EVT-1 an account that is none", Code.ACCOUNT_UNKNOWN).as(EVENT).post("/events",
                        event("account.updated", "'externalId': 'NONE', 'type': 'SHIPPER'")),
                refused("EVT-1 a contact who is none", Code.PERSON_UNKNOWN).as(EVENT).post("/events",
                        event("contact.updated", "'externalId': 'EMP-NOBODY', 'territory': 'West'")),
                refused("EVT-1 a contact's subject twice", Code.SUBJECT_TAKEN).as(EVENT).post("/events",
                        event("contact.updated", "'externalId': 'EMP-OTTO', 'subject': 'ray'")),
                refused("EVT-1 a contact's managers in a circle", Code.MANAGER_CYCLE).as(EVENT).post("/events",
                        event("contact.updated", "'externalId': 'EMP-MIA', 'managerId': 'EMP-RAY'")),
                refused("API-5 too many events", Code.LIMIT_EXCEEDED).telling("1000").as(BATCH).post("/events",
                        "[" + "{},".repeat(1_000) + "{}]"),
                refused("API-5 an event too large", Code.BODY_TOO_LARGE).telling("65536").as(EVENT).post("/events",
                        event("load.booked", "'externalId': 'L-NEW', 'orderId': '" + "x".repeat(70_000) + "'")));
    }

    static List<Refused> imports() {
        String loads = "/imports/loads";
        String header = "externalId,revenue,deliveredAt,reps";
        return List.of(
                refused("imports: no file", Code.IMPORT_UNREADABLE).csv(loads + "?onError=ABORT", ""),
                refused("imports: a column that is none", Code.IMPORT_UNREADABLE).fault("UNKNOWN_COLUMN")
                        .csv(loads + "?onError=ABORT", "externalId,weight", "L-1,5"),
                refused("imports: a column that is missing", Code.IMPORT_UNREADABLE).fault("MISSING_COLUMN")
                        .csv(loads + "?onError=ABORT", "revenue", "5"),
                refused("imports: a quote that is never closed", Code.IMPORT_UNREADABLE).telling("line 3")
                        .csv(loads + "?onError=ABORT", header, "L-NEW,5,2026-05-01,EMP-RAY",
                                "\"L-NEW2,5,2026-05-01,EMP-RAY"),
                refused("imports: another content type", Code.UNSUPPORTED_MEDIA_TYPE).post(loads, "[]"),
                refused("imports: another encoding", Code.UNSUPPORTED_MEDIA_TYPE).as("text/csv; charset=utf-16")
                        .call("POST", loads, "externalId"),
                refused("imports: what to do on error", Code.MALFORMED_REQUEST).csv(loads + "?onError=SHRUG",
                        "externalId"),
                badRow("imports: no id", "REQUIRED").csv(loads, header, ",5,2026-05-01,EMP-RAY"),
                badRow("imports: no number", "NOT_A_NUMBER").csv(loads, header, "L-NEW,five,2026-05-01,EMP-RAY"),
                badRow("imports: below 0", "OUT_OF_RANGE").csv(loads, header, "L-NEW,-5,2026-05-01,EMP-RAY"),
                badRow("imports: half a cent", "TOO_MANY_DECIMALS").csv(loads, header,
                        "L-NEW,5.005,2026-05-01,EMP-RAY"),
                badRow("imports: no day", "NOT_AN_INSTANT").csv(loads, header, "L-NEW,5,someday,EMP-RAY"),
                badRow("imports: too few cells", "CELL_COUNT").csv(loads, header, "L-NEW,5"),
                badRow("imports: shares of less than 100", "SHARES_NOT_100").csv(loads, header,
                        "L-NEW,5,2026-05-01,EMP-RAY:60;EMP-ROSA:30"),
                badRow("imports: a rep twice", "REP_TWICE").csv(loads, header, "L-NEW,5,2026-05-01,EMP-RAY;EMP-RAY"),
                badRow("imports: two primaries", "SEVERAL_PRIMARY_REPS").csv(loads, header,
                        "L-NEW,5,2026-05-01,EMP-RAY:60:true;EMP-ROSA:40:true"),
                badRow("imports: a share for some", "SHARES_INCOMPLETE").csv(loads, header,
                        "L-NEW,5,2026-05-01,EMP-RAY:100;EMP-ROSA"),
                badRow("imports: a status against the dates", "STATUS_CONTRADICTS_DATES").csv(loads,
                        "externalId,status,deliveredAt", "L-NEW,BOOKED,2026-05-01"),
                badRow("imports: from the future", "EVENT_TIME_AHEAD").csv(loads, "externalId,eventTime",
                        "L-NEW,2026-06-20T00:00:00Z"),
                badRow("imports: none when one is bad", "NOT_A_NUMBER").csv(loads + "?onError=ABORT", header,
                        "L-NEW,5,2026-05-01,EMP-RAY", "L-NEW2,five,2026-05-01,EMP-RAY"),
                badRow("imports: a person's subject twice", "SUBJECT_TAKEN").csv("/imports/people",
                        "externalId,name,subject", "EMP-NEW,New,ray"),
                badRow("imports: a person nobody knows", "PERSON_UNKNOWN").csv("/imports/people",
                        "externalId,territory",
                        "EMP-NEW,West"),
                badRow("imports: a person's manager", "PERSON_UNKNOWN").csv("/imports/people",
                        "externalId,name,managerId", "EMP-NEW,New,EMP-NOBODY"),
                badRow("imports: a person's dates", "PERSON_DATES_INVALID").csv("/imports/people",
                        "externalId,name,hireDate,terminationDate", "EMP-NEW,New,2026-05-01,2026-04-01"),
                badRow("imports: an account's terminated owner", "RECEIVER_TERMINATED").csv("/imports/accounts",
                        "externalId,name,ownerId", "ACME,Acme,EMP-TIM"),
                badRow("imports: an account nobody knows", "ACCOUNT_UNKNOWN").csv("/imports/accounts",
                        "externalId,territory", "NONE,West"),
                badRow("imports: a plan's name twice", "PLAN_NAME_TAKEN").csv("/imports/plans",
                        "externalId,name,type,flatAmount,effectiveDate", "NEW,flat,FLAT_FEE,5,2026-01-01"),
                badRow("imports: a plan's tiers", "TIER_GAP").csv("/imports/plans", "externalId,name,type,tiers",
                        "NEW,New,TIERED,REVENUE:0:50:PERCENT:8:MONTHLY;REVENUE:51::PERCENT:10:MONTHLY"),
                badRow("imports: a plan's expression", "RULES_INVALID").csv("/imports/plans",
                        "externalId,name,type,rules",
                        "NEW,New,CUSTOM,income * 2"),
                badRow("imports: a plan's cents", "TOO_MANY_DECIMALS").csv("/imports/plans",
                        "externalId,name,type,flatAmount",
                        "NEW,New,FLAT_FEE,5.005"));
    }

    private static Refused load(String title, Code code, String content) {
        return refused(title, code).post("/loads", "{'externalId': 'L-NEW', " + content + "}");
    }

    private static Refused reps(String title, Code code, String reps) {
        return load(title, code, "'reps': [" + reps + "]");
    }

    private static Refused one(String title, String fault, String event) {
        return refused(title, Code.INVALID_EVENT).fault(fault).as(EVENT).post("/events", event);
    }

    private static String event(String type, String data) {
        return "{'specversion': '1.0', 'id': 'n-1', 'source': '/tms', 'type': '" + type + "', 'data': {" + data + "}}";
    }
}
