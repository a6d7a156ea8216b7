package io.commission.export;

/** Text for a CSV cell that a spreadsheet will open. */
public final class CellText {

    private static final String FORMULA_STARTS = "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20";

    private CellText() {
    }

    /**
     * The text with an apostrophe before it when a spreadsheet could take it for a formula. Only for text: numbers are
     * written as they are, since a negative amount is no formula.
     */
    public static String of(String text) {
        if (text == null) {
            return "";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '\r' || c == '\n' || FORMULA_STARTS.indexOf(c) >= 0) {
                return "'" + text;
            }
            if (c != '\uFEFF' && !Character.isWhitespace(c) && !Character.isSpaceChar(c)
                    && !Character.isISOControl(c)) {
                return text;
            }
        }
        return text;
    }
}
