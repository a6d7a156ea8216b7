package io.commission.structure;

/** What a line of a structure is, in the order in which an amount is divided (MON-4, OPP-2). */
public enum LineRole {
    HOUSE_REP, SUBAGENT, HOUSE
}
