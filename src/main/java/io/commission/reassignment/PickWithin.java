package io.commission.reassignment;

/** Among whom AUTO picks: the people of one team, or of one territory. */
public enum PickWithin {
    TEAM, TERRITORY
}
