package io.commission.payout.statement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Measures, breaks and writes text in one document; lengths are points. Texts are clean (ReadingOrder). */
final class Lettering {

    /** Stands for a character that no font has; every font here has it. */
    private static final int MISSING = '\u25A1';

    private static final String ELLIPSIS = "…";

    private final PDDocument document;
    private final Typefaces typefaces;
    private final Map<Face, PDType0Font> embedded = new EnumMap<>(Face.class);

    Lettering(PDDocument document, Typefaces typefaces) {
        this.document = document;
        this.typefaces = typefaces;
    }

    float width(String text, boolean bold, float size) throws IOException {
        float thousandths = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            thousandths += advance(text.codePointAt(i), bold);
        }
        return thousandths * size / 1000;
    }

    /** The text itself, or what of it fits with an ellipsis. */
    String fit(String text, boolean bold, float size, float width) throws IOException {
        return width(text, bold, size) <= width ? text : text.substring(0, cut(text, bold, size, width)) + ELLIPSIS;
    }

    /** Broken at spaces, and inside a word that is too long; the last of the lines may end with an ellipsis. */
    List<String> wrap(String text, boolean bold, float size, float width, int limit) throws IOException {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (lines.size() < limit - 1 && width(rest, bold, size) > width) {
            int end = lineEnd(rest, bold, size, width);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            lines.add(fit(rest, bold, size, width));
        }
        return lines;
    }

    /** Writes one line with its baseline starting at x, y. */
    void write(PDPageContentStream page, String text, boolean bold, float size, float x, float y) throws IOException {
        String visual = ReadingOrder.visual(text);
        page.beginText();
        page.newLineAtOffset(x, y);
        StringBuilder run = new StringBuilder();
        Face runFace = null;
        for (int i = 0; i < visual.length(); i += Character.charCount(visual.codePointAt(i))) {
            int character = visual.codePointAt(i);
            Face face = typefaces.faceFor(character, bold);
            if (face == null) {
                character = MISSING;
                face = typefaces.faceFor(MISSING, bold);
            }
            if (face != runFace) {
                show(page, runFace, size, run);
                runFace = face;
            }
            run.appendCodePoint(character);
        }
        show(page, runFace, size, run);
        page.endText();
    }

    private void show(PDPageContentStream page, Face face, float size, StringBuilder run) throws IOException {
        if (run.length() > 0) {
            page.setFont(font(face), size);
            page.showText(run.toString());
            run.setLength(0);
        }
    }

    private PDType0Font font(Face face) throws IOException {
        PDType0Font font = embedded.get(face);
        if (font == null) {
            font = PDType0Font.load(document, typefaces.typeface(face).font(), true);
            embedded.put(face, font);
        }
        return font;
    }

    private int lineEnd(String text, boolean bold, float size, float width) throws IOException {
        float room = width * 1000 / size;
        int space = 0;
        int i = 0;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            room -= advance(character, bold);
            if (character == ' ') {
                space = i;
            }
            if (room < 0 && !ReadingOrder.isMark(character)) {
                break;
            }
            i += Character.charCount(character);
        }
        return space > 0 ? space : Math.max(i, Character.charCount(text.codePointAt(0)));
    }

    private int cut(String text, boolean bold, float size, float width) throws IOException {
        float room = width * 1000 / size - advance(ELLIPSIS.codePointAt(0), bold);
        int i = 0;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            room -= advance(character, bold);
            if (room < 0 && !ReadingOrder.isMark(character)) {
                return i;
            }
            i += Character.charCount(character);
        }
        return i;
    }

    private float advance(int character, boolean bold) throws IOException {
        Face face = typefaces.faceFor(character, bold);
        return face == null
                ? advance(MISSING, bold)
                : typefaces.typeface(face).advance(character);
    }
}
