package io.commission.settings;

import java.util.Arrays;
import java.util.Optional;

/** What a tenant can switch off (section 16). */
public enum Feature {
    REASSIGNMENT_LEVEL_1("reassignment_v1.level1"), REASSIGNMENT_LEVEL_2(
            "reassignment_v1.level2"), REASSIGNMENT_LEVEL_3("reassignment_v1.level3");

    final String wire;

    Feature(String wire) {
        this.wire = wire;
    }

    static Optional<Feature> of(String wire) {
        return Arrays.stream(values()).filter(feature -> feature.wire.equals(wire)).findFirst();
    }
}
