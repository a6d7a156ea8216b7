package io.commission.dev;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A demo tenant: who works there, for whom it drives, and the day on which it is filled.
 *
 * @param domain what follows the @ in the names of the sign-in
 * @param staff the names of the people, in the order of {@link Part}
 */
record DemoCompany(String name, String domain, String currency, ZoneId zone, LocalDate today, long seed,
        List<String> staff,
        List<String> customers) {

    /** What somebody is there to show. The sellers are named after their plans. */
    enum Part {
        ADMIN, FINANCE, AUDITOR, INTEGRATION, MANAGER, TIERED, DEFAULT, LEAD, WHOLE, FLAT, REVENUE, CUSTOM, LEAVER
    }

    static final List<Part> SELLERS = List.of(Part.TIERED, Part.DEFAULT, Part.WHOLE, Part.FLAT, Part.REVENUE,
            Part.CUSTOM, Part.LEAVER);
    static final List<Part> BACK_OFFICE = List.of(Part.ADMIN, Part.FINANCE, Part.AUDITOR);

    static DemoCompany bluebird(ZoneId zone, LocalDate today) {
        return new DemoCompany("Bluebird Freight", "bluebird", "USD", zone, today, 11,
                List.of("Ada Admin", "Finn Finance", "Amy Auditor", "Ivy Integration", "Mia Manager", "Ray Rep",
                        "Rosa Rep", "Lea Lindqvist", "Ben Okafor", "Cleo Marsh", "Dan Whitfield", "Eve Castellanos",
                        "Tom Underwood"),
                List.of("Acme Steel", "Lakeside Foods", "Prairie Paper", "Northgate Retail", "Summit Outdoor",
                        "Harbor Chemicals", "Copperline Motors", "Willow Furniture", "Delta Grain"));
    }

    static DemoCompany nordwind(ZoneId zone, LocalDate today) {
        return new DemoCompany("Nordwind Logistik", "nordwind", "EUR", zone, today, 23,
                List.of("Anton Admin", "Frieda Finance", "Alma Auditor", "Ingo Integration", "Max Manager", "Rita Rep",
                        "Ralf Rep", "Lena Brandt", "Bernd Özdemir", "Clara Weiß", "Dirk Sommer", "Eva Kowalczyk",
                        "Timo Krüger"),
                List.of("Alster Stahl", "Elbe Lebensmittel", "Havel Papier", "Isar Handel", "Main Chemie",
                        "Neckar Motoren", "Oder Möbel", "Saale Glas", "Spree Getreide"));
    }

    String nameOf(Part part) {
        return staff.get(part.ordinal());
    }

    /** The name under which the person signs in. */
    String login(Part part) {
        return nameOf(part).split(" ")[0].toLowerCase(Locale.ROOT) + "@" + domain;
    }

    String employee(Part part) {
        return "EMP-" + (101 + part.ordinal());
    }

    String customer(int place) {
        return "C-" + (201 + place % customers.size());
    }

    YearMonth month(int back) {
        return YearMonth.from(today).minusMonths(back);
    }

    /** The day from which everything here is in force. */
    LocalDate opened() {
        return month(6).atDay(1);
    }
}
