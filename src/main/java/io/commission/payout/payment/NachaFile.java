package io.commission.payout.payment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The NACHA format: 94 columns, blocks of ten records, PPD credits without addenda, one batch for each payment date.
 * Lines end with CR LF, which banks ask for more often than for LF alone.
 */
final class NachaFile {

    static final int COLUMNS = 94;
    private static final int BLOCKING_FACTOR = 10;
    private static final String CREDITS_ONLY = "220";
    private static final String MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final AchOriginator originator;
    private final StringBuilder file = new StringBuilder();
    private int records;
    private int sequence;
    private int batches;
    private long hash;
    private long cents;

    private NachaFile(AchOriginator originator) {
        this.originator = originator;
    }

    /** One credit in cents; identification has at most 15 columns, a longer name is cut at 22. */
    record Credit(LocalDate paymentDate, BankAccount account, long cents, String identification, String name) {
    }

    /**
     * The credits keep their order within a payment date; the file number chooses the modifier that tells files of a
     * day apart.
     */
    static String write(AchOriginator originator, long number, LocalDateTime createdAt, List<Credit> credits) {
        Map<LocalDate, List<Credit>> byDate = new TreeMap<>();
        for (Credit credit : credits) {
            byDate.computeIfAbsent(credit.paymentDate(), date -> new ArrayList<>()).add(credit);
        }
        NachaFile nacha = new NachaFile(originator);
        nacha.header(number, createdAt);
        byDate.forEach(nacha::batch);
        nacha.control();
        return nacha.file.toString();
    }

    private void header(long number, LocalDateTime createdAt) {
        add("101"
                + padLeft(originator.destinationRouting(), 10)
                + padLeft(originator.origin(), 10)
                + createdAt.format(DAY)
                + createdAt.format(TIME)
                + MODIFIERS.charAt((int) ((number - 1) % MODIFIERS.length()))
                + "094101"
                + text(originator.destinationName(), 23)
                + text(originator.originName(), 23)
                + text("", 8));
    }

    private void batch(LocalDate paymentDate, List<Credit> credits) {
        batches++;
        String odfi = originator.odfiRouting().substring(0, 8);
        add("5" + CREDITS_ONLY
                + text(originator.companyName(), 16)
                + text("", 20)
                + text(originator.companyId(), 10)
                + "PPD"
                + text("COMMISSION", 10)
                + text("", 6)
                + paymentDate.format(DAY)
                + text("", 3)
                + "1"
                + odfi
                + number(batches, 7));
        long batchHash = 0;
        long batchCents = 0;
        for (Credit credit : credits) {
            sequence++;
            add(entry(credit, odfi));
            batchHash += Long.parseLong(credit.account().routingNumber().substring(0, 8));
            batchCents += credit.cents();
        }
        add("8" + CREDITS_ONLY
                + number(credits.size(), 6)
                + lastTenDigits(batchHash)
                + number(0, 12)
                + number(batchCents, 12)
                + text(originator.companyId(), 10)
                + text("", 25)
                + odfi
                + number(batches, 7));
        hash += batchHash;
        cents += batchCents;
    }

    private String entry(Credit credit, String odfi) {
        String code = credit.account().type() == BankAccount.Type.CHECKING ? "22" : "32";
        return "6" + code
                + credit.account().routingNumber()
                + padRight(credit.account().accountNumber(), 17)
                + number(credit.cents(), 10)
                + text(credit.identification(), 15)
                + text(credit.name(), 22)
                + "  0"
                + odfi
                + number(sequence, 7);
    }

    private void control() {
        int blocks = (records + 1 + BLOCKING_FACTOR - 1) / BLOCKING_FACTOR;
        add("9" + number(batches, 6)
                + number(blocks, 6)
                + number(sequence, 8)
                + lastTenDigits(hash)
                + number(0, 12)
                + number(cents, 12)
                + text("", 39));
        while (records % BLOCKING_FACTOR != 0) {
            add("9".repeat(COLUMNS));
        }
    }

    private void add(String line) {
        if (line.length() != COLUMNS) {
            throw new IllegalStateException("a NACHA record of " + line.length() + " columns");
        }
        file.append(line).append("\r\n");
        records++;
    }

    private static String text(String value, int length) {
        String ascii = AsciiText.of(value);
        return padRight(ascii.length() > length ? ascii.substring(0, length) : ascii, length);
    }

    private static String padRight(String value, int length) {
        return value + " ".repeat(length - value.length());
    }

    private static String padLeft(String value, int length) {
        return " ".repeat(length - value.length()) + value;
    }

    private static String lastTenDigits(long sum) {
        return number(sum % 10_000_000_000L, 10);
    }

    private static String number(long value, int length) {
        String digits = Long.toString(value);
        if (digits.length() > length) {
            throw new IllegalArgumentException(
                    "a NACHA file cannot hold " + digits + " in " + length + " digits: pay in smaller batches");
        }
        return "0".repeat(length - digits.length()) + digits;
    }
}
