package io.commission.imports;

import java.util.List;
import java.util.Map;

/** A value as the file spells it; numbers keep their digits, so that nothing is rounded before it is checked. */
sealed interface Cell {
    /** A CSV cell, whose type only the reading code knows. */
    record Raw(String text) implements Cell {
    }

    record Text(String text) implements Cell {
    }

    record Number(String literal) implements Cell {
    }

    record Flag(boolean value) implements Cell {
    }

    record Items(List<Cell> cells) implements Cell {
    }

    record Fields(Map<String, Cell> cells) implements Cell {
    }

    /** An empty CSV cell or a JSON null. */
    record Nothing() implements Cell {
    }

    /** A value whose fault is reported already: it reads as absent without a second report. */
    record Faulty() implements Cell {
    }

    Cell NOTHING = new Nothing();
    Cell FAULTY = new Faulty();

    /** What it is, for a message that expected something else. */
    default String kind() {
        if (this instanceof Text) {
            return "a text in quotes";
        } else if (this instanceof Number) {
            return "a number";
        } else if (this instanceof Flag) {
            return "true or false";
        }
        return this instanceof Items ? "a list" : "an object";
    }
}
