package io.commission.dev;

import static io.commission.dev.DemoClient.cents;
import static io.commission.dev.DemoClient.json;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.commission.dev.DemoCompany.Part;

/** Who sells under which terms: people, how they are paid, accounts, a plan of every type, assignments and draws. */
final class DemoTerms {
    private static final String PLANS = "/v1/commission/plans";

    private final DemoClient client;
    private final DemoCompany company;
    private final String admin;
    private final Map<Part, String> people = new EnumMap<>(Part.class);

    DemoTerms(DemoClient client, DemoCompany company) {
        this.client = client;
        this.company = company;
        admin = company.login(Part.ADMIN);
    }

    void settle() {
        people();
        paymentDetails();
        accounts();
        assign(Part.TIERED, plan("TIERED", "Tiered revenue", "Each slice of a month's revenue earns its own rate",
                "basis", "GROSS_REVENUE",
                "tiers", List.of(tier("REVENUE", 0, 15_000, 4), tier("REVENUE", 15_000, 30_000, 5),
                        tier("REVENUE", 30_000, null, 6))),
                "drawAmount", cents(1_000_00), "drawRecoverable", true);
        plan("DEFAULT", "Standard margin", "For everybody without a plan of their own",
                "percentRate", 18, "isDefault", true);
        assign(Part.WHOLE, plan("WHOLE", "Volume", "The reached tier rates every load of the month",
                "type", "TIERED", "basis", "NET_MARGIN", "tierMode", "WHOLE",
                "tiers", List.of(tier("LOAD_COUNT", 0, 4, 20), tier("LOAD_COUNT", 4, 8, 25),
                        tier("LOAD_COUNT", 8, null, 30))));
        assign(Part.FLAT, plan("FLAT_FEE", "Flat fee", "An amount per load", "flatAmount", cents(85_00)));
        String revenue = raised();
        assign(Part.REVENUE, revenue, "drawAmount", cents(700_00), "drawRecoverable", false);
        assign(Part.CUSTOM, plan("CUSTOM", "Margin ladder", "More for good margins, within a cap and above a floor",
                "rules", "IF(marginPercent >= 20, margin * 0.18, margin * 0.12)",
                "cap", cents(2_500_00), "floor", cents(300_00), "bonuses",
                List.of(json("name", "Twenty thousand", "thresholdType", "REVENUE", "threshold", cents(20_000_00),
                        "amount", cents(250_00)))));
        assign(Part.LEAVER, revenue, "overrideRate", 3);
    }

    /** Own rates for one customer since two months: of the seller, and none at all for somebody else. */
    void override(Part seller, int customer) {
        String account = client.get(admin, "/loads?limit=1&customerId=" + company.customer(customer)).get("items")
                .get(0).get("accountId").asText();
        client.post(admin, "/v1/commission/overrides", json("personId", person(seller), "accountId", account,
                "rateType", "PERCENT", "rate", 22, "basis", "NET_MARGIN", "effectiveDate", company.month(2).atDay(1),
                "notes", "Agreed when the customer was won"));
        client.post(admin, "/v1/commission/overrides", json("personId", person(Part.DEFAULT), "accountId", account,
                "rateType", "FLAT", "rate", 0, "effectiveDate", company.month(2).atDay(1),
                "endDate", company.month(1).atEndOfMonth(), "notes", "House account"));
    }

    void planAhead(String externalId) {
        client.post(admin, PLANS, json("externalId", externalId, "name", "Peak season", "type", "FLAT_FEE",
                "flatAmount", cents(120_00), "effectiveDate", company.month(-1).atDay(1)));
    }

    private void people() {
        List<Object> rows = new ArrayList<>();
        for (Part part : List.of(Part.MANAGER, Part.LEAD)) {
            rows.add(person(part, part == Part.LEAD ? company.employee(Part.MANAGER) : null, null));
        }
        for (Part part : DemoCompany.BACK_OFFICE) {
            rows.add(person(part, null, false));
        }
        for (Part part : DemoCompany.SELLERS) {
            boolean led = part == Part.WHOLE || part == Part.FLAT || part == Part.REVENUE;
            rows.add(person(part, company.employee(led ? Part.LEAD : Part.MANAGER), null));
        }
        upload(admin, "/imports/people", rows);
        for (JsonNode person : client.get(admin, "/people?limit=1000").get("items")) {
            for (Part part : Part.values()) {
                if (company.employee(part).equals(person.path("externalId").asText())) {
                    people.put(part, person.get("id").asText());
                }
            }
        }
    }

    private Object person(Part part, String manager, Boolean eligible) {
        boolean west = part.ordinal() >= Part.LEAD.ordinal();
        boolean signsIn = part.ordinal() < Part.LEAD.ordinal();
        return json("externalId", company.employee(part), "name", company.nameOf(part),
                "email", company.login(part) + ".example", "subject", signsIn ? company.login(part) : null,
                "team", eligible != null ? "Back office" : west ? "West" : "East",
                "territory", eligible != null ? null : west ? "West" : "East", "managerId", manager,
                "hireDate", company.opened().minusMonths(part.ordinal() * 5L + 1),
                "terminationDate", part == Part.LEAVER ? company.month(3).atEndOfMonth() : null,
                "commissionEligible", eligible);
    }

    /** ACH pays in dollars only. */
    private void paymentDetails() {
        if (company.currency().equals("USD")) {
            client.put(admin, "/v1/commission/ach-originator", "*", json("destinationRouting", "021000021",
                    "destinationName", "Demo Bank", "origin", "1234567890", "originName", company.name(),
                    "companyName", company.name(), "companyId", "1234567890", "odfiRouting", "021000021"));
            pay(Part.TIERED, json("paymentMethod", "ACH", "routingNumber", "021000021",
                    "accountNumber", "000123456789", "accountType", "CHECKING"));
            pay(Part.WHOLE, json("paymentMethod", "ACH", "routingNumber", "011401533",
                    "accountNumber", "000987654321", "accountType", "SAVINGS"));
        }
        pay(Part.DEFAULT, json("paymentMethod", "PAYROLL"));
        pay(Part.FLAT, json("paymentMethod", "CHECK"));
    }

    private void pay(Part part, Object details) {
        client.put(admin, "/people/" + person(part) + "/payment-details", "\"0\"", details);
    }

    private void accounts() {
        List<Object> rows = new ArrayList<>();
        for (int place = 0; place < company.customers().size(); place++) {
            rows.add(json("externalId", company.customer(place), "name", company.customers().get(place),
                    "type", place % 3 == 0 ? "STRATEGIC" : "STANDARD", "territory", place % 2 == 0 ? "East" : "West",
                    "valueClass", place % 4 == 0 ? "HIGH" : "NORMAL",
                    "ownerId", company.employee(DemoCompany.SELLERS.get(place % 6)),
                    "ownerSince", company.opened()));
        }
        upload(company.login(Part.INTEGRATION), "/imports/accounts", rows);
    }

    /** Raised from 3.5 % to 4 % halfway: a second version. */
    private String raised() {
        String id = plan("PERCENT_REVENUE", "Linehaul share", "A share of the linehaul", "basis", "LINEHAUL",
                "percentRate", cents(3_50));
        LocalDate from = company.month(3).atDay(1);
        if (client.get(admin, PLANS + "/" + id + "/versions").get("items").size() == 1) {
            client.put(admin, PLANS + "/" + id, "*", json("name", "Linehaul share", "type", "PERCENT_REVENUE",
                    "description", "A share of the linehaul", "basis", "LINEHAUL", "percentRate", 4,
                    "effectiveDate", from));
        }
        return id;
    }

    private String plan(String kind, String name, String description, Object... more) {
        Map<String, Object> plan = json("externalId", "PLAN-" + kind, "name", name, "description", description,
                "type", kind.equals("DEFAULT") ? "PERCENT_MARGIN" : kind, "effectiveDate", company.opened());
        plan.putAll(json(more));
        return client.post(admin, PLANS, plan).get("id").asText();
    }

    private static Object tier(String measure, int minimum, Integer maximum, int rate) {
        return json("thresholdType", measure, "minimum", minimum, "maximum", maximum, "rateType", "PERCENT",
                "rate", rate, "period", "MONTHLY");
    }

    private void assign(Part part, String plan, Object... more) {
        Map<String, Object> assignment = json("personId", person(part), "planId", plan,
                "effectiveDate", company.opened());
        assignment.putAll(json(more));
        client.post(admin, "/v1/commission/assignments", assignment);
    }

    /** The person's id. */
    String person(Part part) {
        return people.get(part);
    }

    /** Sends rows, and takes none of them being refused for granted. */
    void upload(String user, String path, List<Object> rows) {
        JsonNode result = client.send(user, path + "?onError=ABORT", "application/x-ndjson",
                rows.stream().map(client::text).collect(Collectors.joining("\n")));
        if (result.get("rejected").asInt() > 0) {
            throw new DemoClient.Refused("POST " + path + " as " + user + ": " + result);
        }
    }
}
