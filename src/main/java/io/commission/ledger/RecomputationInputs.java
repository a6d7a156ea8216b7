package io.commission.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.commission.calculation.Explanation;
import io.commission.calculation.Gate;
import io.commission.calculation.LoadAmounts;
import io.commission.calculation.Share;
import io.commission.calculation.Terms;
import io.commission.calculation.Totals;

/**
 * Reads from kept explanations what recomputing needs, for very many in a row (PAY-1). Of a load's explanation the parts that only
 * people read are skipped, and terms that were met before are known by their text; all other kinds are read in full.
 */
public final class RecomputationInputs {

    private static final String OF_LOAD = "{\"kind\":\"LOAD\",";
    /** Nothing but a key is spelled like this: inside of a text both quotes would be escaped. */
    private static final String TERMS = "\"terms\":{";
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Terms> known = new HashMap<>();
    private String latestText = "";
    private Terms latest;

    /** @throws IllegalStateException when it is not an explanation as the ledger writes them */
    public Explanation read(String json) {
        int terms = json.indexOf(TERMS) + TERMS.length() - 1;
        if (!json.startsWith(OF_LOAD) || terms < TERMS.length()) {
            return Explanations.read(json);
        }
        int end = findTerms(json, terms);
        try (JsonParser parser = JSON.createParser(json.substring(0, terms) + "null" + json.substring(end))) {
            return load(parser, latest);
        } catch (IOException e) {
            throw new IllegalStateException("A kept explanation could not be read", e);
        }
    }

    /** Answers where the terms that start here end, and leaves them in {@code latest}. */
    private int findTerms(String json, int start) {
        if (!latestText.isEmpty() && json.startsWith(latestText, start)) {
            return start + latestText.length();
        }
        int end = endOfObject(json, start);
        latestText = json.substring(start, end);
        latest = known.computeIfAbsent(latestText, Explanations::readTerms);
        return end;
    }

    private static int endOfObject(String json, int start) {
        int depth = 0;
        boolean text = false;
        for (int i = start; i < json.length(); i++) {
            char c = json.charAt(i);
            if (text) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    text = false;
                }
            } else if (c == '"') {
                text = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalStateException("A kept explanation ends within its terms");
    }

    private static Explanation load(JsonParser json, Terms terms) throws IOException {
        int decimals = 0;
        Explanation.Computation computation = null;
        Explanation.Split split = null;
        List<Explanation.PostedBefore> before = null;
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "decimals" -> decimals = json.getIntValue();
                case "computation" -> computation = computation(json);
                case "split" -> split = split(json);
                case "postedBefore" -> before = Explanations.readPostedBefore(json);
                default -> json.skipChildren();
            }
        }
        return new Explanation(Explanation.Kind.LOAD, decimals, null, terms, computation, split, null, null, null,
                before,
                null, null, null);
    }

    private static Explanation.Computation computation(JsonParser json) throws IOException {
        LoadAmounts amounts = null;
        BigDecimal weight = null;
        Gate gate = null;
        String customer = null;
        String rep = null;
        Totals before = null;
        BigDecimal measure = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "amounts" -> amounts = amounts(json);
                case "weight" -> weight = json.getDecimalValue();
                case "gate" -> gate = Gate.valueOf(json.getText());
                case "customer" -> customer = json.getText();
                case "rep" -> rep = json.getText();
                case "before" -> before = totals(json);
                case "measure" -> measure = json.getDecimalValue();
                default -> json.skipChildren();
            }
        }
        return new Explanation.Computation(amounts, weight, gate, customer, rep, before, null, measure, null, null,
                null);
    }

    private static LoadAmounts amounts(JsonParser json) throws IOException {
        BigDecimal revenue = null;
        BigDecimal carrierCost = null;
        BigDecimal linehaul = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "revenue" -> revenue = json.getDecimalValue();
                case "carrierCost" -> carrierCost = json.getDecimalValue();
                case "linehaul" -> linehaul = json.getDecimalValue();
                default -> json.skipChildren();
            }
        }
        return new LoadAmounts(revenue, carrierCost, linehaul);
    }

    private static Totals totals(JsonParser json) throws IOException {
        BigDecimal revenue = null;
        BigDecimal margin = null;
        BigDecimal loads = null;
        BigDecimal uncapped = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "revenue" -> revenue = json.getDecimalValue();
                case "margin" -> margin = json.getDecimalValue();
                case "loads" -> loads = json.getDecimalValue();
                case "uncapped" -> uncapped = json.getDecimalValue();
                default -> json.skipChildren();
            }
        }
        return new Totals(revenue, margin, loads, uncapped);
    }

    private static Explanation.Split split(JsonParser json) throws IOException {
        List<Share> shares = new ArrayList<>();
        int position = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "shares" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        shares.add(share(json));
                    }
                }
                case "position" -> position = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        return new Explanation.Split(shares, position);
    }

    private static Share share(JsonParser json) throws IOException {
        UUID person = null;
        BigDecimal percent = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "personId" -> person = UUID.fromString(json.getText());
                case "percent" -> percent = json.getDecimalValue();
                default -> json.skipChildren();
            }
        }
        return new Share(person, percent);
    }
}
