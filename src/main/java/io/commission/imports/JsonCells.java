package io.commission.imports;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** Reads and writes JSON without giving numbers a binary or shortened form. */
final class JsonCells {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NAME = 200;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH).maxNameLength(MAX_NAME).build())
            .build();

    private JsonCells() {
    }

    /** JSON that is not well-formed, or not what was asked for. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /** The one value that the text holds. */
    static Cell read(String json) throws Malformed {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new Malformed("there is no JSON value");
            }
            Cell cell = cell(parser, first);
            if (parser.nextToken() != null) {
                throw new Malformed("something follows after the JSON value, at character "
                        + parser.currentTokenLocation().getColumnNr());
            }
            return cell;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null ? "" : " at character " + (e.getLocation().getCharOffset() + 1);
            throw new Malformed("the JSON is malformed" + place + ": " + Characters.shown(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cell cell(JsonParser parser, JsonToken token) throws IOException, Malformed {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Cell> cells = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    cells.put(name, cell(parser, parser.nextToken()));
                }
                yield new Cell.Fields(cells);
            }
            case START_ARRAY -> {
                List<Cell> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(cell(parser, next));
                }
                yield new Cell.Items(items);
            }
            case VALUE_STRING -> new Cell.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Cell.Number(parser.getText());
            case VALUE_TRUE -> new Cell.Flag(true);
            case VALUE_FALSE -> new Cell.Flag(false);
            case VALUE_NULL -> Cell.NOTHING;
            default -> throw new Malformed("unexpected " + token + " in JSON");
        };
    }

    static String write(Cell cell) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(json)) {
            write(cell, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString();
    }

    private static void write(Cell cell, JsonGenerator generator) throws IOException {
        if (cell instanceof Cell.Text text) {
            generator.writeString(text.text());
        } else if (cell instanceof Cell.Number number) {
            generator.writeNumber(number.literal());
        } else if (cell instanceof Cell.Flag flag) {
            generator.writeBoolean(flag.value());
        } else if (cell instanceof Cell.Items items) {
            generator.writeStartArray();
            for (Cell item : items.cells()) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (cell instanceof Cell.Fields fields) {
            generator.writeStartObject();
            for (Map.Entry<String, Cell> field : fields.cells().entrySet()) {
                generator.writeFieldName(field.getKey());
                write(field.getValue(), generator);
            }
            generator.writeEndObject();
        } else {
            generator.writeNull();
        }
    }
}
