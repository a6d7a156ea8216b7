package io.commission.opportunity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;

import io.commission.posting.deal.DealStatus;
import io.commission.tenant.TenantEntity;

/** The facts of an opportunity (OPP-1); owner and structure over time stand in versions of their own (OPP-4). */
@Entity
@Table(name = "opportunities")
public class Opportunity extends TenantEntity {
    @Column(name = "external_id")
    public String externalId;

    @Column(name = "account_id")
    public UUID accountId;

    public String name;

    @Column(name = "opened_on")
    public LocalDate openedOn;

    public BigDecimal amount;

    @Column(name = "close_date")
    public LocalDate closeDate;

    @Convert(converter = DealStatusColumn.class)
    public DealStatus status = DealStatus.PIPELINE;

    public String stage;

    @Column(name = "expected_commission")
    public BigDecimal expectedCommission;

    @Column(name = "original_owner_id", updatable = false)
    public UUID originalOwnerId;

    /** As the CRM last said: the same one said again does not undo a reassignment (RSG-9). */
    @Column(name = "crm_owner_id")
    public UUID crmOwnerId;

    /** What decided each fact (LOAD-4). */
    @Column(name = "decided_by", columnDefinition = "json")
    @ColumnTransformer(write = "cast(? as json)")
    public String decidedBy = "{}";

    @Column(name = "deleted_at")
    public Instant deletedAt;

    static Optional<Opportunity> findForChange(UUID id) {
        return Opportunity.<Opportunity>find("id = ?1 and deletedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
