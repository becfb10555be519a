// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.config.ConfigException;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Encoding;
import org.fauxto.image.transform.Encoding.Chroma;
import org.fauxto.image.transform.Encoding.Codec;
import org.fauxto.image.transform.PixelOps;

/**
 * One lossy re-encode in memory.
 *
 * @param probability that it happens, 0..1
 * @param qualityMin  lowest quality, 1..100
 * @param qualityMax  highest quality, {@code qualityMin}..100
 */
public record Reencode(double probability, int qualityMin, int qualityMax) {
    public Reencode {
        Probability.require("probability of a re-encode", probability);
        if (qualityMin < 1 || qualityMax > 100 || qualityMin > qualityMax) {
            throw new ConfigException("augment: a re-encode needs 1 <= quality_min <= quality_max <= 100, got "
                    + qualityMin + ".." + qualityMax + "; try 30..95");
        }
    }

    /**
     * Codec, quality, chroma subsampling and grid phase, each uniform; empty where there is no re-encode.
     *
     * @param webpShare share of WebP; the rest is JPEG, 0..1
     */
    public Optional<Encoding> draw(double webpShare, UniformRandomProvider rng) {
        boolean happens = rng.nextDouble() < probability;
        Codec codec = rng.nextDouble() < webpShare ? Codec.WEBP : Codec.JPEG;
        int quality = qualityMin + rng.nextInt(qualityMax - qualityMin + 1);
        Chroma chroma = rng.nextBoolean() ? Chroma.FULL_444 : Chroma.QUARTER_420;
        Encoding drawn = new Encoding(codec, quality, chroma, rng.nextInt(16), rng.nextInt(16));
        return happens ? Optional.of(drawn) : Optional.empty();
    }

    /** A picture after a drawn re-encode; one longer than {@link Step#LONGEST} stays as it is. */
    Pixels apply(Pixels in, double webpShare, UniformRandomProvider rng) {
        Optional<Encoding> drawn = draw(webpShare, rng);
        return drawn.isPresent() && Math.max(in.width(), in.height()) <= Step.LONGEST
                ? PixelOps.reencode(in, drawn.get())
                : in;
    }
}
