package io.commission.reassignment;

/** How the change of each item is chosen (section 9). */
public enum Strategy {
    UNIFORM, SEGMENTED, MANUAL_QUEUE, AUTO
}
