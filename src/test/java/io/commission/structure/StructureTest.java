package io.commission.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class StructureTest {
    static final UUID HOUSE = new UUID(0, 1);
    static final UUID ANN = new UUID(0, 2);
    static final UUID BOB = new UUID(0, 3);
    static final UUID CAL = new UUID(0, 4);
    static final UUID DEE = new UUID(0, 5);
    private static final LocalDate OPENED = LocalDate.parse("2026-01-10");
    private static final LocalDate JUNE_16 = LocalDate.parse("2026-06-16");

    // House 40, rep 15, subagent 45: the structure of BLK-3's example.
    private static final Structure EXAMPLE = Structure.of(List.of(line(LineRole.HOUSE, HOUSE, 4000),
            line(LineRole.HOUSE_REP, ANN, 1500), line(LineRole.SUBAGENT, BOB, 4500)));

    static Line line(LineRole role, UUID person, int hundredths) {
        return new Line(role, person, hundredths);
    }

    static String text(Structure structure) {
        return structure.lines().stream()
                .map(line -> line.role().name().charAt(line.role() == LineRole.HOUSE_REP ? 6 : 0) + ""
                        + line.person().getLeastSignificantBits() + ":" + line.hundredths())
                .collect(Collectors.joining(" "));
    }

    static void refused(Fault fault, Executable call) {
        assertEquals(fault, assertThrows(StructureRefused.class, call).fault());
    }

    @Test
    void opp2LinesStandAsHouseRepSubagentsHouse() {
        assertEquals("R2:1500 S3:4500 H1:4000", text(EXAMPLE));
    }

    @Test
    void opp2WithoutAStructureTheOwnerHoldsAllAndWithoutOwnerTheHouse() {
        assertEquals("R2:10000 H1:0", text(Structure.ofOwner(ANN, HOUSE)));
        assertEquals("H1:10000", text(Structure.ofOwner(null, HOUSE)));
    }

    @Test
    void mon5LinesTotalExactly100() {
        refused(Fault.STRUCTURE_NOT_100, () -> Structure.of(
                List.of(line(LineRole.HOUSE, HOUSE, 4000), line(LineRole.HOUSE_REP, ANN, 5999))));
    }

    @Test
    void opp2OneHouseAtMostOneHouseRepNobodyTwice() {
        refused(Fault.STRUCTURE_NEEDS_ONE_HOUSE, () -> Structure.of(List.of(line(LineRole.HOUSE_REP, ANN, 10000))));
        refused(Fault.STRUCTURE_TWO_HOUSE_REPS, () -> Structure.of(List.of(line(LineRole.HOUSE_REP, ANN, 5000),
                line(LineRole.HOUSE_REP, BOB, 5000), line(LineRole.HOUSE, HOUSE, 0))));
        refused(Fault.PERSON_TWICE, () -> Structure.of(List.of(line(LineRole.HOUSE_REP, ANN, 5000),
                line(LineRole.SUBAGENT, ANN, 5000), line(LineRole.HOUSE, HOUSE, 0))));
        refused(Fault.PERCENT_NEGATIVE, () -> Structure.of(List.of(line(LineRole.HOUSE_REP, ANN, -1),
                line(LineRole.HOUSE, HOUSE, 10001))));
    }

    @Test
    void rsg1HouseAbsorbsTheDepartingLineAndOthersStay() {
        assertEquals("S3:4500 H1:5500", text(EXAMPLE.absorbed(ANN)));
        assertEquals("R2:1500 H1:8500", text(EXAMPLE.absorbed(BOB)));
    }

    @Test
    void rsg2TheReceiverTakesLinePercentAndRole() {
        assertEquals("R4:1500 S3:4500 H1:4000", text(EXAMPLE.transferred(ANN, CAL)));
        assertEquals("R2:1500 S4:4500 H1:4000", text(EXAMPLE.transferred(BOB, CAL)));
    }

    @Test
    void rsg2TwoLinesBecomeOneAndAHouseRepStaysThat() {
        assertEquals("R3:6000 H1:4000", text(EXAMPLE.transferred(ANN, BOB)));
        assertEquals("R2:6000 H1:4000", text(EXAMPLE.transferred(BOB, ANN)));
    }

    @Test
    void rsg3GivenPercentsAreNewTotalsAndHouseHasTheRest() {
        assertEquals("R4:2000 S3:4500 S5:500 H1:3000",
                text(EXAMPLE.custom(ANN, List.of(new Split(CAL, 2000), new Split(DEE, 500)))));
        // Bob's 45 become 10 in all; as the first he takes the departing role.
        assertEquals("R3:1000 H1:9000", text(EXAMPLE.custom(ANN, List.of(new Split(BOB, 1000)))));
    }

    @Test
    void rsg3AGivenHouseRepKeepsTheirs() {
        assertEquals("R2:3000 S4:1000 H1:6000",
                text(EXAMPLE.custom(BOB, List.of(new Split(ANN, 3000), new Split(CAL, 1000)))));
    }

    @Test
    void rsg3WithoutAHouseRepTheFirstGivenBecomesIt() {
        Structure noRep = EXAMPLE.absorbed(ANN);
        assertEquals("R4:1000 S3:4500 H1:4500", text(noRep.custom(null, List.of(new Split(CAL, 1000)))));
        refused(Fault.NOBODY_DEPARTS, () -> noRep.custom(BOB, List.of(new Split(CAL, 1000))));
    }

    @Test
    void rsg3HouseBelowZeroIsRefusedNeverClamped() {
        assertEquals("R4:5500 S3:4500 H1:0", text(EXAMPLE.custom(ANN, List.of(new Split(CAL, 5500)))));
        refused(Fault.HOUSE_BELOW_ZERO, () -> EXAMPLE.custom(ANN, List.of(new Split(CAL, 5501))));
    }

    @Test
    void rsg4RefusesEachWithItsOwnFault() {
        refused(Fault.HOUSE_NOT_ENDED, () -> EXAMPLE.absorbed(HOUSE));
        refused(Fault.NO_LINE, () -> EXAMPLE.absorbed(CAL));
        refused(Fault.TRANSFER_TO_ONESELF, () -> EXAMPLE.transferred(ANN, ANN));
        refused(Fault.TRANSFER_TO_ONESELF, () -> EXAMPLE.custom(ANN, List.of(new Split(ANN, 100))));
        refused(Fault.HOUSE_NOT_GIVEN, () -> EXAMPLE.transferred(ANN, HOUSE));
        refused(Fault.HOUSE_NOT_GIVEN, () -> EXAMPLE.custom(ANN, List.of(new Split(HOUSE, 100))));
        refused(Fault.PERSON_TWICE, () -> EXAMPLE.custom(ANN, List.of(new Split(CAL, 100), new Split(CAL, 200))));
        refused(Fault.PERCENT_NEGATIVE, () -> EXAMPLE.custom(ANN, List.of(new Split(CAL, -1))));
        refused(Fault.RECEIVER_MISSING, () -> EXAMPLE.custom(ANN, List.of()));
        Timeline noRep = Timeline.of(Version.original(null, EXAMPLE.absorbed(ANN)));
        refused(Fault.NO_REP_LINE, () -> Reassignment.apply(noRep, OPENED, Change.absorb(null, from(JUNE_16))));
    }

    @Test
    void time3OneDateFixesTheOther() {
        assertEquals(EffectiveDates.of(null, JUNE_16), EffectiveDates.of(JUNE_16.minusDays(1), null));
        refused(Fault.EFFECTIVE_NOT_AFTER_END, () -> EffectiveDates.of(JUNE_16, JUNE_16));
        refused(Fault.DATE_MISSING, () -> EffectiveDates.of(null, null));
    }

    @Test
    void time3OnDaysBetweenTheDepartingLineAndOnlyThatIsHouses() {
        Timeline timeline = Timeline.of(Version.original(ANN, EXAMPLE));
        EffectiveDates dates = EffectiveDates.of(LocalDate.parse("2026-06-10"), JUNE_16);
        Timeline after = Reassignment.apply(timeline, OPENED, Change.transfer(ANN, CAL, dates)).after();
        assertEquals("R2:1500 S3:4500 H1:4000", text(after.on(LocalDate.parse("2026-06-10")).structure()));
        assertEquals("S3:4500 H1:5500", text(after.on(LocalDate.parse("2026-06-11")).structure()));
        assertEquals("S3:4500 H1:5500", text(after.on(LocalDate.parse("2026-06-15")).structure()));
        assertEquals("R4:1500 S3:4500 H1:4000", text(after.on(JUNE_16).structure()));
        assertEquals(ANN, after.on(LocalDate.parse("2026-06-15")).owner());
        assertEquals(CAL, after.on(JUNE_16).owner());
    }

    @Test
    void rsg3OwnershipFollowsADepartingOwner() {
        Timeline timeline = Timeline.of(Version.original(ANN, EXAMPLE));
        assertEquals(HOUSE, apply(timeline, Change.absorb(ANN, from(JUNE_16))).last().owner());
        assertEquals(CAL, apply(timeline, Change.transfer(ANN, CAL, from(JUNE_16))).last().owner());
        assertEquals(CAL,
                apply(timeline, Change.custom(ANN, List.of(new Split(CAL, 1), new Split(DEE, 2)), from(JUNE_16)))
                        .last().owner());
        assertEquals(ANN, apply(timeline, Change.transfer(BOB, CAL, from(JUNE_16))).last().owner());
    }

    @Test
    void rsg4ALaterChangeIsRolledBackFirstAndTheSameDateBuildsOnTheFirst() {
        Timeline timeline = apply(Timeline.of(Version.original(ANN, EXAMPLE)),
                Change.transfer(ANN, CAL, from(JUNE_16)));
        refused(Fault.LATER_CHANGE_EXISTS,
                () -> apply(timeline, Change.transfer(CAL, DEE, from(JUNE_16.minusDays(1)))));
        assertEquals("R5:1500 S3:4500 H1:4000",
                text(apply(timeline, Change.transfer(null, DEE, from(JUNE_16))).on(JUNE_16).structure()));
    }

    @Test
    void rsg4NothingChangesBeforeTheOpportunityWasOpened() {
        Timeline timeline = Timeline.of(Version.original(ANN, EXAMPLE));
        refused(Fault.DATE_BEFORE_OPENED, () -> apply(timeline, Change.absorb(ANN, from(OPENED.minusDays(1)))));
        assertEquals(OPENED, apply(timeline, Change.absorb(ANN, from(OPENED))).last().from());
    }

    private static Timeline apply(Timeline timeline, Change change) {
        return Reassignment.apply(timeline, OPENED, change).after();
    }

    private static EffectiveDates from(LocalDate day) {
        return EffectiveDates.of(null, day);
    }
}
