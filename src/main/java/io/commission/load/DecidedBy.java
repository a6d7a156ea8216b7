package io.commission.load;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The marks of facts as the JSON of decided_by, of loads and of opportunities: for each event, as "time id", the facts that it decided.
 * Most have one or two events, so this is short.
 */
public final class DecidedBy {
    private static final JsonFactory JSON = new JsonFactory();

    private DecidedBy() {
    }

    static String write(LoadFacts facts) {
        Map<EventMark, List<String>> names = new LinkedHashMap<>();
        note(names, "customerId", facts.customerId());
        note(names, "orderId", facts.orderId());
        note(names, "revenue", facts.revenue());
        note(names, "carrierCost", facts.carrierCost());
        note(names, "linehaul", facts.linehaul());
        note(names, "deliveredAt", facts.deliveredAt());
        note(names, "invoiced", facts.invoiced());
        note(names, "invoicePaidAt", facts.invoicePaidAt());
        note(names, "cancelled", facts.cancelled());
        note(names, "reps", facts.reps());
        return write(names);
    }

    /** @param marks by the name of the fact */
    public static String of(Map<String, EventMark> marks) {
        Map<EventMark, List<String>> names = new LinkedHashMap<>();
        marks.forEach((name, mark) -> names.computeIfAbsent(mark, one -> new ArrayList<>(10)).add(name));
        return write(names);
    }

    private static String write(Map<EventMark, List<String>> names) {
        StringWriter json = new StringWriter(160);
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.writeStartObject();
            for (Map.Entry<EventMark, List<String>> event : names.entrySet()) {
                generator.writeArrayFieldStart(event.getKey().time() + " " + event.getKey().eventId());
                for (String name : event.getValue()) {
                    generator.writeString(name);
                }
                generator.writeEndArray();
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString();
    }

    private static void note(Map<EventMark, List<String>> names, String name, Fact<?> fact) {
        if (fact.isSet()) {
            names.computeIfAbsent(fact.mark(), mark -> new ArrayList<>(10)).add(name);
        }
    }

    /** By the name of the fact. */
    public static Map<String, EventMark> read(String json) {
        Map<String, EventMark> marks = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                EventMark mark = mark(parser.currentName());
                parser.nextToken();
                while (parser.nextToken() == JsonToken.VALUE_STRING) {
                    marks.put(parser.getText(), mark);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return marks;
    }

    private static EventMark mark(String spelled) {
        int space = spelled.indexOf(' ');
        return new EventMark(Instant.parse(spelled.substring(0, space)), spelled.substring(space + 1));
    }
}
