package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** What a simulation is refused for: the plan as at its creation, the people as if they were not there, and its limits. */
final class SimulationRefusals {
    private static final String PATH = "/v1/commission/simulations";
    private static final String MAY = ", 'from': '2026-05', 'to': '2026-05'}";

    private SimulationRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                simulate("a plan that is none", Code.PLAN_UNKNOWN, "'planId': '<nobody>'").naming("planId"),
                simulate("TEN-1 another tenant's plan", Code.PLAN_UNKNOWN, "'planId': '<other.plan>'"),
                simulate("no plan", Code.INVALID_REQUEST, "'keepOverrides': true"),
                simulate("two plans", Code.INVALID_REQUEST,
                        "'planId': '<flat>', 'plan': {'name': 'x', 'type': 'FLAT_FEE', 'flatAmount': 5}"),
                simulate("PLAN-3 tiers without an open end", Code.PLAN_INCOMPLETE, "'planId': '<growing>'")
                        .naming("planId"),
                simulate("PLAN-3 described tiers without an open end", Code.PLAN_INCOMPLETE,
                        "'plan': {'name': 'x', 'type': 'TIERED'}").naming("plan.tiers"),
                simulate("PLAN-1 a fee without an amount", Code.PLAN_FIELD_REQUIRED,
                        "'plan': {'name': 'x', 'type': 'FLAT_FEE'}").naming("plan.flatAmount"),
                simulate("PLAN-1 a plan without a name", Code.INVALID_REQUEST,
                        "'plan': {'type': 'FLAT_FEE', 'flatAmount': 5}").naming("plan.name"),
                simulate("PLAN-2 an inactive plan", Code.PLAN_STATUS_BY_DELETE,
                        "'plan': {'name': 'x', 'type': 'FLAT_FEE', 'flatAmount': 5, 'status': 'INACTIVE'}"),
                simulate("PLAN-2 a plan that ends before it starts", Code.DATE_RANGE_INVALID, "'plan': {'name': 'x',"
                        + " 'type': 'FLAT_FEE', 'flatAmount': 5, 'effectiveDate': '2026-02-01', 'endDate': '2026-01-31'}"),
                simulate("PLAN-3 a gap", Code.TIER_GAP, "'plan': {'name': 'x', 'type': 'TIERED', 'tiers': ["
                        + "{'thresholdType': 'REVENUE', 'maximum': 10, 'rateType': 'PERCENT', 'rate': 1, 'period': 'MONTHLY'},"
                        + "{'thresholdType': 'REVENUE', 'minimum': 11, 'rateType': 'PERCENT', 'rate': 2, 'period': 'MONTHLY'}]}")
                        .naming("plan.tiers[1].minimum"),
                simulate("PLAN-8 an unknown name", Code.RULES_INVALID,
                        "'plan': {'name': 'x', 'type': 'CUSTOM', 'rules': 'colour'}").naming("plan.rules"),
                simulate("TEN-1 another tenant's person", Code.PERSON_UNKNOWN,
                        "'planId': '<flat>', 'personIds': ['<other.person>']").naming("personIds"),
                simulate("TEN-1 a colleague", Code.PERSON_UNKNOWN, "'planId': '<flat>', 'personIds': ['<ray>']")
                        .by("otto", "rep"),
                simulate("TEN-1 another team's person", Code.PERSON_UNKNOWN,
                        "'planId': '<flat>', 'personIds': ['<ray>']").by("max", "manager"),
                simulate("PPL-2 House", Code.SPECIAL_OWNER_NOT_HERE, "'planId': '<flat>', 'personIds': ['<house>']")
                        .naming("personIds"),
                simulate("nobody", Code.INVALID_REQUEST, "'planId': '<flat>', 'personIds': []"),
                simulate("people and a team", Code.INVALID_REQUEST,
                        "'planId': '<flat>', 'personIds': ['<ray>'], 'teamId': '<east>'"),
                simulate("a team that is none", Code.TEAM_UNKNOWN, "'planId': '<flat>', 'teamId': '<nobody>'")
                        .naming("teamId"),
                simulate("TEN-1 another tenant's team", Code.TEAM_UNKNOWN,
                        "'planId': '<flat>', 'teamId': '<other.team>'"),
                refused("simulation: months that run backwards", Code.DATE_RANGE_INVALID).naming("to").post(PATH,
                        "{'planId': '<flat>', 'from': '2026-05', 'to': '2026-04'}"),
                refused("simulation: a year that nobody means", Code.DATE_RANGE_INVALID).naming("from").post(PATH,
                        "{'planId': '<flat>', 'from': '0026-05', 'to': '0026-05'}"),
                refused("simulation: no months", Code.INVALID_REQUEST).naming("from").post(PATH,
                        "{'planId': '<flat>'}"),
                refused("API-5 simulation: 25 months", Code.LIMIT_EXCEEDED).naming("to").telling("24").post(PATH,
                        "{'planId': '<flat>', 'from': '2024-05', 'to': '2026-05'}"),
                refused("API-4 simulation: a cursor of another list", Code.INVALID_CURSOR).post(
                        PATH + "?cursor=eA", "{'planId': '<flat>', 'explain': {}" + MAY),
                simulate("PERM-4 machines do not read", Code.PERMISSION_MISSING, "'planId': '<flat>'")
                        .by("ivy", "integration"));
    }

    private static Refused simulate(String title, Code code, String more) {
        return refused("simulation: " + title, code).post(PATH, "{" + more + MAY);
    }
}
