package io.commission.dev;

import static io.commission.dev.DemoClient.cents;
import static io.commission.dev.DemoClient.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.commission.dev.DemoCompany.Part;

/** Approves and pays month by month, and leaves the last ones in every state that there is. */
final class DemoPayroll {
    private static final String ENTRIES = "/v1/commission/entries";
    private static final String PAYOUTS = "/v1/commission/payouts";

    private final DemoClient client;
    private final DemoCompany company;
    private final DemoTerms terms;
    private final String finance;
    private final String admin;

    DemoPayroll(DemoClient client, DemoCompany company, DemoTerms terms) {
        this.client = client;
        this.company = company;
        this.terms = terms;
        finance = company.login(Part.FINANCE);
        admin = company.login(Part.ADMIN);
    }

    /** Everything approved, run, approved again where it is much, and paid. */
    void paid(int back) {
        run(back);
        client.post(admin, PAYOUTS + "/approve", month(back));
        client.post(finance, PAYOUTS + "/process", month(back));
    }

    /** One payout waits for approval, one is void, one void and made anew, one waits to be paid, the others are paid. */
    void paidInPart(int back) {
        List<JsonNode> approved = new ArrayList<>();
        for (JsonNode payout : run(back).get("payouts")) {
            if (payout.get("status").asText().equals("APPROVED")) {
                approved.add(payout);
            }
        }
        undo(approved.remove(approved.size() - 1), "Paid outside of the service");
        JsonNode anew = approved.remove(1);
        undo(anew, "Wrong bank account");
        generate(back, anew.get("personId").asText());
        approved.remove(1);
        for (JsonNode payout : approved) {
            client.post(finance, PAYOUTS + "/" + payout.get("id").asText() + "/process", json());
        }
    }

    /** The month is open: some entries are approved, one payout is made by hand, one entry is reversed. */
    void open(int back) {
        client.post(finance, ENTRIES + "/approve", json("month", company.month(back),
                "personIds", List.of(terms.person(Part.FLAT), terms.person(Part.REVENUE))));
        generate(back, terms.person(Part.FLAT));
        String bonus = byHand(Part.DEFAULT, "BONUS", cents(300_00), "New customer won");
        client.patch(admin, ENTRIES + "/" + bonus + "/approve");
        byHand(Part.WHOLE, "ADJUSTMENT", cents(-145_30), "Claim of a customer, half of it");
        reverse(Part.CUSTOM, "PENDING", back, "The customer disputes the delivery");
    }

    /** Takes back what was paid: the entry stays, and a negative one stands beside it. */
    void takenBack(Part seller, int back) {
        reverse(seller, "PAID", back, "The load was never delivered");
    }

    private JsonNode run(int back) {
        client.post(finance, ENTRIES + "/approve", month(back));
        return client.post(finance, PAYOUTS + "/generate", month(back));
    }

    private void generate(int back, String person) {
        client.post(finance, PAYOUTS + "/generate",
                json("month", company.month(back), "personIds", List.of(person)));
    }

    private void undo(JsonNode payout, String reason) {
        client.post(finance, PAYOUTS + "/" + payout.get("id").asText() + "/void", json("reason", reason));
    }

    private String byHand(Part seller, String type, BigDecimal amount, String reason) {
        return client.post(finance, ENTRIES, json("personId", terms.person(seller), "type", type, "amount", amount,
                "earnedMonth", company.month(1), "reason", reason)).get("id").asText();
    }

    private void reverse(Part seller, String status, int back, String reason) {
        JsonNode entry = client.get(finance, ENTRIES + "?limit=1&type=LOAD_COMMISSION&status=" + status + "&month="
                + company.month(back) + "&personId=" + terms.person(seller)).get("items").get(0);
        client.post(finance, ENTRIES + "/" + entry.get("id").asText() + "/reverse", json("reason", reason));
    }

    private Object month(int back) {
        return json("month", company.month(back));
    }
}
