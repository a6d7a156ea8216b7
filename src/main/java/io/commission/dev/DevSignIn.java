package io.commission.dev;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/** Dev mode's OpenID Connect provider: signs in the demo people without a password, started once per JVM. */
final class DevSignIn {
    private static final String ISSUER = "commission.dev.sign-in.issuer";
    private static final String PORT = "commission.dev.sign-in.port";

    private DevSignIn() {
    }

    static String issuer() {
        synchronized (System.class) {
            String issuer = System.getProperty(ISSUER);
            if (issuer == null) {
                issuer = start(Integer.getInteger(PORT, 8180)).issuerUrl("commission").toString();
                System.setProperty(ISSUER, issuer);
            }
            return issuer;
        }
    }

    private static MockOAuth2Server start(int port) {
        MockOAuth2Server server = new MockOAuth2Server(OAuth2Config.Companion.fromJson(configuration()));
        try {
            server.start(port);
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof BindException)) {
                throw e;
            }
            server = new MockOAuth2Server(OAuth2Config.Companion.fromJson(configuration()));
            server.start(0);
        }
        return server;
    }

    private static String configuration() {
        try {
            Path page = Files.createTempFile("sign-in", ".html");
            Files.writeString(page, resource("sign-in.html"));
            page.toFile().deleteOnExit();
            return resource("sign-in.json").replace("LOGIN_PAGE", page.toString().replace('\\', '/'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DevSignIn.class.getResourceAsStream("/dev/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
