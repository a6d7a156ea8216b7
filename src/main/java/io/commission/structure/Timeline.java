package io.commission.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Owners and structures of one opportunity over time: the original first, then what changes brought, by first day. Of two with the
 * same first day the later one holds (OPP-4, RSG-4).
 */
public record Timeline(List<Version> versions) {

    public Timeline {
        versions = List.copyOf(versions);
        if (versions.isEmpty() || !versions.get(0).from().equals(LocalDate.MIN)) {
            throw new IllegalArgumentException("a timeline starts with its original");
        }
        for (int i = 1; i < versions.size(); i++) {
            if (versions.get(i).from().isBefore(versions.get(i - 1).from())) {
                throw new IllegalArgumentException("versions stand by their first days");
            }
        }
    }

    public static Timeline of(Version original) {
        return new Timeline(List.of(original));
    }

    public Version original() {
        return versions.get(0);
    }

    public Version last() {
        return versions.get(versions.size() - 1);
    }

    /** Owner and structure in force on a day (OPP-4). */
    public Version on(LocalDate day) {
        return versions.get(indexOn(day));
    }

    /** What has come by a day, the original first. */
    public List<Version> until(LocalDate day) {
        return versions.subList(0, indexOn(day) + 1);
    }

    /** What comes after a day, first day first; empty where nothing lies ahead. */
    public List<Version> after(LocalDate day) {
        return versions.subList(indexOn(day) + 1, versions.size());
    }

    /** The timeline without its latest versions: what an undone change added (BAT-3). The original stays. */
    public Timeline without(int latest) {
        return new Timeline(versions.subList(0, versions.size() - latest));
    }

    Timeline with(List<Version> more) {
        List<Version> all = new ArrayList<>(versions);
        all.addAll(more);
        return new Timeline(all);
    }

    private int indexOn(LocalDate day) {
        int index = versions.size() - 1;
        while (versions.get(index).from().isAfter(day)) {
            index--;
        }
        return index;
    }
}
