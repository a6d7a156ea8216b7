package io.commission.reassignment.strategy;

/** How it is decided who receives what somebody holds (section 9, level 3). */
public enum StrategyKind {
    UNIFORM, SEGMENTED, MANUAL_QUEUE, AUTO
}
