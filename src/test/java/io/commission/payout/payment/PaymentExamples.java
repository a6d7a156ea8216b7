package io.commission.payout.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant, its bank and a memory of stored files. */
final class PaymentExamples {

    static final UUID TENANT = UUID.fromString("0190a5f0-0000-7000-8000-000000000001");
    static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    static final LocalDateTime CREATED = LocalDateTime.of(2026, 11, 30, 17, 5);
    static final AchOriginator ORIGINATOR = new AchOriginator(
            "091000019", "Northern Bank", "1234567890", "Freight Co", "Freight Co", "1234567890", "091000019");
    static final BankAccount CHECKING = new BankAccount("021000021", "123456789", BankAccount.Type.CHECKING);
    static final BankAccount SAVINGS = new BankAccount("121042882", "00-42A", BankAccount.Type.SAVINGS);

    private PaymentExamples() {
    }

    static PaymentBatch batch(long number, PaymentInstruction... instructions) {
        return new PaymentBatch(TENANT, number, CREATED, ORIGINATOR, List.of(instructions));
    }

    static PaymentInstruction ach(String number, String name, BankAccount account, String net) {
        return ach(number, name, account, net, "USD", DAY);
    }

    static PaymentInstruction ach(
            String number, String name, BankAccount account, String net, String currency, LocalDate day) {
        return new PaymentInstruction(
                number, name, "E-1", PaymentMethod.ACH, account, new BigDecimal(net), currency, day);
    }

    static PaymentInstruction payroll(String number, String name, PaymentMethod method, String net, String currency) {
        return new PaymentInstruction(number, name, "E-1", method, null, new BigDecimal(net), currency, DAY);
    }

    /** Stored files of several tenants: what the database is for the service. */
    static final class StoredFiles implements IssuedPayments {

        private final Map<String, String> references = new HashMap<>();

        void store(PaymentResult result) {
            for (PaymentFile file : result.files()) {
                for (PaymentAnswer answer : result.answers()) {
                    if (file.payoutNumbers().contains(answer.payoutNumber())) {
                        references.put(TENANT + answer.payoutNumber(), answer.reference());
                    }
                }
            }
        }

        @Override
        public Map<String, String> references(UUID tenantId, Collection<String> payoutNumbers) {
            Map<String, String> found = new HashMap<>();
            for (String number : payoutNumbers) {
                if (references.containsKey(tenantId + number)) {
                    found.put(number, references.get(tenantId + number));
                }
            }
            return found;
        }
    }
}
