// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import org.fauxto.eval.metric.Calibration;
import org.fauxto.image.Pixels;
import org.fauxto.model.ModelCard;
import org.fauxto.model.PixelModel;
import org.fauxto.model.PixelScore;

/** Scores as {@code detect} does: the crops, mean and calibration of an exported model. */
public final class PixelModelScorer implements ImageScorer {
    private final PixelModel model;
    private final Calibration calibration;

    /** Uses, but does not close, {@code model}. */
    public PixelModelScorer(PixelModel model) {
        ModelCard card = model.card();
        this.model = model;
        this.calibration = new Calibration(1 / card.temperature(), card.bias());
    }

    @Override
    public Score score(Pixels pixels) {
        PixelScore score = model.score(pixels);
        return new Score(score.logit(), score.spread() * calibration.scale(), calibration.probability(score.logit()));
    }
}
