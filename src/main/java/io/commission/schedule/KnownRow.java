package io.commission.schedule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** A schedule row as it is, and as what was said of it makes it. */
record KnownRow(UUID id, UUID opportunity, String externalId, LocalDate start, LocalDate end,
        BigDecimal expectedRevenue,
        BigDecimal expectedCommission, BigDecimal actual, Instant reconciledAt) {

    /** @throws Refusal when something is missing or contradicts itself */
    static KnownRow planned(UUID id, UUID opportunity, ScheduleChange change) {
        if (!change.describes()) {
            throw Refusal.of(Code.SCHEDULE_ROW_UNKNOWN,
                    "The opportunity has no schedule row " + change.externalId() + ".")
                    .field("rowId", "names no row of the opportunity");
        }
        require("startDate", change.startDate());
        require("endDate", change.endDate());
        require("expectedCommission", change.expectedCommission());
        return new KnownRow(id, opportunity, change.externalId(), change.startDate(), change.endDate(),
                change.expectedRevenue(), change.expectedCommission(), null, null).reconciled(change).checked();
    }

    /** @throws Refusal when it contradicts itself */
    KnownRow with(ScheduleChange change) {
        return new KnownRow(id, opportunity, externalId, pick(change, "startDate", change.startDate(), start),
                pick(change, "endDate", change.endDate(), end),
                change.carried().contains("expectedRevenue") ? change.expectedRevenue() : expectedRevenue,
                pick(change, "expectedCommission", change.expectedCommission(), expectedCommission), actual,
                reconciledAt).reconciled(change).checked();
    }

    boolean same(KnownRow other) {
        return other != null && start.equals(other.start) && end.equals(other.end)
                && equal(expectedRevenue, other.expectedRevenue) && equal(expectedCommission, other.expectedCommission)
                && equal(actual, other.actual);
    }

    private KnownRow reconciled(ScheduleChange change) {
        boolean older = reconciledAt != null && change.at().isBefore(reconciledAt);
        if (!change.reconciles() || older) {
            return this;
        }
        BigDecimal usual = actual == null ? expectedCommission : actual;
        BigDecimal amount = Optional.ofNullable(change.actualCommission()).orElse(usual);
        return equal(actual, amount)
                ? this
                : new KnownRow(id, opportunity, externalId, start, end, expectedRevenue, expectedCommission, amount,
                        change.at());
    }

    private KnownRow checked() {
        if (end.isBefore(start)) {
            throw Refusal.of(Code.DATE_RANGE_INVALID, "The row ends before it starts.").field("endDate",
                    "lies before startDate");
        }
        return this;
    }

    private static <T> T pick(ScheduleChange change, String property, T said, T known) {
        return change.carried().contains(property) && said != null ? said : known;
    }

    private static boolean equal(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? Objects.equals(one, other) : one.compareTo(other) == 0;
    }

    private static void require(String field, Object value) {
        if (value == null) {
            throw Refusal.of(Code.INVALID_REQUEST, "A new row needs " + field + ".").field(field, "is required");
        }
    }
}
