package io.commission.payout.statement;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Draws on the pages of one document, one after the other. Points; y counts from the top of the page. */
final class Canvas implements AutoCloseable {

    static final float MARGIN = 36;

    private static final float SMALLEST = 4;

    private final PDDocument document;
    private final PDRectangle paper;
    private final Lettering lettering;
    private PDPageContentStream page;

    record Style(float size, boolean bold, Ink ink) {

        Style with(Ink other) {
            return new Style(size, bold, other);
        }
    }

    Canvas(PDDocument document, PDRectangle paper, Lettering lettering) {
        this.document = document;
        this.paper = paper;
        this.lettering = lettering;
    }

    float width() {
        return paper.getWidth();
    }

    float height() {
        return paper.getHeight();
    }

    float right() {
        return paper.getWidth() - MARGIN;
    }

    void nextPage() throws IOException {
        close();
        PDPage next = new PDPage(paper);
        document.addPage(next);
        page = new PDPageContentStream(document, next);
    }

    /** Text from x on; what does not fit into the width is cut with an ellipsis. */
    void text(String text, float x, float baseline, float width, Style style) throws IOException {
        ink(style.ink());
        String fitting = lettering.fit(text, style.bold(), style.size(), width);
        lettering.write(page, fitting, style.bold(), style.size(), x, paper.getHeight() - baseline);
    }

    /** Text that ends at x; what does not fit into the width is written smaller, since a digit must not be lost. */
    void textEndingAt(String text, float x, float baseline, float width, Style style) throws IOException {
        ink(style.ink());
        float natural = lettering.width(text, style.bold(), style.size());
        float size = natural <= width ? style.size() : Math.max(SMALLEST, style.size() * width / natural);
        float start = x - natural * size / style.size();
        lettering.write(page, text, style.bold(), size, start, paper.getHeight() - baseline);
    }

    void fill(float x, float top, float width, float height, Ink ink) throws IOException {
        ink(ink);
        page.addRect(x, paper.getHeight() - top - height, width, height);
        page.fill();
    }

    void rule(float from, float to, float y, float thickness, Ink ink) throws IOException {
        fill(from, y - thickness / 2, to - from, thickness, ink);
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    private void ink(Ink ink) throws IOException {
        page.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
    }
}
