package io.commission.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 100,000 rows pass through; at no time are more than two chunks reachable, and the input is read as it is needed. */
class ImportMemoryTest {
    private static final int ROWS = 100_000;
    private static final int CHUNK = 1_000;

    /** Makes its lines one after the other, so that the file never exists as a whole. */
    private static final class Lines extends InputStream {
        private final IntFunction<String> source;
        private byte[] line = {};
        private int position;
        private int next;

        Lines(IntFunction<String> source) {
            this.source = source;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            while (position == line.length) {
                String text = source.apply(next++);
                if (text == null) {
                    return -1;
                }
                line = text.getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            int size = Math.min(length, line.length - position);
            System.arraycopy(line, position, target, offset, size);
            position += size;
            return size;
        }
    }

    private static IntFunction<String> file(ImportFormat format) {
        return switch (format) {
            case CSV -> i -> i == 0 ? "id,revenue,reps\n" : i > ROWS ? null : "L" + i + "," + i + ".25,a:60;b:40\n";
            case NDJSON -> i -> i >= ROWS
                    ? null
                    : "{\"id\":\"L" + (i + 1) + "\",\"revenue\":" + (i + 1)
                            + ".25,\"reps\":[{\"rep\":\"a\",\"share\":60},{\"rep\":\"b\",\"share\":40}]}\n";
        };
    }

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void onlyAChunkIsHeld(ImportFormat format) throws Exception {
        Lines lines = new Lines(file(format));
        List<WeakReference<InputRow>> seen = new ArrayList<>();
        AtomicInteger count = new AtomicInteger();
        AtomicInteger mostAlive = new AtomicInteger();
        AtomicInteger furthestAhead = new AtomicInteger();
        Columns columns = Columns.required("id").optional("revenue", "reps");
        try (ImportReader reader = ImportReader.open(format, lines, columns)) {
            long rows = reader.forEachChunk(CHUNK, chunk -> {
                for (InputRow row : chunk) {
                    String expected = count.incrementAndGet() + ".25";
                    assertEquals(expected, row.money("revenue", 2).toPlainString());
                    assertEquals(2, row.records("reps", List.of("rep", "share")).size());
                    assertTrue(row.isValid());
                    seen.add(new WeakReference<>(row));
                }
                furthestAhead.accumulateAndGet(lines.next - count.get(), Math::max);
                if (count.get() % 25_000 == 0) {
                    System.gc();
                    mostAlive.accumulateAndGet((int) seen.stream().filter(r -> r.get() != null).count(), Math::max);
                }
            });
            assertEquals(ROWS, rows);
        }
        assertEquals(ROWS, count.get());
        assertTrue(mostAlive.get() >= CHUNK && mostAlive.get() <= 2 * CHUNK, mostAlive + " rows were reachable");
        assertTrue(furthestAhead.get() < 10_000, "the input was read " + furthestAhead + " lines ahead");
    }
}
