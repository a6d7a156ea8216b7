package io.commission.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A commission structure: HOUSE_REP, SUBAGENTs in their order, HOUSE last; percents in hundredths that add up to 10000 exactly
 * (OPP-2, MON-4, MON-5). Nothing is ever rounded or clamped: what does not fit is a {@link StructureRefused}.
 */
public record Structure(List<Line> lines) {
    public static final int WHOLE = 10_000;

    /** Checks OPP-2. The HOUSE line must stand last, a HOUSE_REP first; see {@link #of} for lines in any order. */
    public Structure {
        lines = List.copyOf(lines);
        check(lines);
    }

    /** Lines in any order; SUBAGENTs keep theirs. Refused: STRUCTURE_…, PERSON_TWICE, PERCENT_NEGATIVE. */
    public static Structure of(List<Line> lines) {
        List<Line> ordered = new ArrayList<>(lines.size());
        for (LineRole role : LineRole.values()) {
            lines.stream().filter(line -> line.role() == role).forEach(ordered::add);
        }
        return new Structure(ordered);
    }

    /** The structure of an opportunity for which none is given: the owner 100 as HOUSE_REP, or House 100 without an owner (OPP-2). */
    public static Structure ofOwner(UUID owner, UUID house) {
        return owner == null || owner.equals(house)
                ? new Structure(List.of(new Line(LineRole.HOUSE, house, WHOLE)))
                : new Structure(
                        List.of(new Line(LineRole.HOUSE_REP, owner, WHOLE), new Line(LineRole.HOUSE, house, 0)));
    }

    public Line house() {
        return lines.get(lines.size() - 1);
    }

    public Optional<Line> houseRep() {
        return lines.get(0).role() == LineRole.HOUSE_REP ? Optional.of(lines.get(0)) : Optional.empty();
    }

    public Optional<Line> lineOf(UUID person) {
        for (Line line : lines) {
            if (line.person().equals(person)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** All subagents together, in hundredths. */
    public int subagentHundredths() {
        return lines.stream().filter(line -> line.role() == LineRole.SUBAGENT).mapToInt(Line::hundredths).sum();
    }

    /** The percents in the order of the lines, as weights of a division. */
    public int[] weights() {
        int[] weights = new int[lines.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = lines.get(i).hundredths();
        }
        return weights;
    }

    /** RSG-1 HOUSE_ABSORB: the departing line goes, House grows by it, all others stay. Refused: HOUSE_NOT_ENDED, NO_LINE. */
    public Structure absorbed(UUID departing) {
        Line gone = departingLine(departing);
        List<Line> after = new ArrayList<>(lines.size());
        for (Line line : lines) {
            if (line.role() == LineRole.HOUSE) {
                after.add(line.with(line.hundredths() + gone.hundredths()));
            } else if (line != gone) {
                after.add(line);
            }
        }
        return new Structure(after);
    }

    /**
     * RSG-2 DIRECT_TRANSFER: the receiver takes the departing line at its percent, role and place; where they have a line already
     * the two become one at its place, a HOUSE_REP if either was. Refused: HOUSE_NOT_ENDED, NO_LINE, TRANSFER_TO_ONESELF,
     * HOUSE_NOT_GIVEN.
     */
    public Structure transferred(UUID departing, UUID receiver) {
        Line gone = departingLine(departing);
        receives(departing, receiver);
        Optional<Line> own = lineOf(receiver);
        if (own.isEmpty()) {
            List<Line> given = new ArrayList<>(lines);
            given.set(lines.indexOf(gone), new Line(gone.role(), receiver, gone.hundredths()));
            return new Structure(given);
        }
        LineRole role = gone.role() == LineRole.HOUSE_REP ? LineRole.HOUSE_REP : own.get().role();
        Line merged = new Line(role, receiver, own.get().hundredths() + gone.hundredths());
        List<Line> after = new ArrayList<>(lines.size());
        for (Line line : lines) {
            if (line == own.get()) {
                after.add(merged);
            } else if (line != gone) {
                after.add(line);
            }
        }
        return of(after);
    }

    /**
     * RSG-3 CUSTOM: the departing line goes; the given people have the given percents as their totals; the first takes the departing
     * role, a given HOUSE_REP keeps theirs, others are SUBAGENTs; House has what is left.
     *
     * @param departing null only where there is no HOUSE_REP: then the first given becomes it
     * @throws StructureRefused HOUSE_NOT_ENDED, NO_LINE, NOBODY_DEPARTS, RECEIVER_MISSING, TRANSFER_TO_ONESELF, HOUSE_NOT_GIVEN,
     *     PERSON_TWICE, PERCENT_NEGATIVE, HOUSE_BELOW_ZERO
     */
    public Structure custom(UUID departing, List<Split> given) {
        LineRole firstRole = LineRole.HOUSE_REP;
        if (houseRep().isPresent()) {
            if (departing == null) {
                throw new IllegalArgumentException("who departs is the HOUSE_REP where nobody is named");
            }
            firstRole = departingLine(departing).role();
        } else if (departing != null) {
            departingLine(departing);
            throw new StructureRefused(Fault.NOBODY_DEPARTS,
                    "The opportunity has no HOUSE_REP: leave out who departs; the first given becomes HOUSE_REP.");
        }
        if (given.isEmpty()) {
            throw new StructureRefused(Fault.RECEIVER_MISSING,
                    "A CUSTOM change needs at least one person with a percent.");
        }
        checkGiven(departing, given);
        List<Line> after = new ArrayList<>();
        for (Line line : lines) {
            boolean stays = !line.person().equals(departing)
                    && given.stream().noneMatch(one -> one.person().equals(line.person()));
            if (stays && line.role() != LineRole.HOUSE) {
                after.add(line);
            }
        }
        for (int i = 0; i < given.size(); i++) {
            boolean keeps = lineOf(given.get(i).person()).filter(line -> line.role() == LineRole.HOUSE_REP).isPresent();
            LineRole role = keeps ? LineRole.HOUSE_REP : i == 0 ? firstRole : LineRole.SUBAGENT;
            after.add(new Line(role, given.get(i).person(), given.get(i).hundredths()));
        }
        long others = after.stream().mapToLong(Line::hundredths).sum();
        if (others > WHOLE) {
            throw new StructureRefused(Fault.HOUSE_BELOW_ZERO,
                    "Everyone but House would hold more than 100.00 %. Give less.");
        }
        after.add(new Line(LineRole.HOUSE, house().person(), (int) (WHOLE - others)));
        return of(after);
    }

    private void checkGiven(UUID departing, List<Split> given) {
        Set<UUID> seen = new HashSet<>();
        for (Split one : given) {
            receives(departing, one.person());
            if (!seen.add(one.person())) {
                throw new StructureRefused(Fault.PERSON_TWICE, "A person is given two percents. Give each person one.");
            }
            if (one.hundredths() < 0) {
                throw new StructureRefused(Fault.PERCENT_NEGATIVE, "A percent is 0 or more.");
            }
        }
    }

    private void receives(UUID departing, UUID receiver) {
        if (receiver.equals(departing)) {
            throw new StructureRefused(Fault.TRANSFER_TO_ONESELF, "Who departs cannot receive. Name somebody else.");
        }
        if (receiver.equals(house().person())) {
            throw new StructureRefused(Fault.HOUSE_NOT_GIVEN,
                    "House has what the others leave. To give it the departing line, use HOUSE_ABSORB.");
        }
    }

    private Line departingLine(UUID departing) {
        if (departing.equals(house().person())) {
            throw new StructureRefused(Fault.HOUSE_NOT_ENDED, "House cannot depart. Name somebody else.");
        }
        return lineOf(departing).orElseThrow(() -> new StructureRefused(Fault.NO_LINE,
                "The departing person has no line in the opportunity's structure."));
    }

    private static void check(List<Line> lines) {
        long total = 0;
        long houses = 0;
        long houseReps = 0;
        Set<UUID> people = new HashSet<>();
        for (Line line : lines) {
            if (line.hundredths() < 0) {
                throw new StructureRefused(Fault.PERCENT_NEGATIVE, "A percent is 0 or more.");
            }
            total += line.hundredths();
            houses += line.role() == LineRole.HOUSE ? 1 : 0;
            houseReps += line.role() == LineRole.HOUSE_REP ? 1 : 0;
            if (!people.add(line.person())) {
                throw new StructureRefused(Fault.PERSON_TWICE, "A person has two lines. Give each person one.");
            }
        }
        if (houses != 1) {
            throw new StructureRefused(Fault.STRUCTURE_NEEDS_ONE_HOUSE, "A structure has exactly one HOUSE line.");
        }
        if (houseReps > 1) {
            throw new StructureRefused(Fault.STRUCTURE_TWO_HOUSE_REPS, "A structure has at most one HOUSE_REP.");
        }
        if (total != WHOLE) {
            throw new StructureRefused(Fault.STRUCTURE_NOT_100,
                    "The lines add up to %d.%02d, not to 100.00.".formatted(total / 100, total % 100));
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).role().compareTo(lines.get(i - 1).role()) < 0) {
                throw new IllegalArgumentException("lines stand as HOUSE_REP, SUBAGENTs, HOUSE");
            }
        }
    }
}
