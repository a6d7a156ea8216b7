package io.commission.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Attribute values in headers are percent-encoded UTF-8 (CloudEvents HTTP binding 3.1.3.2). */
final class HeaderText {
    private HeaderText() {
    }

    static String decode(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < value.length()) {
            int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
            if (value.charAt(i) == '%' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 3;
            } else {
                bytes.writeBytes(value.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
                i++;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
