package io.commission.person;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.commission.tenant.TenantEntity;

/** A person, or one of the two special owners (PPL-1, PPL-2). */
@Entity
@Table(name = "people")
public class Person extends TenantEntity {
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public PersonKind kind = PersonKind.PERSON;

    @Column(name = "external_id")
    public String externalId;

    public String name;
    public String email;

    @Column(name = "oidc_subject")
    public String subject;

    @Column(name = "team_id")
    public UUID teamId;

    public String territory;

    @Column(name = "manager_id")
    public UUID managerId;

    @Column(name = "hire_date")
    public LocalDate hireDate;

    @Column(name = "termination_date")
    public LocalDate terminationDate;

    @Enumerated(EnumType.STRING)
    public PersonStatus status = PersonStatus.ACTIVE;

    @Column(name = "commission_eligible")
    public boolean commissionEligible = true;

    @Column(name = "ineligible_since")
    public LocalDate ineligibleSince;

    @Column(name = "commission_end_date")
    public LocalDate commissionEndDate;

    public static Optional<Person> find(UUID id) {
        return Person.<Person>find("id", id).firstResultOptional();
    }

    static Optional<Person> findForChange(UUID id) {
        return Person.<Person>find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    public boolean isSpecial() {
        return kind != PersonKind.PERSON;
    }

    /** The last day on which they earn; null: no end (PPL-3). */
    public LocalDate commissionEnd() {
        return commissionEndDate != null ? commissionEndDate : terminationDate;
    }

    /** The first day on which they earn nothing any more; null: no end (PPL-3). */
    LocalDate firstDayWithout() {
        LocalDate afterEnd = commissionEnd() == null ? null : commissionEnd().plusDays(1);
        LocalDate ineligible = commissionEligible ? null : ineligibleSince;
        if (afterEnd == null || ineligible == null) {
            return afterEnd == null ? ineligible : afterEnd;
        }
        return afterEnd.isBefore(ineligible) ? afterEnd : ineligible;
    }
}
