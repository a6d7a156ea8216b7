package io.commission.posting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.commission.calculation.AssignmentTerms;
import io.commission.calculation.Dated;
import io.commission.calculation.OverrideTerms;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.PlanTimeline;
import io.commission.calculation.SettingsTerms;

/** Everything that can decide the terms of a set of loads, read once. */
record TermsOnFile(List<Dated<SettingsTerms>> settings, SettingsTerms fallback, Map<UUID, List<Dated<PlanTerms>>> plans,
        List<Dated<PlanTerms>> defaults, Map<UUID, List<Dated<AssignmentTerms>>> assignments,
        Map<PersonAndAccount, List<Dated<OverrideTerms>>> overrides, Map<UUID, PersonFacts> people,
        Map<UUID, List<Dated<UUID>>> owners) {

    record PersonAndAccount(UUID personId, UUID accountId) {
    }

    /** The local date of an instant in the zone that was in force then (TIME-1). */
    LocalDate localDate(Instant instant) {
        for (Dated<SettingsTerms> version : settings) {
            LocalDate day = instant.atZone(version.value().zone()).toLocalDate();
            if (version.range().holds(day)) {
                return day;
            }
        }
        return instant.atZone(fallback.zone()).toLocalDate();
    }

    SettingsTerms settingsOn(LocalDate day) {
        return Dated.on(day, settings).orElse(fallback);
    }

    PlanTimeline timeline(UUID personId) {
        return new PlanTimeline(assignments.getOrDefault(personId, List.of()), plans, defaults);
    }

    Optional<OverrideTerms> overrideOn(LocalDate day, UUID personId, UUID accountId) {
        if (accountId == null) {
            return Optional.empty();
        }
        return Dated.on(day, overrides.getOrDefault(new PersonAndAccount(personId, accountId), List.of()));
    }

    Optional<UUID> ownerOn(LocalDate day, UUID accountId) {
        return accountId == null ? Optional.empty() : Dated.on(day, owners.getOrDefault(accountId, List.of()));
    }
}
