package io.commission.payout.statement;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins Arabic letters: each becomes the presentation form that its neighbours ask for, because a PDF shows glyphs and
 * joins nothing by itself. The text stays in logical order.
 */
final class ArabicForms {

    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;
    private static final char TATWEEL = '\u0640';
    private static final char LAM = '\u0644';
    private static final Map<String, char[]> FORMS = forms();

    private ArabicForms() {
    }

    static String join(String text) {
        if (text.codePoints().noneMatch(c -> c >= 0x0600 && c <= 0x06FF)) {
            return text;
        }
        StringBuilder joined = new StringBuilder(text.length());
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String letter = String.valueOf(c);
            int next = nextLetter(text, i);
            String pair = c == LAM && next == i + 1 ? letter + text.charAt(next) : "";
            if (FORMS.containsKey(pair)) {
                joined.append(FORMS.get(pair)[joinsOn(before) ? FINAL : ISOLATED]);
                before = text.charAt(next);
                i = next;
            } else {
                char after = next < 0 ? 0 : text.charAt(next);
                char[] forms = FORMS.get(letter);
                joined.append(forms == null ? c : form(forms, joinsOn(before), joinsBack(after)));
                before = isMark(c) ? before : c;
            }
        }
        return joined.toString();
    }

    private static char form(char[] forms, boolean joinedBefore, boolean joinedAfter) {
        boolean after = joinedAfter && forms[INITIAL] != 0;
        if (joinedBefore && forms[FINAL] != 0) {
            return after ? forms[MEDIAL] : forms[FINAL];
        }
        return after ? forms[INITIAL] : forms[ISOLATED];
    }

    private static int nextLetter(String text, int from) {
        int next = from + 1;
        while (next < text.length() && isMark(text.charAt(next))) {
            next++;
        }
        return next < text.length() ? next : -1;
    }

    private static boolean joinsOn(char letter) {
        char[] forms = FORMS.get(String.valueOf(letter));
        return letter == TATWEEL || forms != null && forms[INITIAL] != 0;
    }

    private static boolean joinsBack(char letter) {
        char[] forms = FORMS.get(String.valueOf(letter));
        return letter == TATWEEL || forms != null && forms[FINAL] != 0;
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /**
     * Unicode's presentation forms follow one another as isolated, final, initial, medial, and their compatibility
     * decomposition is the letter, so the table need not be written down.
     */
    private static Map<String, char[]> forms() {
        Map<String, char[]> forms = new HashMap<>();
        String block = "\uFE80-\uFEFC\uFB50-\uFBB1\uFBD3-\uFBE9\uFBFC-\uFBFF";
        for (int range = 0; range < block.length(); range += 3) {
            int position = 0;
            String last = "";
            for (char c = block.charAt(range); c <= block.charAt(range + 2); c++) {
                String letter = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
                position = letter.equals(last) ? position + 1 : ISOLATED;
                last = letter;
                if (position <= MEDIAL && (position > ISOLATED || !forms.containsKey(letter))) {
                    forms.computeIfAbsent(letter, l -> new char[4])[position] = c;
                }
            }
        }
        return Map.copyOf(forms);
    }
}
