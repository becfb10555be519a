// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.fauxto.config.ConfigException;
import org.fauxto.model.ModelCard;
import org.fauxto.train.data.step.Probability;
import org.fauxto.train.data.step.Range;
import org.fauxto.train.data.step.Reencode;

/**
 * The network sees crops at native resolution: how they are delivered. See {@link AugmentedCrops} for the chain and
 * docs/adr/0003-delivery-chain.md for the reasons.
 *
 * @param normalise probability that a picture is first brought to a long side drawn from {@code longSide}, 0..1
 * @param longSide  that long side in pixels, log-uniform; a smaller picture stays as it is
 * @param rescale   factor of the rescale that follows, log-uniform
 * @param history   re-encode at the picture's own resolution, before any rescale
 * @param first     re-encode after the rescale
 * @param second    re-encode after the first, on another grid
 * @param webpShare share of re-encodes that are WebP; the rest is JPEG, 0..1
 * @param blur      probability of a Gaussian blur with sigma 0.3..1 pixel, 0..1
 * @param noise     probability of Gaussian noise with sigma 1..4 of 255, 0..1
 * @param jitter    probability of a change of brightness, contrast and saturation by up to 10 %, 0..1
 * @param mask      probability that up to 30 % of the 16-pixel tiles are grayed, 0..1
 */
@JsonTypeName("crops")
public record CropAugment(
        double normalise,
        Range longSide,
        Range rescale,
        Reencode history,
        Reencode first,
        Reencode second,
        double webpShare,
        double blur,
        double noise,
        double jitter,
        double mask)
        implements AugmentConfig {

    /** What configs/default.yaml says. */
    public static final CropAugment DEFAULT = new CropAugment(
            0.75,
            new Range(320, 1280),
            new Range(0.4, 1.3),
            new Reencode(0.5, 60, 98),
            new Reencode(1, 30, 95),
            new Reencode(0.3, 30, 95),
            0.25,
            0.1,
            0.1,
            0.2,
            0.1);

    public CropAugment {
        Probability.require("normalise", normalise);
        Probability.require("webp_share", webpShare);
        Probability.require("blur", blur);
        Probability.require("noise", noise);
        Probability.require("jitter", jitter);
        Probability.require("mask", mask);
        if (rescale.max() > 4) {
            throw new ConfigException("augment.rescale.max must be at most 4, got " + rescale.max() + "; try 1.3");
        }
    }

    @Override
    public CropSource training(PictureCache pictures, int cropSize, long seed) {
        return AugmentedCrops.training(pictures, this, cropSize, seed);
    }

    @Override
    public CropSource validation(PictureCache pictures, int cropSize, long seed, int perPicture) {
        return AugmentedCrops.validation(pictures, this, cropSize, seed, perPicture);
    }

    @Override
    public ModelCard.View view() {
        return ModelCard.View.CROPS;
    }

    @Override
    public int resizeSide() {
        return 0;
    }
}
