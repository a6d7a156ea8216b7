package io.commission.problem;

import java.util.Map;
import java.util.Optional;

/**
 * What a violated constraint of the database means to a caller, by the constraint's name. Each feature adds the names of
 * its tables; a constraint that is not here answers CONFLICT.
 */
final class Constraints {
    record Meaning(Code code, String detail) {
    }

    private static final Map<String, Meaning> BY_NAME = Map.ofEntries(
            Map.entry("tenants_currency_iso",
                    new Meaning(Code.RULE_VIOLATED, "The currency is not an ISO 4217 code.")),
            titled("plan_name_and_date_unique", Code.PLAN_NAME_TAKEN),
            titled("plan_external_id_unique", Code.EXTERNAL_ID_TAKEN),
            titled("plan_overlap", Code.PLAN_OVERLAP),
            titled("default_plan_overlap", Code.DEFAULT_PLAN_OVERLAP),
            titled("assignment_overlap", Code.ASSIGNMENT_OVERLAP),
            titled("override_overlap", Code.OVERRIDE_OVERLAP),
            titled("target_overlap", Code.TARGET_OVERLAP),
            titled("settings_overlap", Code.SETTINGS_OVERLAP),
            titled("person_external_id_unique", Code.EXTERNAL_ID_TAKEN),
            titled("person_subject_unique", Code.SUBJECT_TAKEN),
            titled("person_team_exists", Code.TEAM_IN_USE),
            titled("team_name_unique", Code.TEAM_NAME_TAKEN),
            titled("account_external_id_unique", Code.EXTERNAL_ID_TAKEN),
            titled("opportunity_external_id_unique", Code.EXTERNAL_ID_TAKEN),
            titled("opportunity_closed_has_date_and_amount", Code.CLOSED_NEEDS_AMOUNT_AND_DATE),
            titled("account_assignment_overlap", Code.ACCOUNT_ASSIGNMENT_OVERLAP),
            titled("schedule_external_id_unique", Code.EXTERNAL_ID_TAKEN),
            titled("one_rollback_of_a_batch", Code.ROLLED_BACK_ALREADY),
            titled("account_owner_overlap", Code.ACCOUNT_OWNER_OVERLAP));

    private Constraints() {
    }

    private static Map.Entry<String, Meaning> titled(String constraint, Code code) {
        return Map.entry(constraint, new Meaning(code, code.title + "."));
    }

    static Optional<Meaning> meaning(String constraint) {
        return Optional.ofNullable(constraint).map(BY_NAME::get);
    }
}
