package io.commission.structure;

/** Why a structure or a change of one is refused (OPP-2, RSG-4); the names are the problem codes. */
public enum Fault {
    STRUCTURE_NOT_100("The lines do not add up to 100.00"), STRUCTURE_NEEDS_ONE_HOUSE(
            "A structure has exactly one HOUSE line"), STRUCTURE_TWO_HOUSE_REPS(
                    "A structure has at most one HOUSE_REP"), PERSON_TWICE("A person stands twice"), PERCENT_NEGATIVE(
                            "A percent is negative"), HOUSE_NOT_ENDED("House cannot depart"), HOUSE_NOT_GIVEN(
                                    "House is not given: it has what the others leave"), HOUSE_BELOW_ZERO(
                                            "The percents given leave less than 0 to House"), NO_REP_LINE(
                                                    "The opportunity has no HOUSE_REP who could depart"), NO_LINE(
                                                            "The departing person has no line"), NOBODY_DEPARTS(
                                                                    "Without a HOUSE_REP nobody may depart from a CUSTOM change"), TRANSFER_TO_ONESELF(
                                                                            "The departing person cannot receive"), RECEIVER_MISSING(
                                                                                    "The type needs somebody who receives"), RECEIVER_NOT_FOR_TYPE(
                                                                                            "The type takes nobody who receives"), DATE_MISSING(
                                                                                                    "An effective date or an end date is needed"), EFFECTIVE_NOT_AFTER_END(
                                                                                                            "The effective date must lie after the end date"), DATE_BEFORE_OPENED(
                                                                                                                    "The date lies before the day on which the opportunity was opened"), LATER_CHANGE_EXISTS(
                                                                                                                            "A later change exists: roll that back first");

    public final String title;

    Fault(String title) {
        this.title = title;
    }
}
