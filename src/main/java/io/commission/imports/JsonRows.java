package io.commission.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** JSON objects as rows, for bodies that are small enough to be held. */
public final class JsonRows {
    private static final int MAX_CELL = ImportLimits.DEFAULT.cellLength();

    private JsonRows() {
    }

    /** The object, or the objects of the array; a row's line is its 1-based place in the array. */
    public static List<InputRow> read(byte[] json, boolean array) {
        Cell cell = cell(json);
        if (!array) {
            if (cell instanceof Cell.Fields object) {
                return List.of(new InputRow(1, object.cells(), MAX_CELL));
            }
            throw Refusal.of(Code.MALFORMED_REQUEST, "The body must be a JSON object");
        }
        if (!(cell instanceof Cell.Items items)) {
            throw Refusal.of(Code.MALFORMED_REQUEST, "The body must be a JSON array of objects");
        }
        List<InputRow> rows = new ArrayList<>(items.cells().size());
        for (Cell item : items.cells()) {
            if (!(item instanceof Cell.Fields object)) {
                throw Refusal.of(Code.MALFORMED_REQUEST,
                        "Item " + (rows.size() + 1) + " of the array is not a JSON object");
            }
            rows.add(new InputRow(rows.size() + 1, object.cells(), MAX_CELL));
        }
        return rows;
    }

    /** The objects of an array that is the only property of the body, and how many it may have at most. */
    public static List<InputRow> read(byte[] json, String list, int most) {
        if (!(cell(json) instanceof Cell.Fields body)) {
            throw Refusal.of(Code.MALFORMED_REQUEST, "The body must be a JSON object");
        }
        for (String name : body.cells().keySet()) {
            if (!name.equals(list)) {
                throw malformed(Characters.shown(name), "unknown property");
            }
        }
        Cell items = body.cells().getOrDefault(list, Cell.NOTHING);
        if (items instanceof Cell.Nothing) {
            throw Refusal.of(Code.INVALID_REQUEST, list + " is required.").field(list, "is required");
        }
        if (!(items instanceof Cell.Items)) {
            throw malformed(list, "must be an array");
        }
        List<Cell> cells = ((Cell.Items) items).cells();
        if (cells.size() > most) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "A call holds at most " + most + " " + list + ", not " + cells.size()
                    + ". Send them in several calls.").field(list, "has more than " + most + " items");
        }
        List<InputRow> rows = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            if (!(cells.get(i) instanceof Cell.Fields object)) {
                throw malformed(list + "[" + i + "]", "must be a JSON object");
            }
            rows.add(new InputRow(i + 1, object.cells(), MAX_CELL));
        }
        return rows;
    }

    private static Refusal malformed(String path, String message) {
        return Refusal.of(Code.MALFORMED_REQUEST, "The property " + path + ": " + message + ".").field(path, message);
    }

    /** One row of the texts and, under the given name, the JSON. */
    public static InputRow read(Map<String, String> texts, String name, byte[] json) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        texts.forEach((key, text) -> cells.put(key, new Cell.Text(text)));
        cells.put(name, cell(json));
        return new InputRow(1, cells, MAX_CELL);
    }

    private static Cell cell(byte[] json) {
        try {
            return JsonCells.read(Characters.decoder().decode(ByteBuffer.wrap(json)).toString());
        } catch (JsonCells.Malformed e) {
            throw Refusal.of(Code.MALFORMED_REQUEST, "The body is no readable JSON: " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("the decoder replaces wrong bytes", e);
        }
    }
}
