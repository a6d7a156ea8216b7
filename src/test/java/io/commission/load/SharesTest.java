package io.commission.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

class SharesTest {
    private static final BigDecimal SIXTY = new BigDecimal("60");

    private static LoadRep rep(String name) {
        return new LoadRep(name, null, false);
    }

    private static LoadRep rep(String name, String share) {
        return new LoadRep(name, new BigDecimal(share), false);
    }

    private static LoadRep primary(String name, String share) {
        return new LoadRep(name, share == null ? null : new BigDecimal(share), true);
    }

    private static String shares(LoadRep... reps) {
        List<String> shares = new ArrayList<>();
        for (RepShare share : Shares.of(Arrays.asList(reps), SIXTY)) {
            assertEquals(shares.isEmpty(), share.primary(), "the first one is the primary, and no other");
            shares.add(share.rep() + "=" + share.share());
        }
        return String.join(" ", shares);
    }

    private static void refused(Code code, LoadRep... reps) {
        assertEquals(code, assertThrows(Refusal.class, () -> Shares.of(Arrays.asList(reps), SIXTY)).code);
    }

    @Test
    void load2ASoleRepHas100() {
        assertEquals("a=100.0000", shares(rep("a")));
        assertEquals("a=100.0000", shares(rep("a", "100")));
    }

    @Test
    void load2ThePrimaryHasTheBaseSplitAndTheOthersTheRest() {
        assertEquals("a=60.0000 b=40.0000", shares(rep("a"), rep("b")));
        assertEquals("a=60.0000 b=13.3334 c=13.3333 d=13.3333", shares(rep("a"), rep("b"), rep("c"), rep("d")));
        assertEquals("b=60.0000 a=20.0000 c=20.0000", shares(rep("a"), primary("b", null), rep("c")));
        assertEquals("", shares());
    }

    @Test
    void load2GivenSharesAreKeptThePrimaryFirst() {
        assertEquals("a=39.8700 b=29.1400 c=30.9900", shares(rep("a", "39.87"), rep("b", "29.14"), rep("c", "30.99")));
        assertEquals("b=0.0001 a=99.9999", shares(rep("a", "99.9999"), primary("b", "0.0001")));
        assertEquals("a=0.0000 b=100.0000", shares(rep("a", "0"), rep("b", "100.000000")));
    }

    @Test
    void load2Refusals() {
        refused(Code.REP_TWICE, rep("a"), rep("a"));
        refused(Code.SEVERAL_PRIMARY_REPS, primary("a", null), primary("b", null));
        refused(Code.SHARES_INCOMPLETE, rep("a", "100"), rep("b"));
        refused(Code.SHARE_OUT_OF_RANGE, rep("a", "110"), rep("b", "-10"));
        refused(Code.SHARE_OUT_OF_RANGE, rep("a", "-10"), rep("b", "110"));
        refused(Code.SHARE_DECIMALS, rep("a", "50.00005"), rep("b", "49.99995"));
        refused(Code.SHARES_NOT_100, rep("a", "60"), rep("b", "39.9999"));
        refused(Code.SHARES_NOT_100, rep("a", "60"), rep("b", "40.0001"));
        refused(Code.SHARES_NOT_100, rep("a", "50"));
    }

    @Test
    void mon4DefaultSharesTotal100() {
        long seed = System.nanoTime();
        System.out.println("SharesTest seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            BigDecimal split = BigDecimal.valueOf(random.nextInt(1_000_001), 4);
            int count = 1 + random.nextInt(12);
            List<LoadRep> reps = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                reps.add(rep("r" + i));
            }
            List<BigDecimal> shares = Shares.of(reps, split).stream().map(RepShare::share).toList();
            assertEquals(new BigDecimal("100.0000"), shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            assertEquals(count == 1 ? new BigDecimal("100.0000") : split, shares.get(0));
            for (int i = 2; i < count; i++) {
                BigDecimal less = shares.get(i - 1).subtract(shares.get(i));
                assertTrue(less.signum() >= 0 && less.compareTo(new BigDecimal("0.0001")) <= 0,
                        "parts differ by one unit at most, the earlier one has it: " + shares);
            }
        }
    }
}
