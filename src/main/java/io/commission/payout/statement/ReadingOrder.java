package io.commission.payout.statement;

import java.text.Bidi;
import java.text.Normalizer;

/** Turns text as people write it into the characters of a line from left to right. */
final class ReadingOrder {

    private static final String MIRRORED = "()[]{}<>«»";

    private ReadingOrder() {
    }

    /**
     * One line of composed characters without controls. Format characters go too: a direction override in a name could
     * turn the words around it.
     */
    static String clean(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || type == Character.CONTROL) {
                if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (type != Character.FORMAT && type != Character.SURROGATE) {
                clean.appendCodePoint(c);
            }
        });
        return ArabicForms.join(clean.toString().stripTrailing());
    }

    /** The characters of a clean line as they stand from left to right. */
    static String visual(String line) {
        char[] chars = line.toCharArray();
        if (!Bidi.requiresBidi(chars, 0, chars.length)) {
            return line;
        }
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        String[] runs = new String[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = levels[i] % 2 == 0 ? run : reversed(run);
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        return String.join("", runs);
    }

    /** Reversed by letters, each with the marks that follow it. */
    private static String reversed(String run) {
        StringBuilder reversed = new StringBuilder(run.length());
        int end = run.length();
        while (end > 0) {
            int start = run.offsetByCodePoints(end, -1);
            while (start > 0 && isMark(run.codePointAt(start))) {
                start = run.offsetByCodePoints(start, -1);
            }
            int mirror = MIRRORED.indexOf(run.charAt(start));
            if (mirror >= 0 && end - start == 1) {
                reversed.append(MIRRORED.charAt(mirror ^ 1));
            } else {
                reversed.append(run, start, end);
            }
            end = start;
        }
        return reversed.toString();
    }

    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
