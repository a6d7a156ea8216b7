package io.commission.problem;

import java.util.Locale;

/**
 * What can go wrong, one stable code each: clients switch on it, documents cite it. Never renamed, never reused. A new one
 * goes to its feature's block.
 */
public enum Code {
    // The request itself
    MALFORMED_REQUEST(400, "The request cannot be read"), INVALID_REQUEST(400,
            "The request has missing or malformed fields"), RULE_VIOLATED(422,
                    "The request breaks a rule"), NOT_FOUND(404, "There is no such thing"), METHOD_NOT_ALLOWED(405,
                            "This address does not answer that method"), NOT_ACCEPTABLE(406,
                                    "No representation of the accepted types"), UNSUPPORTED_MEDIA_TYPE(415,
                                            "The content type is not understood"), BODY_TOO_LARGE(413,
                                                    "The request body is too large"), LIMIT_EXCEEDED(422,
                                                            "A limit is exceeded"), INVALID_CURSOR(400,
                                                                    "The cursor is not one of this list"), CONFLICT(409,
                                                                            "The state does not allow it"), BUSY(503,
                                                                                    "Try again in a moment"), INTERNAL_ERROR(
                                                                                            500,
                                                                                            "Something went wrong on our side"),

    // Who calls
    NOT_AUTHENTICATED(401, "A valid access token is needed"), TENANT_UNKNOWN(401,
            "The token names no tenant of this service"), PERMISSION_MISSING(403, "The caller lacks a permission"),

    // Versions and repeated calls
    IF_MATCH_REQUIRED(428, "The request needs an If-Match header"), STALE_VERSION(412,
            "The row was changed meanwhile"), IDEMPOTENCY_KEY_INVALID(400,
                    "The Idempotency-Key is not usable"), IDEMPOTENCY_KEY_IN_USE(409,
                            "A call with this Idempotency-Key is still running"), IDEMPOTENCY_KEY_REUSED(422,
                                    "The Idempotency-Key was used for another request"),

    // Files that come in
    IMPORT_UNREADABLE(400, "The file cannot be read"),

    // The reps of a load
    REP_TWICE(422, "A rep is named twice"), SEVERAL_PRIMARY_REPS(422, "Only one rep is primary"), SHARES_INCOMPLETE(422,
            "Either every rep has a share or none"), SHARE_OUT_OF_RANGE(422,
                    "A share is between 0 and 100 percent"), SHARE_DECIMALS(422,
                            "A share has at most 4 decimals"), SHARES_NOT_100(422, "Shares total 100");

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
