package io.commission.account;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.commission.tenant.TenantEntity;

/** A customer (ACC-1); who owns it over time stands in {@link AccountOwners}. */
@Entity
@Table(name = "accounts")
public class Account extends TenantEntity {
    @Column(name = "external_id")
    public String externalId;

    public String name;
    public String type;
    public String territory;

    @Column(name = "value_class")
    public String valueClass;

    @Enumerated(EnumType.STRING)
    public AccountStatus status = AccountStatus.ACTIVE;

    static Optional<Account> findForChange(UUID id) {
        return Account.<Account>find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
