package io.commission.dev;

import static io.commission.dev.DemoClient.cents;
import static io.commission.dev.DemoClient.json;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.commission.dev.DemoCompany.Part;

/** A book of business: opportunities with structures and revenue schedules, some won, and one that has changed hands. */
final class DemoDeals {
    private static final List<String> KINDS = List.of("renewal", "new lane", "warehouse", "cold chain");
    private static final int OWNERS = 6;
    private static final List<String> OPEN = List.of("pipeline", "commit", "best_case");

    private final DemoClient client;
    private final DemoCompany company;
    private final DemoTerms terms;
    private final String crm;
    private final Map<String, String> accounts;

    DemoDeals(DemoClient client, DemoCompany company, DemoTerms terms) {
        this.client = client;
        this.company = company;
        this.terms = terms;
        crm = company.login(Part.INTEGRATION);
        accounts = new HashMap<>();
    }

    void opened() {
        for (JsonNode account : client.get(company.login(Part.ADMIN), "/accounts?limit=1000").get("items")) {
            accounts.put(account.path("externalId").asText(), account.get("id").asText());
        }
        targets();
        for (int place = 0; place < company.customers().size() * KINDS.size(); place++) {
            String deal = open(place);
            if (place % 2 == 0) {
                schedule(deal, place);
            }
        }
    }

    /** A quota for each half of the year, this one and the next, and a rate; who sells more is asked for more. */
    private void targets() {
        String admin = company.login(Part.ADMIN);
        for (int place = 0; place < OWNERS; place++) {
            for (int half = 0; half < 4; half++) {
                LocalDate start = company.today().withDayOfYear(1).plusMonths(6L * half);
                client.post(admin, "/targets", json("personId", terms.person(DemoCompany.SELLERS.get(place)),
                        "startDate", start, "endDate", start.plusMonths(6).minusDays(1), "quota",
                        cents(240_000_00 + 30_000_00L * place), "commissionRate", cents(4_00 + 50L * place)));
            }
        }
    }

    /** The owner has 60; on every third a colleague has 15. */
    private String open(int place) {
        int customer = place % company.customers().size();
        Part owner = DemoCompany.SELLERS.get(customer % OWNERS);
        List<Object> structure = new ArrayList<>();
        structure.add(json("role", "HOUSE_REP", "personId", terms.person(owner), "percent", cents(60_00)));
        if (place % 3 == 0) {
            structure.add(json("role", "SUBAGENT", "personId",
                    terms.person(DemoCompany.SELLERS.get((customer + 1) % OWNERS)), "percent", cents(15_00)));
        }
        boolean won = place % 12 == 7;
        long amount = 8_000_00 + 1_750_00L * place;
        return client.post(crm, "/opportunities", json("externalId", "D-%03d".formatted(301 + place),
                "accountId", accounts.get(company.customer(customer)),
                "name", company.customers().get(customer) + " " + KINDS.get(place / company.customers().size()),
                "ownerId", terms.person(owner), "openedOn", company.opened().plusDays(place),
                "amount", cents(amount), "expectedCommission", place % 4 == 1 ? null : cents(amount / 20),
                "closeDate", won ? company.month(1).atDay(12) : company.month(-1 - place % 4).atDay(15),
                "status", won ? "closed_won" : OPEN.get(place % 3), "structure", structure)).get("id").asText();
    }

    /** Half a year of months, the first of them over. */
    private void schedule(String deal, int place) {
        for (int month = 1; month > -5; month--) {
            YearMonth of = company.month(month);
            client.post(crm, "/opportunities/" + deal + "/revenue-schedule", json("startDate", of.atDay(1),
                    "endDate", of.atEndOfMonth(), "expectedRevenue", cents(1_400_00 + 300_00L * place),
                    "expectedCommission", cents(70_00 + 15_05L * place)));
        }
    }

    /** One deal went to somebody else this month. */
    void changedHands() {
        String deal = client.get(company.login(Part.ADMIN), "/opportunities?externalId=D-302").get("items").get(0)
                .get("id")
                .asText();
        client.post(company.login(Part.ADMIN), "/opportunities/" + deal + "/commissions/reassign",
                json("type", "DIRECT_TRANSFER", "newRepId", terms.person(Part.WHOLE),
                        "effectiveDate", company.month(0).atDay(1), "reason", "Moved with the region",
                        "notifyUsers", false));
    }
}
