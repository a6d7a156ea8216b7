package io.commission.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ImportTallyTest {
    private static InputRow row(int line, int errors) {
        InputRow row = new InputRow(line, new LinkedHashMap<>(), 10);
        for (int i = 0; i < errors; i++) {
            row.reject("c" + i, RowFault.REQUIRED, "c" + i + " is required");
        }
        return row;
    }

    @Test
    void skipImportsTheGoodRows() {
        ImportTally tally = new ImportTally(OnError.SKIP);
        List<InputRow> good = tally.accept(List.of(row(2, 0), row(3, 2), row(4, 0)));
        assertEquals(List.of(2L, 4L), good.stream().map(InputRow::line).toList());
        tally.imported(1);
        tally.unchanged(1);
        ImportResult result = tally.result();
        assertFalse(result.aborted());
        assertEquals("3 1 1 1 2", result.received() + " " + result.imported() + " " + result.unchanged() + " "
                + result.rejected() + " " + result.errors().size());
    }

    @Test
    void abortImportsNoneWhenARowIsBad() {
        ImportTally tally = new ImportTally(OnError.ABORT);
        tally.accept(List.of(row(2, 0)));
        tally.imported(1);
        assertFalse(tally.aborted());
        tally.accept(List.of(row(3, 1)));
        assertTrue(tally.aborted());
        assertEquals(0, tally.result().imported());
        assertEquals(2, tally.result().received());
    }

    @Test
    void atMostAThousandErrorsAreListed() {
        ImportTally tally = new ImportTally(OnError.SKIP);
        List<InputRow> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(row(i + 2, 2));
        }
        tally.accept(rows);
        assertEquals(1_000, tally.result().errors().size());
        assertFalse(tally.result().errorsTruncated());
        tally.accept(List.of(row(600, 1)));
        assertEquals(1_000, tally.result().errors().size());
        assertTrue(tally.result().errorsTruncated());
        assertEquals(501, tally.result().rejected());
    }

    @Test
    void formatsAreToldByContentType() {
        assertEquals(Optional.of(ImportFormat.CSV), ImportFormat.of("text/csv; charset=\"UTF-8\"; header=present"));
        assertEquals(Optional.of(ImportFormat.NDJSON), ImportFormat.of("application/x-ndjson"));
        assertEquals(Optional.empty(), ImportFormat.of("text/csv; charset=iso-8859-1"));
        assertEquals(Optional.empty(), ImportFormat.of("application/json"));
        assertEquals(Optional.empty(), ImportFormat.of(null));
    }
}
