package io.commission.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Which features the tenant has: as it switched them itself, otherwise as the environment says. */
@ApplicationScoped
public class Features {
    private final Sql sql;
    private final ReassignmentDefaults defaults;

    Features(Sql sql, ReassignmentDefaults defaults) {
        this.sql = sql;
        this.defaults = defaults;
    }

    public boolean on(Feature feature) {
        return sql.query("select enabled from feature_flags where tenant_id = ? and feature = ?", tenant(),
                feature.wire).first(row -> row.flag(1)).orElseGet(() -> byDefault(feature));
    }

    /** Refuses as if there were nothing at this address. */
    public void require(Feature feature) {
        if (!on(feature)) {
            throw Refusal.of(Code.NOT_FOUND, "There is nothing at this address.");
        }
    }

    boolean byDefault(Feature feature) {
        return switch (feature) {
            case REASSIGNMENT_LEVEL_1 -> defaults.one();
            case REASSIGNMENT_LEVEL_2 -> defaults.two();
            case REASSIGNMENT_LEVEL_3 -> defaults.three();
        };
    }

    /** What the tenant switched itself. */
    Map<Feature, Boolean> switched() {
        Map<Feature, Boolean> switched = new EnumMap<>(Feature.class);
        sql.query("select feature, enabled from feature_flags where tenant_id = ?", tenant())
                .list(row -> Feature.of(row.text(1)).map(feature -> switched.put(feature, row.flag(2))));
        return switched;
    }

    /** What is not among them goes by the environment again. */
    void replace(Map<Feature, Boolean> switched) {
        List<String> features = new ArrayList<>();
        List<Boolean> values = new ArrayList<>();
        switched.forEach((feature, value) -> {
            features.add(feature.wire);
            values.add(value);
        });
        sql.update("delete from feature_flags where tenant_id = ? and feature <> all(?::text[])", tenant(), features);
        sql.update("""
                insert into feature_flags as f (tenant_id, feature, enabled, updated_by)
                select ?, n.feature, n.enabled, ? from unnest(?::text[], ?::boolean[]) as n (feature, enabled)
                on conflict (tenant_id, feature) do update set enabled = excluded.enabled, updated_at = now(),
                    updated_by = excluded.updated_by where f.enabled <> excluded.enabled
                """, tenant(), TenantContext.required().actor(), features, values);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
