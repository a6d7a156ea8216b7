package io.commission.payout.statement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import io.commission.payout.statement.Canvas.Style;
import io.commission.payout.statement.StatementTable.Band;

/**
 * The statement as PDF (PAY-6). The same statement gives the same bytes: nothing in it comes from a clock or from
 * chance. It is laid out first and drawn then, because every page says how many there are.
 */
public final class StatementPdf {

    private static final Set<String> LETTER_CURRENCIES = Set.of("USD", "CAD", "MXN");
    private static final float LATER_PAGES_TOP = 62;
    private static final float BOTTOM = 40;
    private static final Style RUNNING_HEAD = new Style(8.5f, true, Ink.TEXT);
    private static final Style FOOTER = new Style(7.5f, false, Ink.MUTED);

    private final Statement statement;
    private final Lettering lettering;
    private final Canvas canvas;
    private final StatementTable table;
    private final List<List<Placed>> pages = new ArrayList<>();
    private float y;

    private record Placed(Band band, float top) {
    }

    private StatementPdf(Statement statement, Lettering lettering, Canvas canvas) {
        this.statement = statement;
        this.lettering = lettering;
        this.canvas = canvas;
        this.table = new StatementTable(statement, lettering, canvas);
    }

    public static byte[] render(Statement statement) {
        Typefaces typefaces = Typefaces.borrow();
        try (PDDocument document = new PDDocument()) {
            describe(document, statement);
            Lettering lettering = new Lettering(document, typefaces);
            try (Canvas canvas = new Canvas(document, paper(statement), lettering)) {
                StatementPdf pdf = new StatementPdf(statement, lettering, canvas);
                pdf.layOut();
                pdf.draw();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            typefaces.giveBack();
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException("the statement " + statement.payoutNumber() + " cannot be written", failure);
        }
    }

    private static PDRectangle paper(Statement statement) {
        PDRectangle upright = LETTER_CURRENCIES.contains(statement.currency()) ? PDRectangle.LETTER : PDRectangle.A4;
        return new PDRectangle(upright.getHeight(), upright.getWidth());
    }

    private static void describe(PDDocument document, Statement statement) {
        CRC32 number = new CRC32();
        number.update(statement.payoutNumber().getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(number.getValue());
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle("Commission statement " + statement.payoutNumber());
        information.setAuthor(statement.companyName());
        information.setSubject(statement.personName());
        information.setCreationDate(
                GregorianCalendar.from(statement.payoutDate().atStartOfDay(ZoneOffset.UTC)));
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("en");
    }

    private void layOut() throws IOException {
        pages.add(new ArrayList<>());
        y = StatementFront.HEIGHT;
        place(table.headings());
        for (StatementSection section : StatementSection.values()) {
            if (!statement.lines(section).isEmpty()) {
                layOut(section);
            }
        }
        Band total = table.total();
        if (!fits(total.height())) {
            turnPage();
        }
        place(total);
    }

    private void layOut(StatementSection section) throws IOException {
        Band subtotal = table.subtotal(section);
        List<StatementLine> lines = statement.lines(section);
        BigDecimal carried = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            Band line = table.line(lines.get(i));
            float below = i + 1 < lines.size() ? StatementTable.ROW : subtotal.height();
            Band head = table.sectionHead(section, i > 0);
            if (!fits((i == 0 ? head.height() : 0) + line.height() + below)) {
                if (i > 0) {
                    place(table.carry("Carried forward", section, carried));
                }
                turnPage();
                if (i > 0) {
                    place(head);
                    place(table.carry("Brought forward", section, carried));
                }
            }
            if (i == 0) {
                place(head);
            }
            place(line);
            carried = carried.add(lines.get(i).amount());
        }
        place(subtotal);
    }

    private boolean fits(float height) {
        return y + height <= canvas.height() - BOTTOM;
    }

    private void turnPage() {
        pages.add(new ArrayList<>());
        y = LATER_PAGES_TOP;
        place(table.headings());
    }

    private void place(Band band) {
        pages.get(pages.size() - 1).add(new Placed(band, y));
        y += band.height();
    }

    private void draw() throws IOException {
        String person = ReadingOrder.clean(statement.personName());
        for (int i = 0; i < pages.size(); i++) {
            canvas.nextPage();
            if (i == 0) {
                new StatementFront(statement, lettering, canvas).draw();
            } else {
                runningHead(person);
            }
            for (Placed placed : pages.get(i)) {
                placed.band().row().draw(placed.top());
            }
            float baseline = canvas.height() - 22;
            canvas.rule(Canvas.MARGIN, canvas.right(), baseline - 11, 0.5f, Ink.RULE);
            canvas.text(statement.payoutNumber(), Canvas.MARGIN, baseline, 300, FOOTER);
            String page = "Page " + (i + 1) + " of " + pages.size();
            canvas.textEndingAt(page, canvas.right(), baseline, 200, FOOTER);
        }
    }

    private void runningHead(String person) throws IOException {
        float half = (canvas.right() - Canvas.MARGIN) / 2;
        canvas.text(ReadingOrder.clean(statement.companyName()), Canvas.MARGIN, 42, half - 10, RUNNING_HEAD);
        canvas.textEndingAt("Commission statement", canvas.right(), 42, 120, FOOTER);
        canvas.text(person, Canvas.MARGIN + half, 42, half - 130, RUNNING_HEAD);
        canvas.rule(Canvas.MARGIN, canvas.right(), 50, 0.8f, Ink.ACCENT);
    }
}
