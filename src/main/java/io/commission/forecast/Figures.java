package io.commission.forecast;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealCommission;
import io.commission.posting.deal.Rates;
import io.commission.posting.deal.Targets;
import io.commission.settings.SettingsBook;

/**
 * Brings the kept figures to what deals say, in the transaction of the change (FCT-4), with a constant number of statements for any
 * number of deals. The caller holds the deals (Deals.hold) and calls last, as the records that many deals share are locked here.
 */
@ApplicationScoped
public class Figures {
    private final Targets targets;
    private final SettingsBook settings;
    private final FigureTable table;

    Figures(Targets targets, SettingsBook settings, FigureTable table) {
        this.targets = targets;
        this.settings = settings;
        this.table = table;
    }

    /** What open and won deals earn as a whole, and the figures of their people. */
    record Computed(Map<UUID, DealCommission> commissions, List<DealFigure> figures) {
    }

    /**
     * Where nothing is other than before, nothing is written.
     *
     * @param deals as they are now, deleted ones too
     * @return how many figures changed, came or went
     */
    public int follow(List<Deal> deals, Trigger trigger) {
        if (deals.isEmpty()) {
            return 0;
        }
        List<UUID> ids = deals.stream().map(Deal::id).toList();
        Computed now = computed(deals);
        table.keep(ids, now.commissions());
        return change(table.of(ids), now.figures(), trigger);
    }

    /** Without writing anything. */
    Computed computed(List<Deal> deals) {
        Rates rates = targets.ratesOf(deals);
        Weights weights = Weights.of(settings.on(rates.today()));
        Map<UUID, DealCommission> commissions = new HashMap<>();
        List<DealFigure> now = new ArrayList<>(deals.size() * 2);
        for (Deal deal : deals) {
            DealCommission commission = DealCommission.of(deal, rates);
            // Also where nobody owns it and its parts are 0: what is missing is told.
            if (DealFigure.counts(deal)) {
                commissions.put(deal.id(), commission);
            }
            now.addAll(DealFigure.of(deal, commission, rates, weights));
        }
        return new Computed(commissions, now);
    }

    /** Records of people in months that their targets ask for something: with zeros where they have no deals yet. */
    public void mark(SortedMap<UUID, SortedSet<YearMonth>> months, Trigger trigger) {
        table.mark(months, trigger);
    }

    private record Place(UUID opportunityId, UUID personId) {
        static Place of(DealFigure figure) {
            return new Place(figure.opportunityId(), figure.personId());
        }
    }

    private int change(List<DealFigure> kept, List<DealFigure> now, Trigger trigger) {
        Map<Place, DealFigure> gone = new HashMap<>();
        kept.forEach(figure -> gone.put(Place.of(figure), figure));
        RecordSums sums = new RecordSums();
        List<DealFigure> written = new ArrayList<>();
        for (DealFigure figure : now) {
            DealFigure before = gone.remove(Place.of(figure));
            if (!Objects.equals(before, figure)) {
                written.add(figure);
                sums.comes(figure);
                if (before != null) {
                    sums.goes(before);
                }
            }
        }
        gone.values().forEach(sums::goes);
        table.delete(List.copyOf(gone.values()));
        table.write(written);
        table.add(sums.inOrder(), trigger);
        return written.size() + gone.size();
    }
}
