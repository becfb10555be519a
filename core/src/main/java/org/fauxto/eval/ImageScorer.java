// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;

/** Scores a picture by its pixels alone. Thread-safe and deterministic. */
public interface ImageScorer extends FileScorer {
    /** Scores a picture of any size. */
    Score score(Pixels pixels);

    @Override
    default Score score(ImageFile file, ImageHeader header, Pixels pixels) {
        return score(pixels);
    }

    /**
     * The answer for one picture.
     *
     * @param logit       mean of the crops' logits, before calibration; positive leans to AI
     * @param spread      standard deviation of the crops' calibrated logits, at least 0; what {@code verdict.yaml} limits
     * @param probability calibrated probability of AI, 0..1
     */
    record Score(double logit, double spread, double probability) {}
}
