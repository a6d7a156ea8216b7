package io.commission.load;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/** What a change says, in the form of a load event's data: what it does not carry is missing, what it unsets is null. */
final class FactsJson {
    private static final JsonFactory JSON = JsonFactory.builder().build()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private FactsJson() {
    }

    static String write(String externalId, LoadFacts facts) {
        StringWriter text = new StringWriter(200);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("externalId", externalId);
            write(json, "customerId", facts.customerId());
            write(json, "orderId", facts.orderId());
            write(json, "revenue", facts.revenue());
            write(json, "carrierCost", facts.carrierCost());
            write(json, "linehaul", facts.linehaul());
            write(json, "deliveredAt", facts.deliveredAt());
            write(json, "invoiced", facts.invoiced());
            write(json, "invoicePaidAt", facts.invoicePaidAt());
            write(json, "cancelled", facts.cancelled());
            reps(json, facts.reps());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Fact<?> fact) throws IOException {
        if (!fact.isSet()) {
            return;
        }
        json.writeFieldName(name);
        if (fact.value() == null) {
            json.writeNull();
        } else if (fact.value() instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (fact.value() instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(fact.value().toString());
        }
    }

    private static void reps(JsonGenerator json, Fact<List<LoadRep>> reps) throws IOException {
        if (!reps.isSet()) {
            return;
        }
        json.writeArrayFieldStart("reps");
        for (LoadRep rep : reps.value() == null ? List.<LoadRep>of() : reps.value()) {
            json.writeStartObject();
            json.writeStringField("rep", rep.rep());
            if (rep.share() != null) {
                json.writeNumberField("share", rep.share());
            }
            json.writeBooleanField("primary", rep.primary());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
