package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.commission.forecast.Period;
import io.commission.forecast.RecordValues;

/** What somebody's booked loads and open deals would add, by period; loads stand in the present one. */
final class Expected {
    private final Frame frame;
    private final Set<UUID> loads = new HashSet<>();
    private final Map<Period, RecordValues> deals = new HashMap<>();
    private BigDecimal ofLoads;

    Expected(Frame frame) {
        this.frame = frame;
        this.ofLoads = frame.units().zero();
    }

    /** @param booked otherwise a load that is there already earns more or less */
    void load(UUID load, BigDecimal amount, boolean booked) {
        if (booked) {
            loads.add(load);
        }
        ofLoads = ofLoads.add(amount);
    }

    /** @param period null: undated */
    void deals(Period period, RecordValues values) {
        deals.merge(period, values, RecordValues::plus);
    }

    int loads() {
        return loads.size();
    }

    BigDecimal ofLoads() {
        return ofLoads;
    }

    RecordValues deals() {
        return deals.values().stream().reduce(RecordValues.NONE, RecordValues::plus);
    }

    BigDecimal total() {
        return frame.units().exact(ofLoads.add(deals().commission()));
    }

    BigDecimal unweightedTotal() {
        return frame.units().exact(ofLoads.add(deals().unweightedCommission()));
    }

    List<PipelineView.OfPeriod> periods() {
        Set<Period> known = new HashSet<>(deals.keySet());
        if (ofLoads.signum() != 0) {
            known.add(frame.current());
        }
        List<Period> periods = new ArrayList<>(known);
        periods.sort(Comparator.comparing(period -> period == null ? LocalDate.MAX : period.start()));
        return periods.stream().map(this::of).toList();
    }

    private PipelineView.OfPeriod of(Period period) {
        RecordValues values = deals.getOrDefault(period, RecordValues.NONE);
        BigDecimal projected = frame.current().equals(period) ? ofLoads : frame.units().zero();
        return new PipelineView.OfPeriod(period == null ? null : Frame.label(period), projected,
                PipelineView.DealsView.of(values, frame.units()),
                frame.units().exact(projected.add(values.commission())),
                frame.units().exact(projected.add(values.unweightedCommission())));
    }
}
