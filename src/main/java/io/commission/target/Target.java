package io.commission.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.commission.tenant.TenantEntity;

/** A person's quota for a range of days, and the percent of a deal's amount that they earn in it (FCT-1). */
@Entity
@Table(name = "targets")
public class Target extends TenantEntity {
    @Column(name = "person_id", updatable = false)
    public UUID personId;

    @Column(name = "start_date")
    public LocalDate startDate;

    @Column(name = "end_date")
    public LocalDate endDate;

    public BigDecimal quota;

    @Column(name = "commission_rate")
    public BigDecimal commissionRate;

    static Optional<Target> find(UUID id) {
        return Target.<Target>find("id", id).firstResultOptional();
    }

    /** Those of a person that have a day in common with a range. */
    static List<Target> within(UUID person, LocalDate start, LocalDate end) {
        return list("personId = ?1 and startDate <= ?2 and endDate >= ?3 order by startDate", person, end, start);
    }
}
