package io.commission.payout.payment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Hands each payout to the port of its method. A port that throws does not take the others' answers with it: what it
 * was given is UNKNOWN until {@link #statusOf} tells.
 */
public final class PaymentsByMethod implements PaymentPort {

    private final Map<PaymentMethod, PaymentPort> ports = new EnumMap<>(PaymentMethod.class);

    public PaymentsByMethod(List<PaymentPort> ports) {
        for (PaymentPort port : ports) {
            for (PaymentMethod method : port.methods()) {
                if (this.ports.put(method, port) != null) {
                    throw new IllegalArgumentException("two ports pay by " + method);
                }
            }
        }
    }

    @Override
    public Set<PaymentMethod> methods() {
        return ports.isEmpty() ? EnumSet.noneOf(PaymentMethod.class) : EnumSet.copyOf(ports.keySet());
    }

    @Override
    public PaymentResult pay(PaymentBatch batch) {
        Map<String, PaymentAnswer> answers = new LinkedHashMap<>();
        Map<PaymentPort, List<PaymentInstruction>> shares = new LinkedHashMap<>();
        for (PaymentInstruction instruction : batch.instructions()) {
            PaymentPort port = ports.get(instruction.method());
            if (port == null) {
                throw new IllegalArgumentException("no port pays by " + instruction.method());
            }
            answers.put(instruction.payoutNumber(), null);
            shares.computeIfAbsent(port, p -> new ArrayList<>()).add(instruction);
        }
        List<PaymentFile> files = new ArrayList<>();
        shares.forEach((port, share) -> {
            PaymentResult result = payShare(port, batch.with(share));
            result.answers().forEach(answer -> answers.put(answer.payoutNumber(), answer));
            files.addAll(result.files());
        });
        return new PaymentResult(List.copyOf(answers.values()), files);
    }

    @Override
    public PaymentAnswer statusOf(UUID tenantId, String payoutNumber) {
        PaymentAnswer unpaid = PaymentAnswer.nothingPaid(payoutNumber, "no port knows the payout");
        for (PaymentPort port : new LinkedHashSet<>(ports.values())) {
            PaymentAnswer answer = port.statusOf(tenantId, payoutNumber);
            if (answer.isPaid()) {
                return answer;
            }
            if (unpaid.outcome() != PaymentAnswer.Outcome.UNKNOWN) {
                unpaid = answer;
            }
        }
        return unpaid;
    }

    private static PaymentResult payShare(PaymentPort port, PaymentBatch share) {
        try {
            return port.pay(share);
        } catch (RuntimeException failure) {
            String reason = "the payment port failed: " + failure.getMessage();
            return new PaymentResult(
                    share.instructions().stream()
                            .map(instruction -> PaymentAnswer.unknown(instruction.payoutNumber(), reason))
                            .toList(),
                    List.of());
        }
    }
}
