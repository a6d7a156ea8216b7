package io.commission.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Blocks of the service and of hand-written SQL, alternating, and what the one costs in terms of the other. */
final class Comparison {
    private final String title;
    private final Processors processors;
    private final List<Effort> service = new ArrayList<>();
    private final List<Effort> sql = new ArrayList<>();

    Comparison(String title, Processors processors) {
        this.title = title;
        this.processors = processors;
        System.out.printf("%n%s%n%s%n", title, header());
    }

    /** Who begins changes from block to block, so that neither always finds the warmer machine. */
    void block(Runnable byService, Runnable bySql) {
        int block = service.size() + 1;
        if (block % 2 == 1) {
            service.add(processors.of(byService));
            sql.add(processors.of(bySql));
        } else {
            sql.add(processors.of(bySql));
            service.add(processors.of(byService));
        }
        System.out.println(line("block " + block, service.get(block - 1), sql.get(block - 1)));
    }

    void report() {
        Effort ours = service.stream().reduce(Effort.NONE, Effort::plus);
        Effort floor = sql.stream().reduce(Effort.NONE, Effort::plus);
        System.out.println(line("total", ours, floor));
        System.out.println(spread("processor", Effort::processor));
        System.out.println(spread("database", Effort::database));
        System.out.println(spread("wall", Effort::wall));
        if (!processors.seesDatabase()) {
            System.out
                    .println("No /proc of the database here: its processor time is missing, only wall time compares.");
        }
        System.out.println("end of " + title);
    }

    private static String header() {
        return "%-8s %28s   %28s   %s".formatted("", "service wall = java + database", "SQL wall = java + database",
                "ratio of processor time");
    }

    private static String line(String name, Effort ours, Effort floor) {
        return "%-8s %28s   %28s   %s".formatted(name, spelled(ours), spelled(floor),
                ratio(ours.processor(), floor.processor()));
    }

    private static String spelled(Effort effort) {
        return "%s: %s + %s s".formatted(seconds(effort.wall()), seconds(effort.java()), seconds(effort.database()));
    }

    private String spread(String name, Function<Effort, Duration> part) {
        List<BigDecimal> ratios = new ArrayList<>();
        for (int i = 0; i < service.size(); i++) {
            ratios.add(ratio(part.apply(service.get(i)), part.apply(sql.get(i))));
        }
        ratios.sort(null);
        return String.format(Locale.ROOT, "ratio of %-9s median %s, from %s to %s", name,
                ratios.get(ratios.size() / 2), ratios.get(0), ratios.get(ratios.size() - 1));
    }

    private static BigDecimal ratio(Duration ours, Duration floor) {
        return floor.isZero()
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(ours.toNanos()).divide(BigDecimal.valueOf(floor.toNanos()), 2,
                        RoundingMode.HALF_UP);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).setScale(2, RoundingMode.HALF_UP);
    }
}
