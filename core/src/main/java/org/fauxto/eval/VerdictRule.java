// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import org.fauxto.verdict.Outcome;
import org.fauxto.verdict.VerdictConfig;

/** What {@code detect} would say of a picture on its pixels alone: the last rule of {@code org.fauxto.verdict.Fusion}. */
public record VerdictRule(double humanThreshold, double aiThreshold, double maxSpread) {
    /** With the thresholds that ship, in {@code verdict.yaml}. */
    public static VerdictRule shipped() {
        VerdictConfig config = VerdictConfig.shipped();
        return new VerdictRule(config.humanThreshold(), config.aiThreshold(), config.maxSpread());
    }

    /** The verdict. */
    public Outcome of(ImageScorer.Score score) {
        if (score.spread() > maxSpread) {
            return Outcome.INCONCLUSIVE;
        }
        if (score.probability() >= aiThreshold) {
            return Outcome.AI;
        }
        return score.probability() <= humanThreshold ? Outcome.HUMAN : Outcome.INCONCLUSIVE;
    }
}
