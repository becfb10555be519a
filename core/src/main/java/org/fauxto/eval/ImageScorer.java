// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import org.fauxto.image.Pixels;

/** Scores a picture; what an evaluation needs of a model. Thread-safe and deterministic. */
public interface ImageScorer {
    /** Scores a picture of any size. */
    Score score(Pixels pixels);

    /**
     * The answer for one picture.
     *
     * @param logit       mean of the crops' logits, before calibration; positive leans to AI
     * @param spread      standard deviation of the crops' calibrated logits, at least 0; what {@code verdict.yaml} limits
     * @param probability calibrated probability of AI, 0..1
     */
    record Score(double logit, double spread, double probability) {}
}
