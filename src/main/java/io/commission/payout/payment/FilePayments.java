package io.commission.payout.payment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Pays by a file. A payout that is in a stored file keeps that file's reference and is left out of the new one;
 * everything else is decided by the batch alone: the same batch gives the same bytes.
 */
abstract class FilePayments implements PaymentPort {

    private static final Comparator<PaymentInstruction> FILE_ORDER = Comparator
            .comparing(PaymentInstruction::paymentDate)
            .thenComparing(PaymentInstruction::payoutNumber);

    private final IssuedPayments issued;

    FilePayments(IssuedPayments issued) {
        this.issued = issued;
    }

    /** Why this payout cannot go into the file, beyond what holds for every file. */
    abstract Optional<String> flaw(PaymentBatch batch, PaymentInstruction instruction);

    abstract String referencePrefix(PaymentMethod method);

    /** Writes the file; the entries' references are in the same order. */
    abstract PaymentFile write(PaymentBatch batch, List<PaymentInstruction> entries, List<String> references);

    @Override
    public final PaymentResult pay(PaymentBatch batch) {
        Map<String, PaymentAnswer> answers = new LinkedHashMap<>();
        List<PaymentInstruction> entries = new ArrayList<>();
        Map<String, String> earlier = issued.references(
                batch.tenantId(),
                batch.instructions().stream().map(PaymentInstruction::payoutNumber).toList());
        for (PaymentInstruction instruction : batch.instructions()) {
            String number = instruction.payoutNumber();
            Optional<String> flaw = earlier.containsKey(number) ? Optional.empty() : anyFlaw(batch, instruction);
            if (earlier.containsKey(number)) {
                answers.put(number, PaymentAnswer.paid(number, earlier.get(number)));
            } else if (flaw.isPresent()) {
                answers.put(number, PaymentAnswer.nothingPaid(number, flaw.get()));
            } else {
                answers.put(number, null);
                entries.add(instruction);
            }
        }
        if (entries.isEmpty()) {
            return new PaymentResult(List.copyOf(answers.values()), List.of());
        }
        entries.sort(FILE_ORDER);
        List<String> references = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            PaymentInstruction entry = entries.get(i);
            String reference = reference(entry.method(), batch.number(), i + 1);
            references.add(reference);
            answers.put(entry.payoutNumber(), PaymentAnswer.paid(entry.payoutNumber(), reference));
        }
        return new PaymentResult(List.copyOf(answers.values()), List.of(write(batch, entries, references)));
    }

    @Override
    public final PaymentAnswer statusOf(UUID tenantId, String payoutNumber) {
        String reference = issued.references(tenantId, List.of(payoutNumber)).get(payoutNumber);
        return reference == null
                ? PaymentAnswer.nothingPaid(payoutNumber, "the payout is in no payment file")
                : PaymentAnswer.paid(payoutNumber, reference);
    }

    private String reference(PaymentMethod method, long batch, int position) {
        return String.format(Locale.ROOT, "%s-%06d-%07d", referencePrefix(method), batch, position);
    }

    private Optional<String> anyFlaw(PaymentBatch batch, PaymentInstruction instruction) {
        if (!methods().contains(instruction.method())) {
            throw new IllegalArgumentException(getClass().getSimpleName() + " does not pay by " + instruction.method());
        }
        if (instruction.net().signum() <= 0) {
            return Optional.of("a net of " + instruction.net().toPlainString() + " is nothing to pay");
        }
        return flaw(batch, instruction);
    }
}
