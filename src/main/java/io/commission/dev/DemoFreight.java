package io.commission.dev;

import static io.commission.dev.DemoClient.cents;
import static io.commission.dev.DemoClient.json;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;

import io.commission.dev.DemoCompany.Part;

/** Six months of loads as a file, and what happened to some of them as events. */
final class DemoFreight {
    private final DemoClient client;
    private final DemoCompany company;
    private final DemoTerms terms;
    private final Random random;
    private int number = 1_000;

    DemoFreight(DemoClient client, DemoCompany company, DemoTerms terms) {
        this.client = client;
        this.company = company;
        this.terms = terms;
        random = new Random(company.seed());
    }

    /** Loads of the six months before this one, of this month until yesterday, and some that are only booked. */
    void imported() {
        List<Object> rows = new ArrayList<>();
        for (int back = 6; back >= 0; back--) {
            int days = back == 0 ? company.today().getDayOfMonth() - 1 : 28;
            for (Part seller : DemoCompany.SELLERS) {
                int loads = days == 0 || seller == Part.LEAVER && back < 3 ? 0 : 6 + random.nextInt(3);
                for (int i = 0; i < loads; i++) {
                    rows.add(load(seller, back, 1 + random.nextInt(days), i));
                }
            }
        }
        for (int i = 0; i < 6; i++) {
            Map<String, Object> booked = load(DemoCompany.SELLERS.get(i), 0, 1, i);
            booked.put("status", "BOOKED");
            booked.remove("deliveredAt");
            rows.add(booked);
        }
        terms.upload(company.login(Part.INTEGRATION), "/imports/loads", rows);
    }

    /** Margins lie between 14 % and 26 %; one seller drives for the big customers, and had a very good month. */
    private Map<String, Object> load(Part seller, int back, int day, int place) {
        int size = seller == Part.WHOLE ? back == 2 ? 8 : 3 : 1;
        long revenue = size * (2_000_00L + random.nextInt(2_500_00));
        long cost = revenue * (74 + random.nextInt(13)) / 100 + random.nextInt(100);
        LocalDate date = company.month(back).atDay(day);
        return json("externalId", "L-" + ++number, "customerId", company.customer(random.nextInt(9)),
                "orderId", "SO-" + (number + 4_000), "revenue", cents(revenue), "carrierCost", cents(cost),
                "linehaul", cents(revenue * 86 / 100), "status", place == 0 ? "INVOICED" : "DELIVERED",
                "deliveredAt", at(date, 9 + random.nextInt(8)),
                "reps", List.of(json("rep", company.employee(seller))), "eventTime", at(date, 20));
    }

    /** Last month as it was told: a shared load, later changes, a cancellation, and what waits as an exception. */
    void told() {
        LocalDate first = company.month(1).atDay(4);
        tell(List.of(
                event("load.booked", "E-1", first, json("customerId", company.customer(0), "revenue", cents(6_400_00),
                        "carrierCost", cents(5_100_00), "reps", reps(Part.TIERED, Part.DEFAULT))),
                delivered("E-1", first.plusDays(3), json()),
                event("load.margin_updated", "E-1", first.plusDays(9), json("carrierCost", cents(5_212_40))),
                delivered("E-2", first.plusDays(2), json("customerId", company.customer(1),
                        "revenue", cents(2_950_00), "carrierCost", cents(2_310_00), "reps", reps(Part.REVENUE))),
                event("load.cancelled", "E-2", first.plusDays(5), json()),
                delivered("E-3", first.plusDays(4), json("customerId", company.customer(2),
                        "revenue", cents(3_100_00), "carrierCost", cents(3_020_00), "reps", reps(Part.CUSTOM))),
                delivered("E-4", first.plusDays(6), json("customerId", company.customer(3),
                        "revenue", cents(2_780_00), "reps", reps(Part.DEFAULT))),
                delivered("E-5", first.plusDays(7), json("customerId", company.customer(4),
                        "revenue", cents(4_020_00), "carrierCost", cents(3_300_00),
                        "reps", List.of(json("rep", "EMP-999")))),
                delivered("E-6", first.plusDays(8), json("customerId", company.customer(5),
                        "revenue", cents(3_640_00), "carrierCost", cents(2_990_00), "reps", reps(Part.LEAVER))),
                delivered("E-7", first.plusDays(9), json("customerId", company.customer(0),
                        "revenue", cents(3_300_00), "carrierCost", cents(2_600_00))),
                delivered("E-8", first.plusDays(10), json("customerId", company.customer(6),
                        "revenue", cents(3_850_00), "carrierCost", cents(3_050_00),
                        "reps", List.of(json("rep", company.employee(Part.DEFAULT), "share", 80),
                                json("rep", "house", "share", 20))))));
    }

    /** The carrier of a load that is paid long ago sends a second bill. */
    void correctedLate(Part seller, int back) {
        JsonNode load = client.get(company.login(Part.FINANCE), "/loads?sort=externalId&limit=1&personId="
                + terms.person(seller) + "&deliveredFrom=" + company.month(back).atDay(1)
                + "&deliveredTo=" + company.month(back).atEndOfMonth()).get("items").get(0);
        tell(List.of(event("load.margin_updated", load.get("externalId").asText(), company.today().minusDays(1),
                json("revenue", load.get("revenue").decimalValue().add(cents(1_180_00)),
                        "carrierCost", load.get("carrierCost").decimalValue().add(cents(212_50))))));
    }

    private void tell(List<Object> events) {
        client.send(company.login(Part.INTEGRATION), "/events", "application/cloudevents-batch+json",
                client.text(events));
    }

    private Object delivered(String load, LocalDate date, Map<String, Object> more) {
        more.put("deliveredAt", at(date, 11));
        return event("load.delivered", load, date, more);
    }

    private Object event(String type, String load, LocalDate date, Map<String, Object> data) {
        data.put("externalId", load);
        return json("specversion", "1.0", "id", type + " " + load + " " + date, "source", "/demo/tms", "type", type,
                "time", at(date, 21), "data", data);
    }

    private List<Object> reps(Part... sellers) {
        List<Object> reps = new ArrayList<>();
        for (Part seller : sellers) {
            reps.add(json("rep", company.employee(seller)));
        }
        return reps;
    }

    private Instant at(LocalDate date, int hour) {
        return date.atTime(hour, 0).atZone(company.zone()).toInstant();
    }
}
