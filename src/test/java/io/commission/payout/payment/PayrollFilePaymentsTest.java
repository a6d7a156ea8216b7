package io.commission.payout.payment;

import static io.commission.payout.payment.PaymentExamples.CHECKING;
import static io.commission.payout.payment.PaymentExamples.TENANT;
import static io.commission.payout.payment.PaymentExamples.ach;
import static io.commission.payout.payment.PaymentExamples.batch;
import static io.commission.payout.payment.PaymentExamples.payroll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.commission.payout.payment.PaymentExamples.StoredFiles;

class PayrollFilePaymentsTest {

    private final StoredFiles stored = new StoredFiles();
    private final PayrollFilePayments port = new PayrollFilePayments(stored);

    @Test
    void PAY_5_writes_the_exact_file() {
        PaymentBatch batch = batch(
                12,
                payroll("PAY-202611-000002", "=HYPERLINK(\"x\")", PaymentMethod.PAYROLL, "10.50", "USD"),
                payroll("PAY-202611-000001", "Łukasz, Jr. \"Luke\"", PaymentMethod.CHECK, "1234.560", "KWD"));
        PaymentResult result = port.pay(batch);
        PaymentFile file = result.files().get(0);
        assertEquals(
                """
                        reference,payout_number,external_id,name,method,net,currency,payment_date\r
                        CHK-000012-0000001,PAY-202611-000001,E-1,"Łukasz, Jr. ""Luke\""",CHECK,1234.560,KWD,2026-12-01\r
                        PRL-000012-0000002,PAY-202611-000002,E-1,"'=HYPERLINK(""x"")",PAYROLL,10.50,USD,2026-12-01\r
                        """,
                new String(file.content(), StandardCharsets.UTF_8));
        assertEquals("payroll-000012.csv", file.name());
        assertEquals("text/csv; charset=utf-8", file.mediaType());
        assertEquals(new BigDecimal("1245.060"), file.total());
        assertEquals("PRL-000012-0000002", result.answers().get(0).reference());
        assertArrayEquals(file.content(), port.pay(batch).files().get(0).content());
    }

    @Test
    void PAY_5_a_payout_in_a_stored_file_is_not_paid_again_by_any_method() {
        NachaFilePayments bank = new NachaFilePayments(stored);
        stored.store(bank.pay(batch(1, ach("PAY-202611-000001", "A", CHECKING, "1.00"))));
        PaymentInstruction byCheck = payroll("PAY-202611-000001", "A", PaymentMethod.CHECK, "1.00", "USD");
        PaymentResult again = port.pay(batch(2, byCheck));
        assertEquals(List.of(), again.files());
        assertEquals("ACH-000001-0000001", again.answers().get(0).reference());
        assertEquals("ACH-000001-0000001", port.statusOf(TENANT, "PAY-202611-000001").reference());
    }

    @Test
    void PAY_5_a_method_of_another_port_is_a_mistake_of_the_caller() {
        assertThrows(IllegalArgumentException.class, () -> port.pay(batch(1, ach("1", "A", CHECKING, "1.00"))));
    }
}
