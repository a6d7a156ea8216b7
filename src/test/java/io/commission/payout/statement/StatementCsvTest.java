package io.commission.payout.statement;

import static io.commission.payout.statement.StatementExamples.load;
import static io.commission.payout.statement.StatementExamples.other;
import static io.commission.payout.statement.StatementExamples.statement;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

class StatementCsvTest {

    private static final String HEAD = "\"Northern Freight Brokers, Inc.\",PAY-202611-000017,2026-12-01,2026-11-01,2026-11-30,APPROVED,ACH,Dana,";

    @Test
    void PAY_6_writes_the_exact_rows() {
        Statement statement = statement(
                "Dana",
                "USD",
                2,
                List.of(
                        other("ADJUSTMENT", "-12.50", "LD-7", "=1+1", true),
                        load("2026-11-03", "+LD-1", "@Foods, \"B\"", "1000.00", "10.0000", "60.0000", "60.00", false)),
                "0", "0", "1.00", "5.00");
        assertEquals(
                "company,payout_number,payout_date,period_start,period_end,status,payment_method,person,section,date,"
                        + "earned_month,entry_type,reference,customer,plan,basis,basis_amount,rate,rate_type,"
                        + "split_percent,amount,currency,prior_period,notes\r\n"
                        + HEAD + "CURRENT,2026-11-03,2026-11,LOAD_COMMISSION,'+LD-1,"
                        + "\"'@Foods, \"\"B\"\"\",Tiered revenue,"
                        + "GROSS_REVENUE,1000.00,10.0000,PERCENT,60.0000,60.00,USD,false,\r\n"
                        + HEAD + "ADJUSTMENTS,2026-11-30,2026-09,ADJUSTMENT,LD-7,,,,,,,,-12.50,USD,true,'=1+1\r\n"
                        + summary("GROSS", "60.00")
                        + summary("ADJUSTMENTS", "-12.50")
                        + summary("DRAW_ADVANCE", "0.00")
                        + summary("DRAW_ADVANCE_NOT_RECOVERABLE", "0.00")
                        + summary("DRAW_RECOVERY", "1.00")
                        + summary("NET", "46.50")
                        + summary("DRAW_BALANCE_BEFORE", "5.00")
                        + summary("DRAW_BALANCE_AFTER", "4.00"),
                new String(StatementCsv.render(statement), StandardCharsets.UTF_8));
    }

    @Test
    void PAY_6_has_the_rows_of_the_pdf_and_they_add_up() {
        Statement statement = StatementExamples.many(300, 4);
        byte[] bytes = StatementCsv.render(statement);
        assertArrayEquals(bytes, StatementCsv.render(statement));
        BigDecimal lines = BigDecimal.ZERO;
        int count = 0;
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(new String(bytes, StandardCharsets.UTF_8))) {
            if (!row.getField("section").equals("SUMMARY")) {
                lines = lines.add(new BigDecimal(row.getField("amount")));
                count++;
            }
        }
        assertEquals(300, count);
        assertEquals(statement.totals().gross().add(statement.totals().adjustments()), lines);
    }

    @Test
    void PAY_6_keeps_every_character_of_a_name() {
        String csv = new String(StatementCsv.render(StatementExamples.names()), StandardCharsets.UTF_8);
        for (StatementLine line : StatementExamples.names().lines()) {
            assertEquals(true, csv.contains(line.customer().replace("\"", "\"\"")), line.customer());
        }
    }

    private static String summary(String what, String amount) {
        return HEAD + "SUMMARY,,," + what + ",,,,,,,,," + amount + ",USD,,\r\n";
    }
}
