package io.commission.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.commission.imports.InputRow;
import io.commission.imports.JsonRows;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** CloudEvents 1.0 over HTTP: structured, batched, and binary mode, with JSON data. */
public final class EventReader {
    public static final String STRUCTURED = "application/cloudevents+json";
    public static final String BATCH = "application/cloudevents-batch+json";
    public static final String BINARY = "application/json";
    public static final int MAX_EVENTS = 1_000;
    public static final int MAX_EVENT_BYTES = 65_536;
    public static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;
    static final int MAX_ID = 200;
    static final int MAX_TEXT = 200;

    private static final Set<String> ATTRIBUTES = Set.of("specversion", "id", "source", "type", "time", "subject",
            "datacontenttype", "dataschema", "data", "data_base64");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,50}");
    private static final Pattern JSON_TYPE = Pattern.compile("(application|text)/([a-z0-9.+-]+\\+)?json");

    private final int currencyDecimals;
    private final Instant receivedAt;

    /**
     * @param currencyDecimals how many decimals the tenant's money has (MON-1)
     * @param receivedAt the time of events that give none
     */
    public EventReader(int currencyDecimals, Instant receivedAt) {
        this.currencyDecimals = currencyDecimals;
        this.receivedAt = receivedAt;
    }

    /** How many bytes a body of this content type may have. */
    public static int maxBytes(String contentType) {
        return isBatch(contentType) ? MAX_BATCH_BYTES : MAX_EVENT_BYTES;
    }

    static boolean isBatch(String contentType) {
        return BATCH.equals(mediaType(contentType));
    }

    /**
     * The events of a request body.
     *
     * @param headers names in lower case; only those starting with {@code ce-} matter, and only in binary mode
     * @throws Refusal when the media type, the size or the JSON as a whole is wrong
     */
    public EventBatch read(String contentType, Map<String, String> headers, byte[] body) {
        String mediaType = mediaType(contentType);
        if (mediaType == null || !isUtf8(contentType)) {
            throw unsupported();
        }
        int limit = maxBytes(contentType);
        if (body.length > limit) {
            throw Refusal.of(Code.BODY_TOO_LARGE, "the body has more than " + limit + " bytes");
        }
        return switch (mediaType) {
            case STRUCTURED -> events(rows(body, false));
            case BATCH -> events(rows(body, true));
            case BINARY -> events(List.of(binary(headers, body)));
            default -> throw unsupported();
        };
    }

    /** The data of an event that was accepted and stored before. */
    public EventData data(EventType type, String dataJson) {
        return stored(null, null, type, receivedAt, null, dataJson).data();
    }

    /** An event that was accepted and stored before. */
    IncomingEvent stored(String source, String id, EventType type, Instant time, String subject, String dataJson) {
        InputRow row = JsonRows.read(dataJson.getBytes(StandardCharsets.UTF_8), false).get(0);
        EventData data = data(type, row);
        if (!row.isValid()) {
            throw new IllegalStateException("a stored event is faulty: " + row.errors().get(0).code());
        }
        return new IncomingEvent(source, id, type, time, subject, data, Set.copyOf(row.given()), dataJson);
    }

    private EventBatch events(List<InputRow> rows) {
        List<IncomingEvent> events = new ArrayList<>(rows.size());
        List<EventFault> faults = new ArrayList<>();
        for (InputRow row : rows) {
            IncomingEvent event = event(row);
            if (row.isValid()) {
                events.add(event);
            } else {
                row.errors().forEach(error -> faults
                        .add(new EventFault(error.line(), error.column(), error.code(), error.message())));
            }
        }
        return new EventBatch(events, faults);
    }

    private IncomingEvent event(InputRow row) {
        String version = row.requiredText("specversion");
        if (version != null && !version.equals("1.0")) {
            row.reject("specversion", "UNSUPPORTED_SPECVERSION", "only CloudEvents 1.0 is supported");
        }
        String id = row.requiredText("id", MAX_ID);
        String source = source(row);
        EventType type = type(row);
        Instant time = row.instant("time");
        String subject = row.text("subject", MAX_ID);
        row.text("dataschema", 2_000);
        checkContentType(row);
        checkExtensions(row);
        InputRow data = row.object(row.given().contains("data_base64") ? dataOfBase64(row) : "data");
        if (data == null || type == null) {
            return null;
        }
        return new IncomingEvent(source, id, type, time == null ? receivedAt : time, subject, data(type, data),
                Set.copyOf(data.given()), data.json());
    }

    private static String dataOfBase64(InputRow row) {
        if (row.given().contains("data")) {
            row.reject("data_base64", "DATA_TWICE", "give either data or data_base64");
        } else {
            row.reject("data_base64", "DATA_NOT_JSON", "binary data is not supported; give JSON in data");
        }
        return "data";
    }

    private EventData data(EventType type, InputRow row) {
        return switch (type) {
            case LOAD_BOOKED, LOAD_DELIVERED, LOAD_MARGIN_UPDATED, LOAD_REPS_CHANGED, LOAD_CANCELLED ->
                LoadData.of(row, type, currencyDecimals);
            case INVOICE_PAID -> InvoicePaidData.of(row);
            case ACCOUNT_CREATED, ACCOUNT_UPDATED, ACCOUNT_DELETED -> AccountData.of(row, type);
            case CONTACT_CREATED, CONTACT_UPDATED, CONTACT_DELETED -> ContactData.of(row, type);
            case DEAL_CREATED, DEAL_UPDATED, DEAL_DELETED -> DealData.of(row, type, currencyDecimals);
            case SCHEDULE_RECONCILED -> ScheduleReconciledData.of(row, currencyDecimals);
        };
    }

    private static String source(InputRow row) {
        String source = row.requiredText("source", MAX_ID);
        if (source != null) {
            try {
                new URI(source);
            } catch (URISyntaxException e) {
                row.reject("source", "NOT_A_URI", "source must be a URI reference like /tms/east");
            }
        }
        return source;
    }

    private static EventType type(InputRow row) {
        String name = row.requiredText("type");
        if (name == null) {
            return null;
        }
        Optional<EventType> type = EventType.of(name);
        if (type.isEmpty()) {
            row.reject("type", "UNSUPPORTED_EVENT_TYPE",
                    "the type is unknown; supported are: " + String.join(", ", EventType.wireNames()));
        }
        return type.orElse(null);
    }

    private static void checkContentType(InputRow row) {
        String contentType = row.text("datacontenttype");
        if (contentType != null && !(JSON_TYPE.matcher(mediaType(contentType)).matches() && isUtf8(contentType))) {
            row.reject("datacontenttype", "DATA_NOT_JSON", "the data must be JSON in UTF-8");
        }
    }

    private static void checkExtensions(InputRow row) {
        for (String name : row.given()) {
            if (!ATTRIBUTES.contains(name) && !(EXTENSION.matcher(name).matches() && row.isScalar(name))) {
                row.reject(name, "BAD_ATTRIBUTE",
                        "an extension attribute has a name of lower-case letters and digits and a simple value");
            }
        }
    }

    private static InputRow binary(Map<String, String> headers, byte[] body) {
        Map<String, String> attributes = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith("ce-") && !name.equals("ce-data") && !name.equals("ce-data_base64")) {
                attributes.put(name.substring(3), HeaderText.decode(value));
            }
        });
        if (attributes.isEmpty()) {
            throw Refusal.of(Code.UNSUPPORTED_MEDIA_TYPE, "application/json is binary mode and needs the headers "
                    + "ce-specversion, ce-id, ce-source and ce-type; a whole event has the media type " + STRUCTURED);
        }
        attributes.remove("datacontenttype");
        return JsonRows.read(attributes, "data", body);
    }

    private static List<InputRow> rows(byte[] body, boolean batch) {
        List<InputRow> rows = JsonRows.read(body, batch);
        if (rows.size() > MAX_EVENTS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED,
                    "the batch has " + rows.size() + " events, more than " + MAX_EVENTS);
        }
        return rows;
    }

    private static Refusal unsupported() {
        return Refusal.of(Code.UNSUPPORTED_MEDIA_TYPE, "the media type must be " + STRUCTURED + ", " + BATCH + " or "
                + BINARY + " with ce- headers, in UTF-8");
    }

    private static String mediaType(String contentType) {
        return contentType == null ? null : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isUtf8(String contentType) {
        String parameters = contentType.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
        return !parameters.contains(";charset=") || parameters.contains(";charset=utf-8");
    }
}
