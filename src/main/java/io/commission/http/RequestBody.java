package io.commission.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

import jakarta.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/**
 * Watches each body while it is read: there at all (unless the parameter is {@code @Nullable}), not too large, and its
 * digest kept for {@link RequestDigest}.
 */
@Provider
public class RequestBody implements ReaderInterceptor {
    @ConfigProperty(name = "commission.http.body-limit", defaultValue = "1048576")
    long defaultLimit;

    @Inject
    RequestDigest digest;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        refuseUnlessJson(context);
        Watched body = new Watched(context.getInputStream(), limit(context.getAnnotations()));
        context.setInputStream(body);
        Object entity = context.proceed();
        if (entity == null && !isOptional(context.getAnnotations())) {
            throw Refusal.of(Code.MALFORMED_REQUEST, "This call needs a JSON body.");
        }
        if (!(entity instanceof InputStream)) {
            body.close();
            digest.set(HexFormat.of().formatHex(body.sha256.digest()));
        }
        return entity;
    }

    /** Text would be taken for the only component of a record. */
    private static void refuseUnlessJson(ReaderInterceptorContext context) {
        MediaType given = context.getMediaType();
        if (given != null && given.getType().equals("text") && Record.class.isAssignableFrom(context.getType())) {
            throw Refusal.of(Code.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
        }
    }

    private static boolean isOptional(Annotation[] annotations) {
        return Stream.of(annotations).anyMatch(Nullable.class::isInstance);
    }

    private long limit(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof BodyLimit limit) {
                return limit.property().isEmpty()
                        ? limit.value()
                        : ConfigProvider.getConfig().getOptionalValue(limit.property(), Long.class)
                                .orElse(limit.value());
            }
        }
        return defaultLimit;
    }

    private static final class Watched extends FilterInputStream {
        private final MessageDigest sha256 = sha256();
        private final long limit;
        private long seen;
        private boolean closed;

        Watched(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                count(1);
                sha256.update((byte) one);
            }
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read > 0) {
                count(read);
                sha256.update(buffer, from, read);
            }
            return read;
        }

        /** A reader may leave white space behind the JSON; the digest is of the whole body. */
        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                transferTo(OutputStream.nullOutputStream());
                super.close();
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(int bytes) {
            seen += bytes;
            if (seen > limit) {
                throw Refusal.of(Code.BODY_TOO_LARGE, "This address takes bodies of at most " + limit + " bytes.");
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
