package io.commission.payout.payment;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.commission.export.CellText;

/** Checks and payroll credits: one CSV file that payroll takes in. */
public final class PayrollFilePayments extends FilePayments {

    private static final List<String> HEADINGS = List.of(
            "reference", "payout_number", "external_id", "name", "method", "net", "currency", "payment_date");

    public PayrollFilePayments(IssuedPayments issued) {
        super(issued);
    }

    @Override
    public Set<PaymentMethod> methods() {
        return EnumSet.of(PaymentMethod.CHECK, PaymentMethod.PAYROLL);
    }

    @Override
    Optional<String> flaw(PaymentBatch batch, PaymentInstruction instruction) {
        return Optional.empty();
    }

    @Override
    String referencePrefix(PaymentMethod method) {
        return method == PaymentMethod.CHECK ? "CHK" : "PRL";
    }

    @Override
    PaymentFile write(PaymentBatch batch, List<PaymentInstruction> entries, List<String> references) {
        StringWriter text = new StringWriter();
        BigDecimal total = BigDecimal.ZERO;
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADINGS);
            for (int i = 0; i < entries.size(); i++) {
                PaymentInstruction entry = entries.get(i);
                csv.writeRecord(
                        references.get(i),
                        entry.payoutNumber(),
                        CellText.of(entry.externalId()),
                        CellText.of(entry.personName()),
                        entry.method().name(),
                        entry.net().toPlainString(),
                        entry.currency(),
                        entry.paymentDate().toString());
                total = total.add(entry.net());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new PaymentFile(
                String.format(Locale.ROOT, "payroll-%06d.csv", batch.number()),
                "text/csv; charset=utf-8",
                text.toString().getBytes(StandardCharsets.UTF_8),
                entries.stream().map(PaymentInstruction::payoutNumber).toList(),
                total);
    }
}
