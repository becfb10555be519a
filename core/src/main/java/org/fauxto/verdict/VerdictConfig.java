// SPDX-License-Identifier: Apache-2.0
package org.fauxto.verdict;

import org.fauxto.config.ConfigException;
import org.fauxto.config.YamlConfig;

/**
 * The numbers of the fusion; each is explained where it is set, in {@code verdict.yaml}.
 *
 * @param aiThreshold         probability at or above which pixels say ai
 * @param humanThreshold      probability at or below which pixels say human
 * @param maxSpread           largest standard deviation of the crops' logits that still allows a pixel verdict
 * @param decisiveProbability probability reported when a structural declaration or watermark decides
 * @param weakLogit           how far, in logits, one piece of weak evidence moves the probability
 */
public record VerdictConfig(
        double aiThreshold, double humanThreshold, double maxSpread, double decisiveProbability, double weakLogit) {

    public VerdictConfig {
        if (!(0 < humanThreshold && humanThreshold < aiThreshold && aiThreshold < 1)) {
            throw new ConfigException("0 < human_threshold < ai_threshold < 1 must hold, got human_threshold="
                    + humanThreshold + ", ai_threshold=" + aiThreshold);
        }
        if (!(maxSpread > 0)) {
            throw new ConfigException("max_spread must be above 0, got " + maxSpread);
        }
        if (!(decisiveProbability >= aiThreshold && decisiveProbability < 1)) {
            throw new ConfigException("decisive_probability must lie in [ai_threshold, 1), got " + decisiveProbability);
        }
        if (!(weakLogit >= 0)) {
            throw new ConfigException("weak_logit must not be negative, got " + weakLogit);
        }
    }

    /** The configuration that ships with Fauxto. */
    public static VerdictConfig shipped() {
        return YamlConfig.resource(VerdictConfig.class, "verdict.yaml", VerdictConfig.class);
    }
}
