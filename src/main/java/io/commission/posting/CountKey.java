package io.commission.posting;

import java.time.LocalDate;
import java.util.UUID;

/** Which count a load belongs to: person, plan terms, tier period (CALC-3, PLAN-5). */
record CountKey(UUID personId, UUID planId, LocalDate startsOn, LocalDate periodStart, LocalDate periodEnd) {
}
