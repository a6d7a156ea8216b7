package io.commission.history;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.access.Caller;
import io.commission.change.ChangeChain;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

/** The proof that nobody tampered with the log of changes (RSG-6). */
@Path("/commission-changes")
@Tag(name = "Changes")
@Transactional
public class ChainResource {
    private final ChainCheck check;
    private final ChangeChain chain;
    private final SigningKey key;
    private final Caller caller;
    private final Clock clock;

    ChainResource(ChainCheck check, ChangeChain chain, SigningKey key, Caller caller, Clock clock) {
        this.check = check;
        this.chain = chain;
        this.key = key;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/verification")
    @PermissionsAllowed("read.all")
    @Operation(operationId = "verifyChanges", summary = "Recompute the chain of all changes; names the first broken link")
    public ChainView verify() {
        return check.run();
    }

    @GET
    @Path("/head")
    @PermissionsAllowed("read.all")
    @Operation(operationId = "getChangesHead", summary = "The end of the chain, signed, to be kept outside")
    public HeadView head() {
        ChangeChain.Head head = chain.head();
        String digest = HexFormat.of().formatHex(head.digest());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new HeadView(caller.tenantId(), head.position(), digest, now, SigningKey.ALGORITHM,
                key.sign(HeadView.signed(caller.tenantId(), head.position(), digest, now)), key.publicKey());
    }

    @POST
    @Path("/verification")
    @Idempotent
    @PermissionsAllowed("read.all")
    @Operation(operationId = "verifyChangesHead", summary = "Whether the chain still contains a head that was exported earlier")
    public HeadCheckView verify(@NotNull @Valid HeadView head) {
        ChainCheck.Result result = check.run(head.position());
        ChainView.Broken broken = result.view().firstBroken();
        boolean contained = head.tenantId().equals(caller.tenantId()) && result.digestAsked() != null
                && Arrays.equals(result.digestAsked(), HexFormat.of().parseHex(head.digest()))
                && (broken == null || broken.position() > head.position());
        return new HeadCheckView(contained, signature(head), result.view());
    }

    private HeadCheckView.Sign signature(HeadView head) {
        if (!key.configured() || !key.publicKey().equals(head.publicKey())) {
            return HeadCheckView.Sign.OTHER_KEY;
        }
        return key.verifies(HeadView.signed(head.tenantId(), head.position(), head.digest(), head.at()),
                head.signature()) ? HeadCheckView.Sign.VALID : HeadCheckView.Sign.INVALID;
    }
}
