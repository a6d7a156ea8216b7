package io.commission.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks all texts of a row once, nested ones too, and marks those that are faulty. */
final class CellCheck {
    private final InputRow row;
    private final int maxLength;

    CellCheck(InputRow row, int maxLength) {
        this.row = row;
        this.maxLength = maxLength;
    }

    void fields(String path, Map<String, Cell> cells) {
        cells.replaceAll((name, cell) -> checked(path + Characters.shown(name), cell));
    }

    private Cell checked(String column, Cell cell) {
        if (cell instanceof Cell.Text text) {
            return checked(column, cell, text.text());
        } else if (cell instanceof Cell.Raw raw) {
            return checked(column, cell, raw.text());
        } else if (cell instanceof Cell.Fields fields) {
            fields(column + ".", fields.cells());
        } else if (cell instanceof Cell.Items items) {
            List<Cell> checked = new ArrayList<>(items.cells().size());
            for (Cell item : items.cells()) {
                checked.add(checked(column + "[" + checked.size() + "]", item));
            }
            return new Cell.Items(checked);
        }
        return cell;
    }

    private Cell checked(String column, Cell cell, String text) {
        RowFault fault = Characters.fault(text);
        if (fault != null) {
            row.reject(column, fault, Characters.describe(fault));
            return Cell.FAULTY;
        }
        if (text.length() > maxLength) {
            row.reject(column, RowFault.CELL_TOO_LONG, "the value has more than " + maxLength + " characters");
            return Cell.FAULTY;
        }
        return cell;
    }
}
