package io.commission.person;

/** Every tenant has one House and one Unassigned beside its people (PPL-2). */
public enum PersonKind {
    PERSON, HOUSE, UNASSIGNED
}
