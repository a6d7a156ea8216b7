package io.commission.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * One link of a tenant's chain of changes, of an opportunity or of an account (RSG-6).
 *
 * @param content all that the log says of the change, spelled so that no two changes are spelled the same
 * @param digest SHA-256 over the previous link's digest and the content
 */
public record ChangeRecord(long position, Kind kind, UUID id, String content, byte[] digest) {

    public enum Kind {
        COMMISSION, ACCOUNT
    }

    /** The digest that follows another one; before the first stand no bytes at all. */
    public static byte[] digest(byte[] previous, String content) {
        MessageDigest digest = StateHash.sha256();
        digest.update(previous);
        return digest.digest(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Fields with their lengths in front, so that none can be moved into another; null is a dash. */
    static String content(Object... fields) {
        StringBuilder content = new StringBuilder(600);
        for (Object field : fields) {
            if (field == null) {
                content.append("-;");
            } else {
                String text = field.toString();
                content.append(text.length()).append(':').append(text).append(';');
            }
        }
        return content.toString();
    }
}
