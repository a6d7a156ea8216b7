package io.commission.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * Reads the processor time of this process and of PostgreSQL: the postmaster, its running children, and those that have
 * ended. Where there is no /proc, or the database runs elsewhere, the database's part is not known.
 */
final class Processors {
    private static final Path PROC = Path.of("/proc");
    /** USER_HZ, 100 on every Linux that runs Java. */
    private static final long TICK_NANOS = 10_000_000;

    private final long postmaster;

    private Processors(long postmaster) {
        this.postmaster = postmaster;
    }

    /** @param backend process id of any connection of the database */
    static Processors withDatabaseOf(long backend) {
        List<String> fields = fields(backend);
        boolean here = !fields.isEmpty() && fields.get(0).startsWith("postgres");
        return new Processors(here ? Long.parseLong(fields.get(2)) : 0);
    }

    boolean seesDatabase() {
        return postmaster != 0;
    }

    Effort of(Runnable work) {
        System.gc();
        Duration java = java();
        Duration database = database();
        long start = System.nanoTime();
        work.run();
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        return new Effort(wall, java().minus(java), database().minus(database));
    }

    private static Duration java() {
        return Duration.ofNanos(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
    }

    private Duration database() {
        if (!seesDatabase()) {
            return Duration.ZERO;
        }
        // A child that ends meanwhile moves from the running ones to those of the postmaster: then all is read again.
        while (true) {
            Set<Long> children = children();
            long ticks = 0;
            for (long child : children) {
                ticks += ticks(fields(child), 12, 13);
            }
            ticks += ticks(fields(postmaster), 12, 15);
            if (children.equals(children())) {
                return Duration.ofNanos(ticks * TICK_NANOS);
            }
        }
    }

    private Set<Long> children() {
        Set<Long> children = new HashSet<>();
        try (Stream<Path> all = Files.list(PROC)) {
            all.map(path -> path.getFileName().toString()).filter(name -> Character.isDigit(name.charAt(0)))
                    .mapToLong(Long::parseLong).forEach(pid -> {
                        List<String> fields = fields(pid);
                        if (!fields.isEmpty() && Long.parseLong(fields.get(2)) == postmaster) {
                            children.add(pid);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return children;
    }

    private static long ticks(List<String> fields, int first, int last) {
        long ticks = 0;
        for (int i = first; i <= last && i < fields.size(); i++) {
            ticks += Long.parseLong(fields.get(i));
        }
        return ticks;
    }

    /** The name, the state, the parent and so on; empty when there is no such process. */
    private static List<String> fields(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            int end = stat.lastIndexOf(')');
            List<String> fields = new ArrayList<>();
            fields.add(stat.substring(stat.indexOf('(') + 1, end));
            fields.addAll(List.of(stat.substring(end + 2).split(" ")));
            return fields;
        } catch (IOException e) {
            return List.of();
        }
    }
}
