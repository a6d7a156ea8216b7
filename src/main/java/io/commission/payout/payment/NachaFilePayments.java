package io.commission.payout.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** ACH credits to US accounts: one NACHA file for the tenant's bank. */
public final class NachaFilePayments extends FilePayments {

    private static final BigDecimal HIGHEST_NET = new BigDecimal("99999999.99");
    private static final int IDENTIFICATION_LENGTH = 15;

    public NachaFilePayments(IssuedPayments issued) {
        super(issued);
    }

    @Override
    public Set<PaymentMethod> methods() {
        return EnumSet.of(PaymentMethod.ACH);
    }

    @Override
    Optional<String> flaw(PaymentBatch batch, PaymentInstruction instruction) {
        if (!instruction.currency().equals("USD")) {
            return Optional
                    .of("ACH pays in USD only, not in " + instruction.currency() + ": choose another payment method");
        }
        if (batch.originator() == null) {
            return Optional.of("the tenant has no ACH originator");
        }
        if (batch.originator().flaw().isPresent()) {
            return batch.originator().flaw();
        }
        if (instruction.bankAccount() == null) {
            return Optional.of("the person has no bank account");
        }
        if (instruction.net().compareTo(HIGHEST_NET) > 0 || instruction.net().stripTrailingZeros().scale() > 2) {
            return Optional.of("an ACH entry holds at most " + HIGHEST_NET + " in whole cents");
        }
        if (identification(instruction.payoutNumber()).length() > IDENTIFICATION_LENGTH) {
            return Optional.of("the payout number is longer than an ACH entry can carry");
        }
        return instruction.bankAccount().flaw();
    }

    @Override
    String referencePrefix(PaymentMethod method) {
        return "ACH";
    }

    @Override
    PaymentFile write(PaymentBatch batch, List<PaymentInstruction> entries, List<String> references) {
        List<NachaFile.Credit> credits = new ArrayList<>(entries.size());
        BigDecimal total = BigDecimal.ZERO;
        for (PaymentInstruction entry : entries) {
            String name = AsciiText.of(entry.personName());
            String identification = identification(entry.payoutNumber());
            credits.add(new NachaFile.Credit(
                    entry.paymentDate(),
                    entry.bankAccount(),
                    entry.net().setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact(),
                    identification,
                    name.isEmpty() ? identification : name));
            total = total.add(entry.net());
        }
        String file = NachaFile.write(batch.originator(), batch.number(), batch.createdAt(), credits);
        return new PaymentFile(
                String.format(Locale.ROOT, "nacha-%06d.ach", batch.number()),
                "text/plain; charset=us-ascii",
                file.getBytes(StandardCharsets.US_ASCII),
                entries.stream().map(PaymentInstruction::payoutNumber).toList(),
                total);
    }

    /** The payout number as it fits into 15 columns. */
    private static String identification(String payoutNumber) {
        return AsciiText.of(payoutNumber.startsWith("PAY-") ? payoutNumber.substring(4) : payoutNumber);
    }
}
