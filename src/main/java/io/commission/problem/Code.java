package io.commission.problem;

import java.util.Locale;

/**
 * What can go wrong, one stable code each: clients switch on it, documents cite it. Never renamed, never reused. A new one
 * goes to its feature's block.
 */
public enum Code {
    // @formatter:off: one code a line

    // The request itself
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_REQUEST(400, "The request has missing or malformed fields"),
    RULE_VIOLATED(422, "The request breaks a rule"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This address does not answer that method"),
    NOT_ACCEPTABLE(406, "No representation of the accepted types"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not understood"),
    BODY_TOO_LARGE(413, "The request body is too large"),
    LIMIT_EXCEEDED(422, "A limit is exceeded"),
    INVALID_CURSOR(400, "The cursor is not one of this list"),
    CONFLICT(409, "The state does not allow it"),
    BUSY(503, "Try again in a moment"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),

    // Who calls
    NOT_AUTHENTICATED(401, "A valid access token is needed"),
    TENANT_UNKNOWN(401, "The token names no tenant of this service"),
    PERMISSION_MISSING(403, "The caller lacks a permission"),

    // Configuration: plans, assignments, people, accounts, settings
    TOO_MANY_DECIMALS(422, "A number is finer than its unit allows"),
    AMOUNT_OUT_OF_RANGE(422, "A number is out of range"),
    DATE_RANGE_INVALID(422, "A range ends before it starts"),
    VERSION_FOLLOWS(409, "A later version follows"),
    EXTERNAL_ID_TAKEN(409, "The external id is taken"),
    PLAN_UNKNOWN(422, "The plan is unknown"),
    PLAN_BASIS_NOT_FOR_TYPE(422, "The basis does not go with the plan's type"),
    PLAN_FIELD_REQUIRED(422, "The plan's type needs a field"),
    PLAN_FIELD_NOT_FOR_TYPE(422, "The plan's type does not take a field"),
    PLAN_FLOOR_ABOVE_CAP(422, "The floor lies above the cap"),
    PLAN_NAME_TAKEN(409, "A plan of this name starts on this day already"),
    PLAN_OVERLAP(409, "The plan has another version on these days"),
    DEFAULT_PLAN_OVERLAP(409, "Another plan is the default on these days"),
    PLAN_INACTIVE(409, "The plan is inactive"),
    PLAN_STATUS_BY_DELETE(422, "A plan is deactivated by DELETE"),
    PLAN_INCOMPLETE(409, "The plan's tiers are incomplete"),
    PLAN_NOT_IN_FORCE(422, "The plan is not in force on these days"),
    PLAN_TYPE_NOT_TIERED(409, "The plan has no tiers"),
    TIER_MODE_WHOLE_REQUIRED(422, "These tiers need tierMode WHOLE"),
    TIER_NOT_FROM_ZERO(422, "The first tier does not start at 0"),
    TIER_GAP(422, "There is a gap before a tier"),
    TIER_OVERLAP(422, "A tier overlaps the one before"),
    TIER_RANGE_INVALID(422, "A tier ends where it starts or before"),
    TIER_AFTER_OPEN_END(422, "A tier follows one that has no end"),
    TIER_SET_MIXED(422, "The tiers differ in threshold type, rate type or period"),
    TIER_NUMBERS_WRONG(422, "The tiers are not numbered 1, 2, 3 …"),
    RULES_INVALID(422, "The expression is not one that a plan may hold"),
    RULES_TOO_COSTLY(422, "The expression exceeds a limit"),
    ASSIGNMENT_OVERLAP(409, "The person has another assignment on these days"),
    ASSIGNMENT_TWO_OVERRIDES(422, "An assignment overrides the rate or the flat amount, not both"),
    OVERRIDE_OVERLAP(409, "The person has another override for this customer on these days"),
    PERSON_UNKNOWN(422, "The person is unknown"),
    PERSON_TERMINATED(409, "The person is terminated"),
    PERSON_DATES_INVALID(422, "The person's dates contradict each other"),
    SPECIAL_OWNER_FIXED(409, "House and Unassigned cannot be changed"),
    SPECIAL_OWNER_NOT_HERE(422, "House and Unassigned cannot stand here"),
    SUBJECT_TAKEN(409, "Another person signs in as this subject"),
    MANAGER_CYCLE(422, "Managers would report to each other in a circle"),
    RECEIVER_TERMINATED(422, "A terminated person cannot receive anything"),
    RECEIVER_INELIGIBLE(422, "An ineligible person cannot receive anything"),
    TEAM_UNKNOWN(422, "The team is unknown"),
    TEAM_NAME_TAKEN(409, "There is a team of this name"),
    TEAM_IN_USE(409, "The team still has people"),
    ROUTING_NUMBER_INVALID(422, "The routing number is not valid"),
    BANK_DETAILS_REQUIRED(422, "ACH needs bank details"),
    TARGET_OVERLAP(409, "The person has another target on these days"),
    OWN_TARGET(403, "Nobody sets an own target"),
    ACCOUNT_UNKNOWN(422, "The account is unknown"),
    ACCOUNT_ASSIGNMENT_OVERLAP(409, "Somebody has this role at the account on these days"),
    ACCOUNT_OWNER_OVERLAP(409, "The account has another owner on these days"),
    SETTINGS_OVERLAP(409, "There are other settings on these days"),
    CURRENCY_UNKNOWN(422, "The currency is unknown"),
    CURRENCY_IN_USE(409, "The currency cannot change any more"),
    TIME_ZONE_UNKNOWN(422, "The time zone is unknown"),
    PERMISSION_UNKNOWN(422, "The role does not grant this permission"),
    PERMISSION_NOT_WITHHOLDABLE(422, "This permission cannot be withheld"),
    FEATURE_UNKNOWN(422, "The feature is unknown"),

    // Versions and repeated calls
    IF_MATCH_REQUIRED(428, "The request needs an If-Match header"),
    STALE_VERSION(412, "The row was changed meanwhile"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key is not usable"),
    IDEMPOTENCY_KEY_IN_USE(409, "A call with this Idempotency-Key is still running"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),

    // Files that come in
    IMPORT_UNREADABLE(400, "The file cannot be read"),

    // Events that come in
    INVALID_EVENT(400, "An event is malformed"),
    EVENT_TIME_AHEAD(422, "An event lies too far ahead"),

    // Loads
    LOAD_EXTERNAL_ID_FIXED(422, "A load keeps its external id"),

    // The reps of a load
    REP_TWICE(422, "A rep is named twice"),
    SEVERAL_PRIMARY_REPS(422, "Only one rep is primary"),
    SHARES_INCOMPLETE(422, "Either every rep has a share or none"),
    SHARE_OUT_OF_RANGE(422, "A share is between 0 and 100 percent"),
    SHARE_DECIMALS(422, "A share has at most 4 decimals"),
    SHARES_NOT_100(422, "Shares total 100"),

    // Payouts
    MONTH_NOT_OVER(422, "The month is not over"),
    MONTH_WITHOUT_PAYOUT(422, "No payouts are made for this month"),
    MONTHS_IN_ORDER(409, "Months are paid in order"),
    PERSON_NOT_PAYABLE(422, "Somebody cannot be paid"),
    OWN_PAYOUT(403, "Nobody approves an own payout"),
    PAYOUT_BY_OWN_HAND(403, "Nobody approves a payout that they generated by hand"),
    PAYOUT_NOT_PENDING(409, "The payout is not pending"),
    PAYOUT_NOT_APPROVED(409, "The payout is not approved"),
    PAYOUT_STOPPED(409, "The payout is stopped"),
    PAYOUT_PAID(409, "The payout is paid"),
    PAYOUT_VOID(409, "The payout is void"),
    PAYOUT_NOT_LATEST(409, "A later payout follows"),
    PAYMENT_UNDECIDED(409, "It is not known whether the payout was paid"),
    PAYMENT_METHOD_FIXED(409, "The payment method cannot change any more"),
    PAYMENT_FAILED(422, "The payment could not be made"),

    // Events out
    WEBHOOK_URL_REFUSED(422, "The address cannot be called"),
    EVENT_TYPE_UNKNOWN(422, "The event type is unknown"),
    DELIVERY_NOT_DEAD(409, "The delivery was not given up"),

    // Notifications
    EMAIL_NOT_DEAD(409, "The email was not given up"),
    MAIL_SERVER_MISSING(409, "No mail server is configured"),

    // Entries
    ENTRY_TYPE_NOT_BY_HAND(422, "The entry type is not written by hand"),
    REASON_REQUIRED(422, "A reason is required"),
    MONTH_AHEAD(422, "The month lies ahead"),
    OWN_ENTRY(403, "Nobody approves an own entry"),
    ENTRY_NOT_PENDING(409, "The entry is not PENDING"),
    ALREADY_REVERSED(409, "The entry is reversed already"),
    ENTRY_NOT_REVERSIBLE(422, "The entry is not reversed by hand"),
    NOT_REVERSED_BY_HAND(409, "The entry was not reversed by hand"),
    LOAD_UNKNOWN(422, "The load is unknown"),
    EXCEPTION_NOT_OPEN(409, "The exception is not open any more"),
    EXCEPTION_NOT_CONFIRMABLE(422, "The exception is not a leaver's waiting part"),

    // Structures and changes of them; those of io.commission.structure.Fault by the same name
    STRUCTURE_NOT_100(422, "The lines of a structure total 100.00"),
    STRUCTURE_NEEDS_ONE_HOUSE(422, "A structure has exactly one HOUSE line"),
    STRUCTURE_TWO_HOUSE_REPS(422, "A structure has at most one HOUSE_REP"),
    PERSON_TWICE(422, "A person stands twice"),
    PERCENT_NEGATIVE(422, "A percent is 0 or more"),
    HOUSE_NOT_ENDED(422, "House cannot depart"),
    HOUSE_NOT_GIVEN(422, "House is not given a share: it has what the others leave"),
    HOUSE_BELOW_ZERO(422, "The percents given leave less than 0 to House"),
    NO_REP_LINE(422, "The opportunity has no HOUSE_REP"),
    NO_LINE(422, "The departing person has no line"),
    NOBODY_DEPARTS(422, "Without a HOUSE_REP nobody departs"),
    TRANSFER_TO_ONESELF(422, "Who departs cannot receive"),
    RECEIVER_MISSING(422, "Somebody must receive"),
    RECEIVER_NOT_FOR_TYPE(422, "The type does not take this receiver"),
    RECEIVER_UNKNOWN(422, "The receiver is unknown"),
    DATE_MISSING(422, "A date is missing"),
    EFFECTIVE_NOT_AFTER_END(422, "The effective date must lie after the end date"),
    DATE_BEFORE_OPENED(422, "The date lies before the opportunity was opened"),
    LATER_CHANGE_EXISTS(409, "A later change exists"),
    OPPORTUNITY_CLOSED(409, "The opportunity is closed"),
    OPPORTUNITY_RECONCILED(409, "Days after the end date are reconciled or paid"),
    STRUCTURE_MISSING(409, "The opportunity has no structure"),
    PREVIEW_STALE(409, "What was previewed is gone"),
    SIGNING_KEY_MISSING(409, "No key is configured to sign with"),

    // Accounts in bulk, and all that a person holds
    ACCOUNT_ALREADY_OWNED(409, "The account is so already"),
    COMMISSION_OPTION_NOT_FOR_OWNER(422, "The commission option does not go with the new owner"),
    COMMISSION_OPTION_CONTRADICTED(422, "The request says in two ways what becomes of commissions"),
    DUMMY_REP_ONLY_WITH_HOUSE(422, "A dummy rep goes with the owner house"),
    STRATEGY_FIELD_REQUIRED(422, "The strategy needs a field"),
    STRATEGY_FIELD_NOT_FOR_KIND(422, "The strategy does not take a field"),
    STRATEGY_FALLBACK_REQUIRED(422, "A segmented strategy needs a fallback"),
    STRATEGY_NOBODY_TO_PICK(422, "Nobody can be picked"),
    PERFORMANCE_NEEDS_TARGETS(422, "Attainment is not known without targets"),
    QUEUE_NOT_OPEN(409, "The queue is not open"),
    ITEM_NOT_WAITING(409, "An item does not wait for a decision"),

    // Previews made in the background
    TOO_MANY_PREVIEWS(422, "As many previews as a tenant may have are being made"),
    PREVIEW_INTERRUPTED(409, "The preview was interrupted"),

    // Batches of reassignment
    BATCH_SCOPE_INVALID(422, "A batch is about accounts, opportunities or one person"),
    STRATEGY_NOT_FOR_SCOPE(422, "The strategy does not go with the scope"),
    BATCH_ENDED(409, "The batch has ended"),
    BATCH_NOT_ENDED(409, "The batch has not ended"),
    BATCH_NOT_FAILED(409, "The batch has not failed"),
    BATCH_GIVEN_UP(409, "The batch got nowhere, however often it was tried"),
    NOTHING_TO_ROLL_BACK(409, "The batch changed nothing that could be rolled back"),
    ROLLBACK_TOO_LATE(409, "The time for a rollback is over"),
    ROLLED_BACK_ALREADY(409, "The batch is rolled back already"),
    ROLLBACK_IS_FINAL(409, "A rollback is not rolled back"),

    // Jobs over all tenants
    JOB_UNFINISHED(500, "The job did not succeed for every tenant"),

    // Opportunities and revenue schedules
    CLOSED_NEEDS_AMOUNT_AND_DATE(422, "A closed opportunity has an amount and a close date"),
    CATEGORY_CONTRADICTS_STATUS(422, "Category and status contradict each other"),
    STRUCTURE_ONLY_AT_CREATION(422, "A structure is given at creation only"),
    HOUSE_LINE_IS_HOUSES(422, "The HOUSE line belongs to House"),
    OPPORTUNITY_UNKNOWN(422, "The opportunity is unknown"),
    SCHEDULE_ROW_UNKNOWN(422, "The schedule row is unknown"),
    SCHEDULE_ROW_RECONCILED(409, "The schedule row is reconciled");
    // @formatter:on

    public final int status;
    public final String title;

    Code(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public String type() {
        return "urn:commission:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
