// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.fauxto.baseline.BaselineModel;
import org.fauxto.config.ConfigException;
import org.fauxto.train.system.Assembly;

/**
 * A logistic rule that never looks at what a picture shows; fitted at once, without crops, epochs or libtorch, so that of the other
 * sections only {@code data.train} and {@code data.val} and {@code artefact.name} are used.
 *
 * @param features ids of {@link org.fauxto.audit.NuisanceVariable}, at least one
 */
@JsonTypeName("baseline")
public record BaselineConfig(List<String> features) implements ModelConfig {
    public BaselineConfig {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new ConfigException("model.features must name at least one feature, for example [bytes]");
        }
        for (String feature : features) {
            try {
                BaselineModel.variable(feature);
            } catch (IllegalArgumentException e) {
                throw new ConfigException("model.features: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public Assembly assemble(int side) {
        throw new ConfigException("model.network 'baseline' is a rule, not a network: it has no tensors to assemble");
    }
}
