package io.commission.person;

public enum PersonStatus {
    ACTIVE, TERMINATED
}
