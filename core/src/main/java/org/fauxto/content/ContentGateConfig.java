// SPDX-License-Identifier: Apache-2.0
package org.fauxto.content;

import org.fauxto.config.ConfigException;
import org.fauxto.config.YamlConfig;

/**
 * The numbers of the content gate; each is explained where it is set, in {@code content-gate.yaml}.
 *
 * @param minSide             shortest side, in pixels, that can be judged
 * @param flatEqual           share of pixels equal to their right neighbour above which a picture is flat
 * @param fewColoursDominant  share of pixels in the four commonest colours above which, together with the next, a picture
 *                            has few colours
 * @param fewColoursNearEqual share of pixels nearly equal to their right neighbour
 */
public record ContentGateConfig(int minSide, double flatEqual, double fewColoursDominant, double fewColoursNearEqual) {
    public ContentGateConfig {
        if (minSide < 1) {
            throw new ConfigException("min_side must be at least 1, got " + minSide);
        }
        requireShare("flat_equal", flatEqual);
        requireShare("few_colours_dominant", fewColoursDominant);
        requireShare("few_colours_near_equal", fewColoursNearEqual);
    }

    /** The configuration that ships with Fauxto. */
    public static ContentGateConfig shipped() {
        return YamlConfig.resource(ContentGateConfig.class, "content-gate.yaml", ContentGateConfig.class);
    }

    private static void requireShare(String key, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new ConfigException(key + " must lie in (0, 1], got " + value);
        }
    }
}
