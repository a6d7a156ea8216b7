package io.commission.reassignment.strategy;

/** Among whom AUTO picks: the people of one team, or of one territory. */
public enum PickWithin {
    TEAM, TERRITORY
}
