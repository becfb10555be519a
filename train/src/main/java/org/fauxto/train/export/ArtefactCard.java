// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.fauxto.model.ModelCard;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the exported file says of itself: all that core reads, and how to make the file again.
 *
 * @param model        its fields stand beside the others in the JSON
 * @param configSha256 of the resolved configuration
 * @param gitCommit    of the code, or "unknown"
 * @param epoch        whose averaged weights these are
 * @param valAuc       of that epoch
 */
public record ArtefactCard(
        @JsonUnwrapped ModelCard model,
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
