// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import org.fauxto.config.ConfigException;

/**
 * Section {@code augment} of a training configuration: how crops are delivered. See {@link AugmentedCrops} for the chain
 * and docs/adr/0003-delivery-chain.md for the reasons.
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
public record AugmentConfig(
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
        double mask) {

    /** What configs/default.yaml says. */
    public static final AugmentConfig DEFAULT = new AugmentConfig(
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

    public AugmentConfig {
        probability("normalise", normalise);
        probability("webp_share", webpShare);
        probability("blur", blur);
        probability("noise", noise);
        probability("jitter", jitter);
        probability("mask", mask);
        if (rescale.max() > 4) {
            throw new ConfigException("augment.rescale.max must be at most 4, got " + rescale.max() + "; try 1.3");
        }
    }

    /**
     * Positive bounds of a log-uniform draw.
     *
     * @param min above 0
     * @param max at least {@code min}
     */
    public record Range(double min, double max) {
        public Range {
            if (!(min > 0 && max >= min && max < Double.POSITIVE_INFINITY)) {
                throw new ConfigException("augment: a range needs 0 < min <= max, got min " + min + ", max " + max
                        + "; swap or correct the bounds");
            }
        }
    }

    /**
     * One lossy re-encode in memory.
     *
     * @param probability that it happens, 0..1
     * @param qualityMin  lowest quality, 1..100
     * @param qualityMax  highest quality, {@code qualityMin}..100
     */
    public record Reencode(double probability, int qualityMin, int qualityMax) {
        public Reencode {
            AugmentConfig.probability("probability of a re-encode", probability);
            if (qualityMin < 1 || qualityMax > 100 || qualityMin > qualityMax) {
                throw new ConfigException("augment: a re-encode needs 1 <= quality_min <= quality_max <= 100, got "
                        + qualityMin + ".." + qualityMax + "; try 30..95");
            }
        }
    }

    private static void probability(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new ConfigException(
                    "augment: " + key + " must be a probability in 0..1, got " + value + "; 0 switches it off");
        }
    }
}
