// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.export;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the exported file says of itself. The first nine are read by {@code org.fauxto.model.ModelCard}; the rest tell how to make the
 * file again.
 *
 * @param temperature  the calibrated logit is {@code logit / temperature + bias}
 * @param trainedOn    the data, in words and by manifest hash
 * @param configSha256 of the resolved configuration
 * @param gitCommit    of the code, or "unknown"
 * @param epoch        whose averaged weights these are
 * @param valAuc       of that epoch
 */
public record ArtefactCard(
        String name,
        String version,
        int cropSize,
        int cropsPerImage,
        String decoder,
        double temperature,
        double bias,
        String trainedOn,
        String licence,
        String network,
        long parameters,
        String configSha256,
        long seed,
        String gitCommit,
        int epoch,
        double valAuc) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    String json() {
        return JSON.writeValueAsString(this);
    }
}
