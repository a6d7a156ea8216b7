package io.commission.payout.statement;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Parsed fonts. Parsing costs far more than a statement, and a parsed font is not made for several threads, so a set
 * is borrowed for a statement and goes back for the next one.
 */
final class Typefaces {

    private static final int KEPT = 8;
    private static final Queue<Typefaces> IDLE = new ArrayBlockingQueue<>(KEPT);
    private static final List<Face> FALLBACKS = List.of(
            Face.MIDDLE_EAST, Face.DEVANAGARI, Face.THAI, Face.EAST_ASIA, Face.KOREA);

    private final Map<Face, Typeface> faces = new EnumMap<>(Face.class);

    /** One parsed font with what is asked of it for every character. */
    record Typeface(TrueTypeFont font, CmapLookup characters, float unitsPerEm) {

        boolean has(int codePoint) {
            return characters.getGlyphId(codePoint) != 0;
        }

        /** The advance of a character in thousandths of the font size. */
        float advance(int codePoint) throws IOException {
            return font.getAdvanceWidth(characters.getGlyphId(codePoint)) * 1000 / unitsPerEm;
        }
    }

    private Typefaces() {
    }

    static Typefaces borrow() {
        Typefaces idle = IDLE.poll();
        return idle == null ? new Typefaces() : idle;
    }

    void giveBack() {
        IDLE.offer(this);
    }

    /** The font for a character: the wanted weight, else the first that has it, else null. */
    Face faceFor(int codePoint, boolean bold) throws IOException {
        Face wanted = bold ? Face.BOLD : Face.REGULAR;
        if (typeface(wanted).has(codePoint)) {
            return wanted;
        }
        for (Face face : FALLBACKS) {
            if (typeface(face).has(codePoint)) {
                return face;
            }
        }
        return null;
    }

    Typeface typeface(Face face) throws IOException {
        Typeface typeface = faces.get(face);
        if (typeface == null) {
            typeface = parse(face);
            faces.put(face, typeface);
        }
        return typeface;
    }

    private static Typeface parse(Face face) throws IOException {
        try (InputStream in = Typefaces.class.getResourceAsStream("/fonts/" + face.file())) {
            if (in == null) {
                throw new FileNotFoundException("the font " + face.file() + " is missing");
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            font.setEnableGsub(face.joinsLetters());
            return new Typeface(font, font.getUnicodeCmapLookup(), font.getUnitsPerEm());
        }
    }
}
