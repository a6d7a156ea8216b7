package io.commission.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Features")
public record FeaturesView(List<FeatureView> features) {

    /** @param setByTenant false where the environment decides */
    @Schema(name = "Feature")
    public record FeatureView(@Schema(examples = "reassignment_v1.level1") String name, boolean on,
            boolean setByTenant) {
    }

    static FeaturesView of(Map<Feature, Boolean> switched, Features features) {
        return new FeaturesView(Arrays.stream(Feature.values()).map(feature -> new FeatureView(feature.wire,
                switched.getOrDefault(feature, features.byDefault(feature)), switched.containsKey(feature))).toList());
    }
}
