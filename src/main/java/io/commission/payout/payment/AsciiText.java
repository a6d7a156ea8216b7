package io.commission.payout.payment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Names as a NACHA file can carry them: capitals, digits and a little punctuation. */
final class AsciiText {

    private static final String PUNCTUATION = " .,/()&'-";

    /** Letters that do not decompose into a base letter and a mark. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('Æ', "AE"),
            Map.entry('æ', "ae"),
            Map.entry('Œ', "OE"),
            Map.entry('œ', "oe"),
            Map.entry('Ø', "O"),
            Map.entry('ø', "o"),
            Map.entry('Ł', "L"),
            Map.entry('ł', "l"),
            Map.entry('Đ', "D"),
            Map.entry('đ', "d"),
            Map.entry('Ð', "D"),
            Map.entry('ð', "d"),
            Map.entry('Þ', "TH"),
            Map.entry('þ', "th"),
            Map.entry('ı', "i"),
            Map.entry('’', "'"),
            Map.entry('‘', "'"),
            Map.entry('–', "-"),
            Map.entry('—', "-"));

    private AsciiText() {
    }

    /** Upper-cased, without accents; characters that have no such form are left out, so the answer may be blank. */
    static String of(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder ascii = new StringBuilder(text.length());
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.isWhitespace(c)) {
                ascii.append(' ');
            } else if (c < 128) {
                if (Character.isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0) {
                    ascii.append(c);
                }
            } else {
                ascii.append(LETTERS.getOrDefault(c, ""));
            }
        }
        return ascii.toString().strip().replaceAll(" {2,}", " ").toUpperCase(Locale.ROOT);
    }
}
