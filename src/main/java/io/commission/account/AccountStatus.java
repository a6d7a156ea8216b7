package io.commission.account;

public enum AccountStatus {
    ACTIVE, INACTIVE
}
