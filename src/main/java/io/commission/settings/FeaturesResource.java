package io.commission.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.idempotency.Idempotent;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

/** Which features the tenant has; a switched-off one answers as if it were not there (section 16). */
@Path("/v1/commission/settings/features")
@Tag(name = "Settings")
@Transactional
public class FeaturesResource {
    private final Sql sql;
    private final Features features;
    private final Caller caller;
    private final IfMatch ifMatch;

    FeaturesResource(Sql sql, Features features, Caller caller, IfMatch ifMatch) {
        this.sql = sql;
        this.features = features;
        this.caller = caller;
        this.ifMatch = ifMatch;
    }

    @Schema(name = "FeaturesRequest", description = "What the tenant switches itself; what is left out goes by the environment")
    public record FeaturesRequest(@NotNull @Size(max = 100) List<@NotNull @Valid Switch> features) {
    }

    @Schema(name = "FeatureSwitch")
    public record Switch(@NotNull @Schema(examples = "reassignment_v1.level1") String name, @NotNull Boolean on) {
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getFeatures", summary = "Which features the tenant has")
    public RestResponse<FeaturesView> get() {
        return answer();
    }

    @PUT
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "changeFeatures", summary = "Switch features on or off; it counts from the next request on")
    public RestResponse<FeaturesView> change(@NotNull @Valid FeaturesRequest request) {
        sql.query("select 1 from tenants where tenant_id = ? for no key update", caller.tenantId()).list(row -> row);
        ifMatch.require(version(features.switched()));
        Map<Feature, Boolean> switched = new EnumMap<>(Feature.class);
        for (int i = 0; i < request.features().size(); i++) {
            Switch one = request.features().get(i);
            String field = "features[" + i + "].name";
            Feature feature = Feature.of(one.name())
                    .orElseThrow(() -> Refusal.of(Code.FEATURE_UNKNOWN, "There is no feature " + one.name() + ".")
                            .field(field, "is not a feature"));
            if (switched.put(feature, one.on()) != null) {
                throw Refusal.of(Code.INVALID_REQUEST, "A feature is named twice.").field(field, "is named twice");
            }
        }
        features.replace(switched);
        return answer();
    }

    private RestResponse<FeaturesView> answer() {
        Map<Feature, Boolean> switched = features.switched();
        return ETag.ok(FeaturesView.of(switched, features), version(switched));
    }

    /** The content decides the version: equal switches have equal ETags. Two bits a feature. */
    private static long version(Map<Feature, Boolean> switched) {
        long version = 0;
        for (Map.Entry<Feature, Boolean> one : switched.entrySet()) {
            version |= (one.getValue() ? 1L : 2L) << 2 * one.getKey().ordinal();
        }
        return version;
    }
}
