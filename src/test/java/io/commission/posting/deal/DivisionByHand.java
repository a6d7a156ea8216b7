package io.commission.posting.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.commission.structure.Line;
import io.commission.structure.Version;

/** What a deal should post, day by day and in whole cents, by other means than the service: the oracle of the generated tests. */
final class DivisionByHand {
    /** @param late whether the day lies after the person's end */
    record Share(UUID row, UUID person, long units, boolean late) {
    }

    private final List<Share> shares = new ArrayList<>();
    private final Map<String, Long> wholes = new HashMap<>();
    private final Deal deal;
    private final Map<UUID, LocalDate> ends;

    /** @param ends last days of those who leave */
    DivisionByHand(Deal deal, Map<UUID, LocalDate> ends) {
        this.deal = deal;
        this.ends = ends;
        for (DealRow row : deal.rows()) {
            if (row.actualCommission() != null) {
                divide(row.id(), row.actualCommission(), row.start(), row.end());
            }
        }
        if (deal.rows().isEmpty() && deal.status() == DealStatus.CLOSED_WON && !deal.deleted()
                && deal.expectedCommission() != null) {
            divide(null, deal.expectedCommission(), deal.closeDate(), deal.closeDate());
        }
    }

    List<Share> shares() {
        return shares;
    }

    /** The whole of each row, of the deal itself under "null". */
    Map<String, Long> wholes() {
        return wholes;
    }

    private void divide(UUID row, BigDecimal amount, LocalDate start, LocalDate end) {
        long units = amount.multiply(BigDecimal.valueOf(100)).longValueExact();
        wholes.put(String.valueOf(row), units);
        List<LocalDate> firsts = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        String before = null;
        for (LocalDate day = start; !day.isAfter(end); day = day.plusDays(1)) {
            String sign = sign(day);
            if (sign.equals(before)) {
                counts.set(counts.size() - 1, counts.get(counts.size() - 1) + 1);
            } else {
                firsts.add(day);
                counts.add(1L);
            }
            before = sign;
        }
        List<Long> amounts = parts(units, counts);
        for (int i = 0; i < firsts.size(); i++) {
            List<Line> lines = on(firsts.get(i));
            List<Long> own = parts(amounts.get(i), lines.stream().map(line -> (long) line.hundredths()).toList());
            for (int j = 0; j < lines.size(); j++) {
                UUID person = lines.get(j).person();
                shares.add(new Share(row, person, own.get(j), late(person, firsts.get(i))));
            }
        }
    }

    /** Who holds what on the day, and who of them is past the end. */
    private String sign(LocalDate day) {
        StringBuilder sign = new StringBuilder();
        for (Line line : on(day)) {
            sign.append(line.role()).append(line.person()).append(line.hundredths()).append(late(line.person(), day));
        }
        return sign.toString();
    }

    private List<Line> on(LocalDate day) {
        List<Line> lines = null;
        for (Version version : deal.timeline().versions()) {
            if (!version.from().isAfter(day)) {
                lines = version.structure().lines();
            }
        }
        return lines;
    }

    private boolean late(UUID person, LocalDate day) {
        return ends.containsKey(person) && day.isAfter(ends.get(person));
    }

    private static List<Long> parts(long units, List<Long> weights) {
        long total = weights.stream().mapToLong(Long::longValue).sum();
        List<Long> parts = new ArrayList<>(weights.stream().map(weight -> units * weight / total).toList());
        long left = units - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size()).boxed()
                .sorted((one, other) -> Long.compare(units * weights.get(other) % total,
                        units * weights.get(one) % total))
                .limit(left).forEach(i -> parts.set(i, parts.get(i) + 1));
        return parts;
    }
}
