package io.commission.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.YearMonth;

import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void section14NoTextCellStartsAFormulaAndNegativeAmountsStayNumbers() {
        String text = new CsvTable("name", "amount", "loads", "month")
                .row("=HYPERLINK(\"http://evil\";\"x\")", new BigDecimal("-1.20"), 3L, YearMonth.of(2026, 1))
                .row(null, new BigDecimal("1E+3"), -2, null).text();
        assertEquals("""
                name,amount,loads,month\r
                "'=HYPERLINK(""http://evil"";""x"")",-1.20,3,2026-01\r
                ,1000,-2,\r
                """, text);
    }

    @Test
    void aRowHasACellUnderEachHeading() {
        CsvTable table = new CsvTable("a", "b");
        assertThrows(IllegalArgumentException.class, () -> table.row("1"));
    }
}
