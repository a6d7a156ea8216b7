package io.commission.payout.statement;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.commission.payout.statement.Canvas.Style;

/** The rows of a statement's table, each knowing its height before it is drawn. */
final class StatementTable {

    static final float HEADINGS_HEIGHT = 20;
    static final float ROW = 15;

    private static final float LEADING = 9.5f;
    private static final float PADDING = 4;
    private static final float GAP = 5;
    private static final int CELL_LINES = 4;
    private static final int NOTE_LINES = 6;
    private static final Style HEADING = new Style(7, true, Ink.PAPER);
    private static final Style SECTION = new Style(8.5f, true, Ink.ACCENT);
    private static final Style CELL = new Style(7.5f, false, Ink.TEXT);
    private static final Style NOTE = new Style(7, false, Ink.MUTED);
    private static final Style STRONG = new Style(8, true, Ink.TEXT);
    private static final Style CARRY = new Style(7.5f, false, Ink.MUTED);

    private static final int REFERENCE = 3;
    private static final int BASIS = 6;
    private static final int AMOUNT = 10;
    private static final String[] TITLES = {
            "Date", "Earned", "Type", "Reference", "Customer", "Plan", "Basis", "Basis amount", "Rate", "Split",
            "Amount"
    };
    /** Points; the three in the middle share what is left by these weights. */
    private static final float[] WIDTHS = {50, 42, 52, 0.28f, 0.40f, 0.32f, 62, 70, 58, 46, 74};

    private final Statement statement;
    private final Lettering lettering;
    private final Canvas canvas;
    private final float[] lefts = new float[WIDTHS.length + 1];

    /** A row to be drawn at any height of a page. */
    interface Row {
        void draw(float top) throws IOException;
    }

    record Band(float height, Row row) {
    }

    StatementTable(Statement statement, Lettering lettering, Canvas canvas) {
        this.statement = statement;
        this.lettering = lettering;
        this.canvas = canvas;
        float shared = canvas.right() - Canvas.MARGIN;
        for (float width : WIDTHS) {
            shared -= width < 1 ? 0 : width;
        }
        lefts[0] = Canvas.MARGIN;
        for (int i = 0; i < WIDTHS.length; i++) {
            lefts[i + 1] = lefts[i] + (WIDTHS[i] < 1 ? WIDTHS[i] * shared : WIDTHS[i]);
        }
    }

    Band headings() {
        return new Band(HEADINGS_HEIGHT, top -> {
            canvas.fill(Canvas.MARGIN, top, canvas.right() - Canvas.MARGIN, 16, Ink.ACCENT);
            for (int i = 0; i < TITLES.length; i++) {
                cell(i, TITLES[i], top + 11, HEADING);
            }
        });
    }

    Band sectionHead(StatementSection section, boolean continued) {
        String title = section.title() + (continued ? " (continued)" : "");
        return new Band(ROW + 3, top -> canvas.text(title, lefts[0] + PADDING, top + 13, 400, SECTION));
    }

    Band carry(String label, StatementSection section, BigDecimal amount) {
        String text = label + ": " + section.title().toLowerCase(Locale.ROOT);
        return new Band(ROW, top -> {
            canvas.textEndingAt(text, lefts[AMOUNT] - GAP, top + 10.5f, 300, CARRY);
            cell(AMOUNT, money(amount), top + 10.5f, CARRY);
        });
    }

    Band subtotal(StatementSection section) {
        int count = statement.lines(section).size();
        String label = section.title() + ", " + count + (count == 1 ? " line" : " lines");
        BigDecimal total = statement.total(section);
        return new Band(ROW + 5, top -> {
            canvas.rule(lefts[BASIS], canvas.right(), top, 0.8f, Ink.MUTED);
            canvas.textEndingAt(label, lefts[AMOUNT] - GAP, top + 11, 300, STRONG);
            cell(AMOUNT, money(total), top + 11, total.signum() < 0 ? STRONG.with(Ink.NEGATIVE) : STRONG);
        });
    }

    /** Closes the table; without any line it says so. */
    Band total() {
        BigDecimal total = statement.totals().gross().add(statement.totals().adjustments());
        return new Band(ROW + 8, top -> {
            canvas.fill(Canvas.MARGIN, top + 3, canvas.right() - Canvas.MARGIN, 17, Ink.TINT);
            if (statement.lines().isEmpty()) {
                canvas.text("No entries in this payout.", lefts[0] + PADDING, top + 14.5f, 300, CARRY);
            }
            canvas.textEndingAt("All lines: gross + adjustments", lefts[AMOUNT] - GAP, top + 14.5f, 300, STRONG);
            cell(AMOUNT, money(total), top + 14.5f, total.signum() < 0 ? STRONG.with(Ink.NEGATIVE) : STRONG);
        });
    }

    Band line(StatementLine line) throws IOException {
        String[] texts = texts(line);
        List<List<String>> cells = new ArrayList<>();
        int deepest = 1;
        for (int i = 0; i < texts.length; i++) {
            List<String> lines = isNumber(i)
                    ? List.of(texts[i])
                    : lettering.wrap(texts[i], false, CELL.size(), lefts[i + 1] - lefts[i] - GAP - PADDING, CELL_LINES);
            cells.add(lines);
            deepest = Math.max(deepest, lines.size());
        }
        boolean beside = hasRoomBeside(texts);
        int noteColumn = beside && !texts[REFERENCE].isEmpty() ? REFERENCE + 1 : REFERENCE;
        float noteWidth = lefts[AMOUNT - 1] - lefts[noteColumn] - GAP - PADDING;
        List<String> notes = lettering.wrap(notes(line), false, NOTE.size(), noteWidth, NOTE_LINES);
        int notesFrom = beside ? 0 : deepest;
        float height = Math.max(deepest, notesFrom + notes.size()) * LEADING + 5;
        return new Band(height, top -> {
            for (int i = 0; i < cells.size(); i++) {
                boolean negative = i == AMOUNT && line.amount().signum() < 0;
                for (int j = 0; j < cells.get(i).size(); j++) {
                    cell(i, cells.get(i).get(j), top + 10 + j * LEADING, negative ? CELL.with(Ink.NEGATIVE) : CELL);
                }
            }
            for (int j = 0; j < notes.size(); j++) {
                float baseline = top + 10 + (notesFrom + j) * LEADING;
                canvas.text(notes.get(j), lefts[noteColumn] + PADDING, baseline, canvas.width(), NOTE);
            }
            canvas.rule(Canvas.MARGIN, canvas.right(), top + height, 0.4f, Ink.RULE);
        });
    }

    /** Whether there is room for the notes between reference and amount: an adjustment or bonus without figures. */
    private static boolean hasRoomBeside(String[] texts) {
        return Arrays.stream(texts, REFERENCE + 1, AMOUNT).allMatch(String::isEmpty);
    }

    private String[] texts(StatementLine line) {
        return new String[]{
                line.date().toString(),
                line.earnedMonth().toString(),
                Figures.words(line.entryType().replace("_COMMISSION", "")),
                ReadingOrder.clean(line.reference()),
                ReadingOrder.clean(line.customer()),
                ReadingOrder.clean(line.planName()),
                ReadingOrder.clean(Figures.words(line.basis())),
                line.basisAmount() == null ? "" : money(line.basisAmount()),
                rate(line),
                line.splitPercent() == null ? "" : Figures.percent(line.splitPercent()),
                money(line.amount())
        };
    }

    private String rate(StatementLine line) {
        if (line.rate() == null) {
            return "";
        }
        return line.flatRate() ? money(line.rate()) + " flat" : Figures.percent(line.rate());
    }

    private static String notes(StatementLine line) {
        boolean marked = line.priorPeriod() && line.section() != StatementSection.PRIOR_PERIOD;
        String notes = ReadingOrder.clean(line.notes());
        return marked ? ("Prior period. " + notes).stripTrailing() : notes;
    }

    private String money(BigDecimal amount) {
        return Figures.money(amount, statement.decimals());
    }

    private static boolean isNumber(int column) {
        return column > BASIS;
    }

    private void cell(int column, String text, float baseline, Style style) throws IOException {
        if (isNumber(column)) {
            float end = lefts[column + 1] - (column == AMOUNT ? PADDING : GAP);
            canvas.textEndingAt(text, end, baseline, lefts[column + 1] - lefts[column] - PADDING, style);
        } else {
            canvas.text(text, lefts[column] + PADDING, baseline, lefts[column + 1] - lefts[column] - PADDING, style);
        }
    }
}
