package io.commission.payout.payment;

import static io.commission.payout.payment.PaymentExamples.CHECKING;
import static io.commission.payout.payment.PaymentExamples.CREATED;
import static io.commission.payout.payment.PaymentExamples.DAY;
import static io.commission.payout.payment.PaymentExamples.ORIGINATOR;
import static io.commission.payout.payment.PaymentExamples.SAVINGS;
import static io.commission.payout.payment.PaymentExamples.TENANT;
import static io.commission.payout.payment.PaymentExamples.ach;
import static io.commission.payout.payment.PaymentExamples.batch;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.commission.payout.payment.PaymentExamples.StoredFiles;

class NachaFilePaymentsTest {

    private final StoredFiles stored = new StoredFiles();
    private final NachaFilePayments port = new NachaFilePayments(stored);

    @Test
    void PAY_5_writes_the_exact_file() {
        PaymentResult result = port.pay(batch(
                3,
                ach("PAY-202611-000002", "Łukasz Żółć-Ångström de la Vega", SAVINGS, "0.01"),
                ach("PAY-202611-000001", "José O'Neill", CHECKING, "1234.56")));

        String nines = "9".repeat(94);
        String expected = String.join(
                "\r\n",
                "101 09100001912345678902611301705C094101NORTHERN BANK          FREIGHT CO                     ",
                "5220FREIGHT CO                          1234567890PPDCOMMISSION      261201   1091000010000001",
                "622021000021123456789        0000123456202611-000001  JOSE O'NEILL            0091000010000001",
                "63212104288200-42A           0000000001202611-000002  LUKASZ ZOLC-ANGSTROM D  0091000010000002",
                "8220" + "000002" + "0014204290" + "000000000000" + "000000123457" + "1234567890" + " ".repeat(25)
                        + "09100001" + "0000001",
                "9" + "000001" + "000001" + "00000002" + "0014204290" + "000000000000" + "000000123457"
                        + " ".repeat(39),
                nines,
                nines,
                nines,
                nines,
                "");
        PaymentFile file = result.files().get(0);
        assertEquals(expected, new String(file.content(), StandardCharsets.US_ASCII));
        assertEquals("nacha-000003.ach", file.name());
        assertEquals(List.of("PAY-202611-000001", "PAY-202611-000002"), file.payoutNumbers());
        assertEquals(new BigDecimal("1234.57"), file.total());
        assertEquals(
                List.of(
                        PaymentAnswer.paid("PAY-202611-000002", "ACH-000003-0000002"),
                        PaymentAnswer.paid("PAY-202611-000001", "ACH-000003-0000001")),
                result.answers());
    }

    @Test
    void PAY_5_every_record_has_94_columns_and_blocks_are_filled() {
        for (int entries = 1; entries <= 17; entries++) {
            List<String> lines = lines(port.pay(batch(1, many(entries))).files().get(0));
            assertEquals(0, lines.size() % 10);
            assertTrue(lines.stream().allMatch(line -> line.length() == 94));
            String control = lines.get(entries + 3);
            assertEquals(lines.size() / 10, Integer.parseInt(control.substring(7, 13)));
            assertEquals(entries, Integer.parseInt(control.substring(13, 21)));
        }
    }

    @Test
    void PAY_5_a_batch_for_each_payment_date_with_running_traces() {
        List<String> lines = lines(port.pay(batch(
                36,
                ach("PAY-202611-000003", "C", CHECKING, "3.00", "USD", DAY.plusDays(1)),
                ach("PAY-202611-000001", "A", CHECKING, "1.00"),
                ach("PAY-202611-000002", "B", SAVINGS, "2.00", "USD", DAY.plusDays(1))))
                .files()
                .get(0));
        assertEquals("9", lines.get(0).substring(33, 34));
        assertEquals(List.of("5", "6", "8", "5", "6", "6", "8", "9"), lines.subList(1, 9).stream()
                .map(line -> line.substring(0, 1))
                .toList());
        assertEquals("261201", lines.get(1).substring(69, 75));
        assertEquals("261202", lines.get(4).substring(69, 75));
        assertEquals("0000002", lines.get(7).substring(87));
        assertEquals("091000010000003", lines.get(6).substring(79));
        String control = lines.get(8);
        assertEquals("9000002", control.substring(0, 7));
        assertEquals(2 * 2100002L + 12104288L, Long.parseLong(control.substring(21, 31)));
        assertEquals(600, Long.parseLong(control.substring(43, 55)));
    }

    @Test
    void PAY_5_the_entry_hash_keeps_its_last_ten_digits() {
        BankAccount high = new BankAccount("328074983", "1", BankAccount.Type.CHECKING);
        PaymentInstruction[] entries = new PaymentInstruction[400];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = ach(payoutNumber(i), "A", high, "1.00");
        }
        List<String> lines = lines(port.pay(batch(1, entries)).files().get(0));
        assertEquals(400L * 32807498L % 10_000_000_000L, Long.parseLong(lines.get(402).substring(10, 20)));
        assertEquals(lines.get(402).substring(10, 20), lines.get(403).substring(21, 31));
    }

    @Test
    void PAY_5_refuses_what_ach_cannot_pay_and_pays_the_others() {
        PaymentResult result = port.pay(batch(
                1,
                ach("1", "Euro", CHECKING, "1.00", "EUR", DAY),
                ach("2", "No account", null, "1.00"),
                ach("3", "Routing", new BankAccount("021000022", "1", BankAccount.Type.CHECKING), "1.00"),
                ach("4", "Account", new BankAccount("021000021", "1 2", BankAccount.Type.CHECKING), "1.00"),
                ach("5", "Type", new BankAccount("021000021", "12", null), "1.00"),
                ach("6", "Zero", CHECKING, "0.00"),
                ach("7", "Rich", CHECKING, "100000000.00"),
                ach("8", "Fraction", CHECKING, "1.001"),
                ach("PAY-202611-000009", "Good", CHECKING, "1.000")));
        Map<String, String> reasons = new HashMap<>();
        result.answers().forEach(answer -> reasons.put(answer.payoutNumber(), answer.reason()));
        assertEquals("ACH pays in USD only, not in EUR: choose another payment method", reasons.get("1"));
        assertEquals("the person has no bank account", reasons.get("2"));
        assertTrue(reasons.get("3").contains("check digit"));
        assertTrue(reasons.get("4").contains("account number"));
        assertTrue(reasons.get("5").contains("CHECKING nor SAVINGS"));
        assertTrue(reasons.get("6").contains("nothing to pay"));
        assertTrue(reasons.get("7").contains("99999999.99"));
        assertTrue(reasons.get("8").contains("whole cents"));
        assertTrue(result.answers().get(8).isPaid());
        assertEquals(List.of("PAY-202611-000009"), result.files().get(0).payoutNumbers());
    }

    @Test
    void PAY_5_without_an_originator_nothing_is_paid() {
        PaymentInstruction one = ach("1", "A", CHECKING, "1.00");
        PaymentResult none = port.pay(new PaymentBatch(TENANT, 1, CREATED, null, List.of(one)));
        assertEquals("the tenant has no ACH originator", none.answers().get(0).reason());
        AchOriginator wrong = new AchOriginator("091000018", "B", "1234567890", "F", "F", "1", "091000019");
        PaymentResult flawed = port.pay(new PaymentBatch(TENANT, 1, CREATED, wrong, List.of(one)));
        assertTrue(flawed.answers().get(0).reason().contains("destination routing number"));
        assertEquals(List.of(), none.files());
        assertEquals(List.of(), flawed.files());
    }

    @Test
    void PAY_5_a_name_without_latin_letters_becomes_the_payout_number() {
        List<String> lines = lines(
                port.pay(batch(1, ach("PAY-202611-000001", "محمد", CHECKING, "1.00"))).files().get(0));
        assertEquals("202611-000001", lines.get(2).substring(54, 76).strip());
    }

    @Test
    void PAY_5_same_batch_same_bytes() {
        PaymentInstruction[] entries = many(50);
        PaymentInstruction[] reversed = new PaymentInstruction[entries.length];
        for (int i = 0; i < entries.length; i++) {
            reversed[entries.length - 1 - i] = entries[i];
        }
        byte[] first = port.pay(batch(7, entries)).files().get(0).content();
        assertArrayEquals(first, port.pay(batch(7, entries)).files().get(0).content());
        assertArrayEquals(first, port.pay(batch(7, reversed)).files().get(0).content());
    }

    @Test
    void PAY_5_the_language_of_the_machine_changes_nothing() {
        PaymentResult usual = port.pay(batch(7, many(2)));
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-KW-u-nu-arab"));
            PaymentResult arabic = port.pay(batch(7, many(2)));
            assertArrayEquals(usual.files().get(0).content(), arabic.files().get(0).content());
            assertEquals(usual.files().get(0).name(), arabic.files().get(0).name());
            assertEquals(usual.answers(), arabic.answers());
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void PAY_5_a_retry_after_storing_pays_nothing_twice() {
        PaymentInstruction first = ach("PAY-202611-000001", "A", CHECKING, "1.00");
        PaymentInstruction second = ach("PAY-202611-000002", "B", CHECKING, "2.00");
        PaymentResult stored1 = port.pay(batch(1, first));
        stored.store(stored1);
        PaymentResult again = port.pay(batch(2, first, second));
        assertEquals(stored1.answers().get(0), again.answers().get(0));
        assertEquals(List.of("PAY-202611-000002"), again.files().get(0).payoutNumbers());
        assertEquals(new BigDecimal("2.00"), again.files().get(0).total());
        stored.store(again);
        assertEquals(List.of(), port.pay(batch(3, second, first)).files());
        assertEquals(again.answers().get(1), port.statusOf(TENANT, "PAY-202611-000002"));
    }

    @Test
    void PAY_5_a_crash_before_storing_leaves_nothing_paid() {
        PaymentInstruction one = ach("PAY-202611-000001", "A", CHECKING, "1.00");
        port.pay(batch(1, one));
        assertEquals(
                PaymentAnswer.Outcome.NOTHING_PAID,
                port.statusOf(TENANT, "PAY-202611-000001").outcome());
        assertEquals(1, port.pay(batch(2, one)).files().size());
    }

    @Test
    void PAY_5_one_payout_cannot_be_twice_in_a_batch() {
        PaymentInstruction one = ach("PAY-202611-000001", "A", CHECKING, "1.00");
        assertThrows(IllegalArgumentException.class, () -> batch(1, one, one));
    }

    @Test
    void PAY_5_routing_check_digit() {
        for (String good : List.of("021000021", "121042882", "091000019", ORIGINATOR.odfiRouting())) {
            assertTrue(RoutingNumber.isValid(good), good);
            for (int digit = 0; digit < 9; digit++) {
                char wrong = good.charAt(digit) == '9' ? '0' : (char) (good.charAt(digit) + 1);
                String typo = good.substring(0, digit) + wrong + good.substring(digit + 1);
                assertTrue(!RoutingNumber.isValid(typo), typo);
            }
        }
        for (String bad : Arrays.asList(null, "", "02100002", "0210000210", "02100002a", "000000000")) {
            assertTrue(!RoutingNumber.isValid(bad), bad);
        }
    }

    private static PaymentInstruction[] many(int count) {
        List<PaymentInstruction> entries = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            entries.add(ach(payoutNumber(i), "Person " + i, i % 2 == 0 ? CHECKING : SAVINGS, i + ".07"));
        }
        return entries.toArray(PaymentInstruction[]::new);
    }

    private static String payoutNumber(int i) {
        return "PAY-202611-" + String.format(Locale.ROOT, "%06d", i);
    }

    private static List<String> lines(PaymentFile file) {
        String text = new String(file.content(), StandardCharsets.US_ASCII);
        assertTrue(text.endsWith("\r\n"));
        return List.of(text.split("\r\n"));
    }
}
