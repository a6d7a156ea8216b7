package io.commission.ledger;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.commission.calculation.Bonus;
import io.commission.calculation.DealUsed;
import io.commission.calculation.Explanation;
import io.commission.calculation.LoadAmounts;
import io.commission.calculation.PassedOver;
import io.commission.calculation.Share;
import io.commission.calculation.Slice;
import io.commission.calculation.Terms;
import io.commission.calculation.Tier;
import io.commission.calculation.TierSchedule;
import io.commission.calculation.Totals;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Explanations as the JSON that is kept beside an entry: decimals in full, absent parts left out. */
@RegisterForReflection(targets = {
        Explanation.class,
        Explanation.LoadUsed.class,
        Explanation.Computation.class,
        Explanation.Split.class,
        Explanation.PostedBefore.class,
        Explanation.Part.class,
        Explanation.PeriodUsed.class,
        Explanation.DrawUsed.class,
        DealUsed.class,
        DealUsed.Rated.class,
        DealUsed.Days.class,
        DealUsed.Holder.class,
        Terms.class,
        PassedOver.class,
        TierSchedule.class,
        Tier.class,
        Slice.class,
        Share.class,
        Totals.class,
        Bonus.class,
        LoadAmounts.class
})
public final class Explanations {

    private static final JsonMapper PLAIN = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    private static final ObjectWriter WRITER = PLAIN.rebuild()
            .addModule(new SimpleModule().addSerializer(new Schedules())).build().writerFor(Explanation.class);
    private static final ObjectReader READER = PLAIN.readerFor(Explanation.class);
    private static final ObjectReader TERMS = PLAIN.readerFor(Terms.class);
    private static final ObjectReader POSTED_BEFORE = PLAIN.readerForListOf(Explanation.PostedBefore.class);

    private Explanations() {
    }

    /** Spells explanations that are written together; a schedule that several of them share is spelled once. */
    public static String[] write(List<Explanation> explanations) {
        ObjectWriter writer = WRITER.withAttribute(Schedules.SPELLED, new IdentityHashMap<TierSchedule, String>());
        String[] written = new String[explanations.size()];
        try {
            for (int i = 0; i < written.length; i++) {
                written[i] = writer.writeValueAsString(explanations.get(i));
            }
            return written;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An explanation could not be written", e);
        }
    }

    private static final class Schedules extends StdSerializer<TierSchedule> {

        static final String SPELLED = "schedules";

        Schedules() {
            super(TierSchedule.class);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void serialize(TierSchedule schedule, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            Map<TierSchedule, String> spelled = (Map<TierSchedule, String>) provider.getAttribute(SPELLED);
            String known = spelled.get(schedule);
            if (known == null) {
                known = PLAIN.writeValueAsString(schedule);
                spelled.put(schedule, known);
            }
            json.writeRawValue(known);
        }
    }

    public static Explanation read(String json) {
        return read(READER, json);
    }

    static Terms readTerms(String json) {
        return read(TERMS, json);
    }

    static List<Explanation.PostedBefore> readPostedBefore(JsonParser json) throws IOException {
        return POSTED_BEFORE.readValue(json);
    }

    private static <T> T read(ObjectReader reader, String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept explanation could not be read", e);
        }
    }
}
