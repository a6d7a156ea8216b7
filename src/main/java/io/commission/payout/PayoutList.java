package io.commission.payout;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.export.CellText;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.money.MinorUnits;

/** Lists payouts that the caller may see, by page or as one CSV file. */
@ApplicationScoped
class PayoutList {

    private final Sql sql;
    private final Caller caller;

    PayoutList(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    Page<PayoutView> page(PayoutFilter filter, Paging paging) {
        PayoutSort sort = filter.sort();
        List<Object> parameters = new ArrayList<>();
        String conditions = filter.conditions(caller.tenantId(), caller.visible(), parameters);
        if (paging.after().isPresent()) {
            conditions += " and " + sort.after();
            parameters.addAll(sort.position(paging.after().get()));
        }
        parameters.add(paging.fetch());
        List<Payout> rows = sql.query(
                "select " + Payout.COLUMNS + Payout.FROM + "where " + conditions + " " + sort.orderBy() + " limit ?",
                parameters.toArray())
                .list(Payout::of);
        return Page.of(rows, paging, payout -> PayoutView.of(payout, units()), sort::cursor);
    }

    byte[] csv(PayoutFilter filter) {
        List<Object> parameters = new ArrayList<>();
        String conditions = filter.conditions(caller.tenantId(), caller.visible(), parameters);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord("number", "month", "period_start", "period_end", "payout_date", "person_id", "person",
                    "gross",
                    "adjustments", "draw_advance", "draw_recovery", "net", "balance_before", "balance_after",
                    "currency",
                    "status", "payment_method", "payment_reference", "paid_at");
            sql.query(
                    "select " + Payout.COLUMNS + Payout.FROM + "where " + conditions + " " + filter.sort().orderBy(),
                    parameters.toArray())
                    .stream(row -> csv.writeRecord(cells(PayoutView.of(Payout.of(row), units()))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String[] cells(PayoutView payout) {
        return new String[]{
                payout.number(),
                payout.month().toString(),
                payout.periodStart().toString(),
                payout.periodEnd().toString(),
                payout.payoutDate().toString(),
                payout.personId().toString(),
                CellText.of(payout.personName()),
                payout.gross().toPlainString(),
                payout.adjustments().toPlainString(),
                payout.drawAdvance().toPlainString(),
                payout.drawRecovery().toPlainString(),
                payout.net().toPlainString(),
                payout.balanceBefore().toPlainString(),
                payout.balanceAfter().toPlainString(),
                caller.currency().getCurrencyCode(),
                payout.status().name(),
                Objects.toString(payout.paymentMethod(), ""),
                CellText.of(payout.paymentReference()),
                Objects.toString(payout.paidAt(), "")
        };
    }

    private MinorUnits units() {
        return MinorUnits.of(caller.currency().getCurrencyCode());
    }
}
