package io.commission.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.posting.deal.Deal;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/**
 * One digest of everything that a preview depends on: when it is the same later, an execution gives the previewed result to the
 * cent (RSG-8).
 */
@ApplicationScoped
public class StateHash {
    private final Sql sql;

    StateHash(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param options the request in a form that is the same for the same request
     * @param deals their versions stand for their rows and structures
     * @param accounts their versions stand for owners and assignments
     */
    public String of(String options, World world, Collection<Deal> deals, Collection<UUID> accounts) {
        Map<UUID, Long> versions = new TreeMap<>();
        deals.forEach(deal -> versions.put(deal.id(), deal.version()));
        return of(options, world, versions, accounts);
    }

    /** @param versions of the opportunities, by id */
    public String of(String options, World world, Map<UUID, Long> versions, Collection<UUID> accounts) {
        MessageDigest digest = sha256();
        add(digest, options);
        add(digest, world.today().toString());
        add(digest, new TreeMap<>(world.leavers()).toString());
        add(digest, new TreeMap<>(world.receivers()).toString());
        add(digest, Boolean.toString(world.remainderMoves()));
        add(digest, new TreeMap<>(world.rates().targets()).toString());
        add(digest, versions.toString());
        // Trailing pay is confirmed once for ever: more of it is another state.
        add(digest,
                sql.query(
                        """
                                select count(*)::text from trailing_confirmations where tenant_id = ? and opportunity_id = any(?::uuid[])
                                """,
                        TenantContext.required().tenantId(), versions.keySet()).one(row -> row.text(1)));
        if (!accounts.isEmpty()) {
            sql.query(
                    "select id::text || ':' || version from accounts where tenant_id = ? and id = any(?::uuid[]) order by id",
                    TenantContext.required().tenantId(), new TreeSet<>(accounts)).list(row -> row.text(1))
                    .forEach(account -> add(digest, account));
        }
        add(digest, sql.query("select coalesce(max(version), -1)::text from commission_settings where tenant_id = ?",
                TenantContext.required().tenantId()).one(row -> row.text(1)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Refused with PREVIEW_STALE where the state is another one than what was previewed (RSG-8).
     *
     * @param previewed null: nobody previewed
     */
    public static void require(String previewed, Supplier<String> now) {
        if (previewed != null && !previewed.equals(now.get())) {
            throw Refusal.of(Code.PREVIEW_STALE,
                    "Something that the preview depended on has changed. Preview again, and decide again.");
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ':');
        digest.update(bytes);
    }
}
