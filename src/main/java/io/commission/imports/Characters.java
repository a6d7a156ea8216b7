package io.commission.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 in which each wrong byte sequence becomes a lone surrogate. No valid text contains one, so that the fault can be
 * reported later with the row and column where it stands, in place of ending the whole file.
 */
final class Characters {
    private static final char WRONG = '\uDFFF';
    private static final int SHOWN = 60;

    private Characters() {
    }

    static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE).replaceWith(String.valueOf(WRONG));
    }

    static Reader reader(InputStream in) {
        return new InputStreamReader(in, decoder());
    }

    /** The stream without a UTF-8 byte order mark; that of UTF-16 is refused. */
    static InputStream withoutMark(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(3);
        byte[] head = buffered.readNBytes(3);
        boolean utf8 = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        boolean utf16 = head.length >= 2
                && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF
                        || head[0] == (byte) 0xFF && head[1] == (byte) 0xFE);
        if (utf16) {
            throw ImportFault.at(1, null, RowFault.NOT_UTF8, "the file is UTF-16; save it as UTF-8");
        }
        if (!utf8) {
            buffered.reset();
        }
        return buffered;
    }

    /** What no text may hold: wrong UTF-8 (or half a surrogate pair), NUL and other control characters; else null. */
    static RowFault fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return RowFault.CONTROL_CHARACTER;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    i++;
                } else {
                    return RowFault.NOT_UTF8;
                }
            }
        }
        return null;
    }

    static String describe(RowFault fault) {
        return fault == RowFault.NOT_UTF8
                ? "the text is not valid UTF-8"
                : "the text holds NUL or another control character";
    }

    /** A value as it may stand in a message: short and printable. */
    static String shown(String text) {
        if (text.length() <= SHOWN && text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(
                Character.isISOControl(c) || c <= 0xFFFF && Character.isSurrogate((char) c) ? 0xFFFD : c));
        return text.codePointCount(0, text.length()) > SHOWN ? shown.append('…').toString() : shown.toString();
    }
}
