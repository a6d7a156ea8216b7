package io.commission.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a subscription may ask for. */
enum OutboxEventType {
    // @formatter:off
    COMMISSION_CALCULATED("commission.calculated"),
    COMMISSION_APPROVED("commission.approved"),
    COMMISSION_REVERSED("commission.reversed"),
    PAYOUT_GENERATED("payout.generated"),
    PAYOUT_APPROVED("payout.approved"),
    PAYOUT_PAID("payout.paid"),
    PAYOUT_VOIDED("payout.voided"),
    COMMISSION_REASSIGNED("commission.reassigned"),
    COMMISSION_REASSIGNMENT_UNDONE("commission.reassignment_undone"),
    REASSIGNMENT_COMPLETED("reassignment.completed"),
    REASSIGNMENT_FAILED("reassignment.failed"),
    REASSIGNMENT_CANCELLED("reassignment.cancelled"),
    REASSIGNMENT_ROLLED_BACK("reassignment.rolled_back"),
    NOTIFICATION_CREATED("notification.created");
    // @formatter:on

    static final String EVERYTHING = "*";

    final String wire;

    OutboxEventType(String wire) {
        this.wire = wire;
    }

    /** A type, every type of a family ({@code payout.*}), or everything ({@code *}). */
    static boolean isFilter(String filter) {
        return EVERYTHING.equals(filter) || Arrays.stream(values())
                .anyMatch(type -> type.wire.equals(filter) || type.family().equals(filter));
    }

    static Optional<String> unknown(List<String> filters) {
        return filters.stream().filter(filter -> !isFilter(filter)).findFirst();
    }

    static List<String> wires() {
        return Arrays.stream(values()).map(type -> type.wire).toList();
    }

    private String family() {
        return wire.substring(0, wire.indexOf('.')) + ".*";
    }
}
