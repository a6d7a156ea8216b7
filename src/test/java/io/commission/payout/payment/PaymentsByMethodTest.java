package io.commission.payout.payment;

import static io.commission.payout.payment.PaymentExamples.CHECKING;
import static io.commission.payout.payment.PaymentExamples.TENANT;
import static io.commission.payout.payment.PaymentExamples.ach;
import static io.commission.payout.payment.PaymentExamples.batch;
import static io.commission.payout.payment.PaymentExamples.payroll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.commission.payout.payment.PaymentAnswer.Outcome;
import io.commission.payout.payment.PaymentExamples.StoredFiles;

class PaymentsByMethodTest {

    private final StoredFiles stored = new StoredFiles();
    private final PayrollFilePayments payroll = new PayrollFilePayments(stored);

    @Test
    void PAY_5_each_payout_goes_to_the_port_of_its_method() {
        PaymentsByMethod port = new PaymentsByMethod(List.of(payroll, new NachaFilePayments(stored)));
        PaymentResult result = port.pay(batch(
                5,
                ach("PAY-202611-000001", "A", CHECKING, "1.00"),
                payroll("PAY-202611-000002", "B", PaymentMethod.CHECK, "2.00", "USD"),
                ach("PAY-202611-000003", "C", null, "3.00")));
        assertEquals(
                List.of("nacha-000005.ach", "payroll-000005.csv"),
                result.files().stream().map(PaymentFile::name).toList());
        assertEquals(
                List.of(Outcome.PAID, Outcome.PAID, Outcome.NOTHING_PAID),
                result.answers().stream().map(PaymentAnswer::outcome).toList());
        stored.store(result);
        assertEquals("CHK-000005-0000001", port.statusOf(TENANT, "PAY-202611-000002").reference());
        assertEquals(Outcome.NOTHING_PAID, port.statusOf(TENANT, "PAY-202611-000003").outcome());
        assertEquals(Outcome.NOTHING_PAID, port.statusOf(UUID.randomUUID(), "PAY-202611-000002").outcome());
    }

    @Test
    void PAY_5_a_bank_that_fails_half_way_is_asked_again_and_pays_nothing_twice() {
        BreakingBank bank = new BreakingBank();
        PaymentsByMethod port = new PaymentsByMethod(List.of(bank, payroll));
        PaymentBatch batch = batch(
                1,
                ach("PAY-202611-000001", "A", CHECKING, "1.00"),
                ach("PAY-202611-000002", "B", CHECKING, "2.00"),
                payroll("PAY-202611-000003", "C", PaymentMethod.PAYROLL, "3.00", "USD"));
        bank.failsAfter = 1;
        assertEquals(
                List.of(Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.PAID),
                port.pay(batch).answers().stream().map(PaymentAnswer::outcome).toList());
        assertEquals(Outcome.PAID, port.statusOf(TENANT, "PAY-202611-000001").outcome());
        assertEquals(Outcome.NOTHING_PAID, port.statusOf(TENANT, "PAY-202611-000002").outcome());

        bank.failsAfter = Integer.MAX_VALUE;
        List<PaymentAnswer> answers = port.pay(batch).answers();
        assertEquals(List.of("bank-1", "bank-2"), List.of(answers.get(0).reference(), answers.get(1).reference()));
        assertEquals(List.of("PAY-202611-000001", "PAY-202611-000002"), bank.payments);
    }

    @Test
    void PAY_4_a_port_that_cannot_tell_outweighs_one_that_paid_nothing() {
        BreakingBank bank = new BreakingBank();
        bank.reachable = false;
        for (List<PaymentPort> ports : List.of(List.<PaymentPort>of(bank, payroll),
                List.<PaymentPort>of(payroll, bank))) {
            assertEquals(Outcome.UNKNOWN, new PaymentsByMethod(ports).statusOf(TENANT, "PAY-202611-000001").outcome());
        }
    }

    @Test
    void PAY_5_two_ports_for_one_method_and_a_method_without_a_port_are_mistakes() {
        assertThrows(IllegalArgumentException.class, () -> new PaymentsByMethod(List.of(payroll, payroll)));
        PaymentsByMethod port = new PaymentsByMethod(List.of(payroll));
        assertThrows(IllegalArgumentException.class, () -> port.pay(batch(1, ach("1", "A", CHECKING, "1.00"))));
    }

    /** A remote bank that knows each payout it paid, and may break after some of them. */
    private static final class BreakingBank implements PaymentPort {

        private final Map<String, String> paid = new HashMap<>();
        private final List<String> payments = new ArrayList<>();
        private int failsAfter = Integer.MAX_VALUE;
        private boolean reachable = true;

        @Override
        public Set<PaymentMethod> methods() {
            return EnumSet.of(PaymentMethod.ACH);
        }

        @Override
        public PaymentResult pay(PaymentBatch batch) {
            List<PaymentAnswer> answers = new ArrayList<>();
            for (PaymentInstruction instruction : batch.instructions()) {
                if (answers.size() == failsAfter) {
                    throw new IllegalStateException("connection reset");
                }
                String reference = paid.computeIfAbsent(instruction.payoutNumber(), number -> {
                    payments.add(number);
                    return "bank-" + payments.size();
                });
                answers.add(PaymentAnswer.paid(instruction.payoutNumber(), reference));
            }
            return new PaymentResult(answers, List.of());
        }

        @Override
        public PaymentAnswer statusOf(UUID tenantId, String payoutNumber) {
            if (!reachable) {
                return PaymentAnswer.unknown(payoutNumber, "the bank does not answer");
            }
            return paid.containsKey(payoutNumber)
                    ? PaymentAnswer.paid(payoutNumber, paid.get(payoutNumber))
                    : PaymentAnswer.nothingPaid(payoutNumber, "the bank does not know the payout");
        }
    }
}
