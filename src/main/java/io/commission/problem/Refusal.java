package io.commission.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request refused for a reason that the caller is told: {@code throw Refusal.of(Code.X, "what to change")}. */
public final class Refusal extends RuntimeException {
    public final transient Code code;
    public final transient List<Problem.FieldError> errors = new ArrayList<>();
    public final transient Map<String, String> headers = new LinkedHashMap<>();

    private Refusal(Code code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public static Refusal of(Code code, String detail) {
        return new Refusal(code, detail);
    }

    /** For a row that is not there, of another tenant, or not the caller's to see: all answer the same (TEN-1). */
    public static Refusal notFound(String what) {
        return new Refusal(Code.NOT_FOUND, "There is no such " + what + ".");
    }

    public Refusal field(String name, String message) {
        errors.add(new Problem.FieldError(name, null, message));
        return this;
    }

    public Refusal field(String name, Code fieldCode, String message) {
        errors.add(new Problem.FieldError(name, fieldCode.name(), message));
        return this;
    }

    public Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }
}
