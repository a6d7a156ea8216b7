package io.commission.schedule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import io.commission.tenant.TenantEntity;

/** A row of an opportunity's revenue schedule (OPP-3). That it is PAID is seen from its entries and never kept. */
@Entity
@Table(name = "revenue_schedules")
class ScheduleRow extends TenantEntity {
    @Column(name = "opportunity_id", updatable = false)
    UUID opportunityId;

    @Column(name = "external_id")
    String externalId;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "end_date")
    LocalDate endDate;

    @Column(name = "expected_revenue")
    BigDecimal expectedRevenue;

    @Column(name = "expected_commission")
    BigDecimal expectedCommission;

    @Enumerated(EnumType.STRING)
    ScheduleStatus status = ScheduleStatus.PLANNED;

    @Column(name = "actual_commission")
    BigDecimal actualCommission;

    @Column(name = "reconciled_at")
    Instant reconciledAt;

    @Column(name = "reconciled_by")
    String reconciledBy;

    static Optional<ScheduleRow> find(UUID opportunity, UUID id) {
        return ScheduleRow.<ScheduleRow>find("id = ?1 and opportunityId = ?2", id, opportunity).firstResultOptional();
    }
}
