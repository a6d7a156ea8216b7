package io.commission.tenant;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;

import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.UuidGenerator;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What every single-row entity of a tenant has. The tenant, the id and the stamps are filled in, never by hand. */
@MappedSuperclass
// Hibernate's own filter of @TenantId, declared so that its parameter is bound as a uuid and not as text.
@FilterDef(name = "_tenantId", applyToLoadByKey = true, parameters = @ParamDef(name = "tenantId", type = TenantIdConverter.class))
public abstract class TenantEntity extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @TenantId
    @Convert(converter = TenantIdConverter.class)
    @Column(name = "tenant_id", nullable = false, updatable = false)
    public String tenantId;

    @Version
    public long version;

    @Column(name = "created_at", nullable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "created_by", nullable = false, updatable = false)
    public String createdBy;

    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    @Column(name = "updated_by", nullable = false)
    public String updatedBy;

    @PrePersist
    void stampCreated() {
        createdAt = Arc.container().select(Clock.class).get().instant();
        createdBy = TenantContext.required().actor();
        updatedAt = createdAt;
        updatedBy = createdBy;
    }

    @PreUpdate
    void stampUpdated() {
        updatedAt = Arc.container().select(Clock.class).get().instant();
        updatedBy = TenantContext.required().actor();
    }
}
