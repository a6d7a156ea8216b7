package io.commission.plan;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/** One tier, which is added, or an array of tiers, which replaces the set (PLAN-3). */
@JsonDeserialize(using = TiersRequest.Reader.class)
@Schema(name = "TiersRequest", type = SchemaType.ARRAY, implementation = TierRequest.class, description = "An array of tiers replaces the set; a single tier without brackets is added to it")
public record TiersRequest(boolean replaces, List<@Valid @NotNull TierRequest> tiers) {

    public static final class Reader extends JsonDeserializer<TiersRequest> {
        @Override
        public TiersRequest deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                return new TiersRequest(true, Arrays.asList(context.readValue(parser, TierRequest[].class)));
            }
            return new TiersRequest(false, List.of(context.readValue(parser, TierRequest.class)));
        }
    }
}
