package io.commission.posting.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.commission.structure.Timeline;

/**
 * An opportunity as calculations see it: its facts, its owners and structures over time, and its revenue schedule.
 *
 * @param expectedCommission as the CRM supplied it, minor units; null: none
 * @param timeline null only where the structure was never filled
 * @param rows by start
 */
public record Deal(UUID id, String externalId, UUID accountId, LocalDate openedOn, BigDecimal amount,
        LocalDate closeDate,
        DealStatus status, String stage, BigDecimal expectedCommission, boolean deleted, long version,
        Timeline timeline,
        List<DealRow> rows) {

    Deal with(Timeline other, List<DealRow> schedule) {
        return new Deal(id, externalId, accountId, openedOn, amount, closeDate, status, stage, expectedCommission,
                deleted, version, other, schedule);
    }

    public Deal with(Timeline other) {
        return new Deal(id, externalId, accountId, openedOn, amount, closeDate, status, stage, expectedCommission,
                deleted,
                version, other, rows);
    }

    public boolean open() {
        return status.open() && !deleted;
    }
}
