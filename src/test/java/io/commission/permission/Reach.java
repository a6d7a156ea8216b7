package io.commission.permission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** A role's word in the table: what an operation is to it. */
record Reach(Word word, boolean houseToo) {
    /** In the order of what they allow. */
    enum Word {
        NO, YES, NOBODY, OWN, BELOW, TEAM, ALL
    }

    /** Whose row it is, seen from the caller. */
    enum Whose {
        OWN, BELOW, COLLEAGUES, HOUSE, OTHER_TENANT
    }

    static Reach of(String text) {
        String[] parts = text.split("\\+", 2);
        boolean known = Arrays.stream(Word.values()).anyMatch(word -> word.name().toLowerCase(Locale.ROOT)
                .equals(parts[0]));
        if (!known || parts.length == 2 && !parts[1].equals("house")) {
            throw new IllegalArgumentException("is no word of the table: " + text);
        }
        return new Reach(Word.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts.length == 2);
    }

    boolean refused() {
        return word == Word.NO;
    }

    /** Of an operation that is about nobody's rows. */
    boolean ofNoRow() {
        return word == Word.NO || word == Word.YES;
    }

    boolean ofRows() {
        return word != Word.YES;
    }

    boolean finds(Whose whose) {
        return switch (whose) {
            case OWN -> Set.of(Word.OWN, Word.TEAM, Word.ALL).contains(word);
            case BELOW -> Set.of(Word.BELOW, Word.TEAM, Word.ALL).contains(word);
            case COLLEAGUES -> word == Word.ALL;
            case HOUSE -> word == Word.ALL || houseToo;
            case OTHER_TENANT -> false;
        };
    }
}
