package io.commission.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/**
 * Keeps webhooks from being aimed at the inside of the network. Asked when a subscription is written and again right before
 * each request, because names may point elsewhere by then; the JVM's own cache of names serves both that check and the
 * connection.
 */
@ApplicationScoped
class TargetGuard {
    private final WebhookConfig.Targets allowed;

    TargetGuard(WebhookConfig config) {
        this.allowed = config.targets();
    }

    /** For a subscription that is written: a name that is unknown now is looked up again when there is something to send. */
    void check(String url) {
        URI target = parse(url);
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        if (!secure && !("http".equalsIgnoreCase(target.getScheme()) && allowed.loopback())) {
            throw refused("must be an https address");
        }
        try {
            why(target).ifPresent(reason -> {
                throw refused(reason);
            });
        } catch (UnknownHostException e) {
            if (!secure) {
                throw refused("must be an https address");
            }
        }
    }

    /** Why nothing may be sent there; empty where it may. */
    Optional<String> why(URI target) throws UnknownHostException {
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        for (InetAddress address : InetAddress.getAllByName(host(target))) {
            Optional<AddressRange.Kind> kind = AddressRange.kindOf(address);
            if (kind.isPresent() && !isAllowed(kind.get())) {
                return Optional.of("must not lead into a private or reserved network");
            }
            if (!secure && !kind.equals(Optional.of(AddressRange.Kind.LOOPBACK))) {
                return Optional.of("must be an https address");
            }
        }
        return Optional.empty();
    }

    private boolean isAllowed(AddressRange.Kind kind) {
        return switch (kind) {
            case LOOPBACK -> allowed.loopback();
            case PRIVATE -> allowed.privateNetworks();
            case FORBIDDEN -> false;
        };
    }

    private static URI parse(String url) {
        try {
            URI target = new URI(url);
            if (target.getHost() == null || target.getRawUserInfo() != null || target.getRawFragment() != null) {
                throw refused("must be an absolute address with a host, without user or fragment");
            }
            return target;
        } catch (URISyntaxException e) {
            throw refused("is not an address");
        }
    }

    private static String host(URI target) {
        String host = target.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Refusal refused(String message) {
        return Refusal.of(Code.WEBHOOK_URL_REFUSED, "The url " + message + ".").field("url", message);
    }
}
