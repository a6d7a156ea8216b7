package io.commission.payout.statement;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.commission.export.CellText;

/**
 * The statement as CSV (PAY-6): a row for each line, then the totals with the section SUMMARY. Every row names payout,
 * person and currency, so that files can be put together.
 */
public final class StatementCsv {

    private static final List<String> HEADINGS = List.of(
            "company",
            "payout_number",
            "payout_date",
            "period_start",
            "period_end",
            "status",
            "payment_method",
            "person",
            "section",
            "date",
            "earned_month",
            "entry_type",
            "reference",
            "customer",
            "plan",
            "basis",
            "basis_amount",
            "rate",
            "rate_type",
            "split_percent",
            "amount",
            "currency",
            "prior_period",
            "notes");

    private final Statement statement;
    private final CsvWriter csv;

    private StatementCsv(Statement statement, CsvWriter csv) {
        this.statement = statement;
        this.csv = csv;
    }

    /** UTF-8 with CR LF; the same statement gives the same bytes. */
    public static byte[] render(Statement statement) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADINGS);
            new StatementCsv(statement, csv).rows();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void rows() {
        for (StatementSection section : StatementSection.values()) {
            statement.lines(section).forEach(this::line);
        }
        StatementTotals totals = statement.totals();
        summary("GROSS", totals.gross());
        summary("ADJUSTMENTS", totals.adjustments());
        summary("DRAW_ADVANCE", totals.drawAdvance());
        summary("DRAW_ADVANCE_NOT_RECOVERABLE", totals.drawAdvanceFree());
        summary("DRAW_RECOVERY", totals.drawRecovery());
        summary("NET", totals.net());
        summary("DRAW_BALANCE_BEFORE", totals.balanceBefore());
        summary("DRAW_BALANCE_AFTER", totals.balanceAfter());
    }

    private void line(StatementLine line) {
        String rateType = line.flatRate() ? "FLAT" : "PERCENT";
        row(
                line.section().name(),
                line.date().toString(),
                line.earnedMonth().toString(),
                line.entryType(),
                CellText.of(line.reference()),
                CellText.of(line.customer()),
                CellText.of(line.planName()),
                CellText.of(line.basis()),
                line.basisAmount() == null ? "" : money(line.basisAmount()),
                line.flatRate() ? money(line.rate()) : plain(line.rate()),
                line.rate() == null ? "" : rateType,
                plain(line.splitPercent()),
                money(line.amount()),
                statement.currency(),
                Boolean.toString(line.priorPeriod()),
                CellText.of(line.notes()));
    }

    private void summary(String what, BigDecimal amount) {
        row("SUMMARY", "", "", what, "", "", "", "", "", "", "", "", money(amount), statement.currency(), "", "");
    }

    private void row(String... cells) {
        CsvWriter.CsvWriterRecord row = csv.writeRecord();
        row.writeField(CellText.of(statement.companyName()));
        row.writeField(statement.payoutNumber());
        row.writeField(statement.payoutDate().toString());
        row.writeField(statement.periodStart().toString());
        row.writeField(statement.periodEnd().toString());
        row.writeField(statement.status());
        row.writeField(statement.paymentMethod() == null ? "" : statement.paymentMethod());
        row.writeField(CellText.of(statement.personName()));
        for (String cell : cells) {
            row.writeField(cell);
        }
        row.endRecord();
    }

    private String money(BigDecimal amount) {
        return amount.setScale(statement.decimals(), RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
