package io.commission.payout.statement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import io.commission.payout.statement.Canvas.Style;

/** A list of things, each with facts and a small table, on paper that looks like a statement. */
public final class ReportPdf {
    private static final float BOTTOM = 44;
    private static final float FIRST_TOP = 96;
    private static final float LATER_TOP = 62;
    private static final float LEADING = 11;
    private static final int MOST_LINES = 12;
    private static final Style COMPANY = new Style(15, true, Ink.TEXT);
    private static final Style TITLE = new Style(15, false, Ink.ACCENT);
    private static final Style SUBJECT = new Style(10, false, Ink.MUTED);
    private static final Style RUNNING_HEAD = new Style(8.5f, true, Ink.TEXT);
    private static final Style HEAD = new Style(9.5f, true, Ink.ACCENT);
    private static final Style FACT = new Style(8.5f, false, Ink.TEXT);
    private static final Style COLUMN = new Style(7.5f, true, Ink.MUTED);
    private static final Style FOOTER = new Style(7.5f, false, Ink.MUTED);

    private final Report report;
    private final Lettering lettering;
    private final Canvas canvas;
    private int page;
    private float y;

    /** @param subject about what it is, under the title */
    public record Report(String company, String title, String subject, Instant createdAt, List<Item> items) {
    }

    /**
     * @param columns headings of the rows; a row has as many cells
     */
    public record Item(String heading, List<String> facts, List<String> columns, List<List<String>> rows) {
    }

    private ReportPdf(Report report, Lettering lettering, Canvas canvas) {
        this.report = report;
        this.lettering = lettering;
        this.canvas = canvas;
    }

    /** Upright A4. */
    public static byte[] render(Report report) {
        Typefaces typefaces = Typefaces.borrow();
        try (PDDocument document = new PDDocument()) {
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(report.title());
            information.setAuthor(report.company());
            information.setSubject(report.subject());
            information.setCreationDate(GregorianCalendar.from(report.createdAt().atZone(ZoneOffset.UTC)));
            document.setDocumentInformation(information);
            document.getDocumentCatalog().setLanguage("en");
            Lettering lettering = new Lettering(document, typefaces);
            try (Canvas canvas = new Canvas(document, PDRectangle.A4, lettering)) {
                new ReportPdf(report, lettering, canvas).draw();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            typefaces.giveBack();
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException("the report cannot be written", failure);
        }
    }

    private void draw() throws IOException {
        turnPage();
        for (Item item : report.items()) {
            need(16 + LEADING * 3);
            canvas.fill(Canvas.MARGIN, y, width(), 16, Ink.TINT);
            canvas.text(ReadingOrder.clean(item.heading()), Canvas.MARGIN + 5, y + 11.5f, width() - 10, HEAD);
            y += 20;
            for (String fact : item.facts()) {
                for (String line : lettering.wrap(ReadingOrder.clean(fact), false, FACT.size(), width() - 10,
                        MOST_LINES)) {
                    text(List.of(line), FACT);
                }
            }
            if (!item.rows().isEmpty()) {
                need(LEADING * 2);
                text(item.columns(), COLUMN);
                for (List<String> row : item.rows()) {
                    text(row, FACT);
                }
            }
            y += 9;
        }
        if (report.items().isEmpty()) {
            text(List.of("There is nothing to show."), FACT);
        }
    }

    /** Cells in columns of equal width, except that the first has the room of two. */
    private void text(List<String> cells, Style style) throws IOException {
        need(LEADING);
        float unit = (width() - 10) / (cells.size() + 1);
        for (int i = 0; i < cells.size(); i++) {
            float left = Canvas.MARGIN + 5 + (i == 0 ? 0 : unit * (i + 1));
            float room = cells.size() == 1 ? width() - 10 : i == 0 ? unit * 2 : unit;
            canvas.text(ReadingOrder.clean(cells.get(i)), left, y + 8, room - 4, style);
        }
        y += LEADING;
    }

    private void need(float height) throws IOException {
        if (y + height > canvas.height() - BOTTOM) {
            turnPage();
        }
    }

    private void turnPage() throws IOException {
        page++;
        canvas.nextPage();
        float half = width() / 2;
        if (page == 1) {
            canvas.text(ReadingOrder.clean(report.company()), Canvas.MARGIN, 54, half, COMPANY);
            canvas.textEndingAt(report.title(), canvas.right(), 54, half - 10, TITLE);
            canvas.rule(Canvas.MARGIN, canvas.right(), 66, 1.5f, Ink.ACCENT);
            canvas.text(ReadingOrder.clean(report.subject()), Canvas.MARGIN, 82, width(), SUBJECT);
            y = FIRST_TOP;
        } else {
            canvas.text(ReadingOrder.clean(report.subject()), Canvas.MARGIN, 42, width() - 140, RUNNING_HEAD);
            canvas.textEndingAt(report.title(), canvas.right(), 42, 130, FOOTER);
            canvas.rule(Canvas.MARGIN, canvas.right(), 50, 0.8f, Ink.ACCENT);
            y = LATER_TOP;
        }
        float baseline = canvas.height() - 22;
        canvas.rule(Canvas.MARGIN, canvas.right(), baseline - 11, 0.5f, Ink.RULE);
        canvas.text(report.createdAt().toString(), Canvas.MARGIN, baseline, 300, FOOTER);
        canvas.textEndingAt("Page " + page, canvas.right(), baseline, 200, FOOTER);
    }

    private float width() {
        return canvas.right() - Canvas.MARGIN;
    }
}
