package io.commission.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "\r\n=1", "＝1", "|cmd",
            "\u0000=1"})
    void PAY_5_a_cell_cannot_start_a_formula(String text) {
        assertEquals("'" + text, CellText.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", "O'Neill = Sons", "1-2", "شركة", " Ann"})
    void PAY_5_other_text_stays(String text) {
        assertEquals(text, CellText.of(text));
    }
}
