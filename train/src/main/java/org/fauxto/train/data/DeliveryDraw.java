// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.fauxto.image.transform.Encoding;
import org.fauxto.image.transform.Encoding.Chroma;
import org.fauxto.image.transform.Encoding.Codec;
import org.fauxto.image.transform.Interpolator;
import org.fauxto.image.transform.Region;
import org.fauxto.train.data.AugmentConfig.Range;
import org.fauxto.train.data.AugmentConfig.Reencode;
import org.fauxto.train.data.Delivery.Tone;

/**
 * Draws deliveries from a seed, an epoch, an index and the sizes of a picture's regions. Labels, names, formats and pixels
 * are not parameters, so a delivery cannot depend on them.
 */
final class DeliveryDraw {
    /** Least change of scale, as a ratio: 4 % moves an 8-pixel grid by a third of a pixel per block. */
    static final double LEAST_CHANGE = 1.04;

    private static final List<Interpolator> INTERPOLATORS = List.of(Interpolator.values());

    private final AugmentConfig config;
    private final int cropSize;

    DeliveryDraw(AugmentConfig config, int cropSize) {
        this.config = config;
        this.cropSize = cropSize;
    }

    /** A training delivery, with photometric augmentation, mask and turns. */
    Delivery training(List<Region> regions, long seed, long epoch, long index) {
        return draw(regions, generator(seed, epoch, index), true);
    }

    /** A validation delivery: the same geometry and codecs, nothing else, whatever the epoch. */
    Delivery validation(List<Region> regions, long seed, long index) {
        return draw(regions, generator(~seed, 0, index), false);
    }

    private Delivery draw(List<Region> regions, UniformRandomProvider rng, boolean augment) {
        Region region = regions.get(rng.nextInt(regions.size()));
        int side = window(region, rng);
        int x = region.x() + rng.nextInt(region.width() - side + 1);
        int y = region.y() + rng.nextInt(region.height() - side + 1);
        Interpolator interpolator = INTERPOLATORS.get(rng.nextInt(INTERPOLATORS.size()));
        Optional<Encoding> history = encoding(config.history(), rng);
        Optional<Encoding> first = encoding(config.first(), rng);
        Optional<Encoding> second = encoding(config.second(), rng);
        double blur = amount(augment, config.blur(), 0.3, 1, rng);
        double noise = amount(augment, config.noise(), 1, 4, rng);
        Tone tone = tone(augment, rng);
        double mask = amount(augment, config.mask(), 0.02, 0.3, rng);
        int turns = rng.nextInt(4);
        boolean mirror = rng.nextBoolean();
        return new Delivery(
                x,
                y,
                side,
                interpolator,
                history,
                first,
                second,
                blur,
                noise,
                tone,
                mask,
                augment ? turns : 0,
                augment && mirror,
                rng.nextLong());
    }

    /** Side of the source window: crop size over the drawn scale, kept inside the region and off scale 1. */
    private int window(Region region, UniformRandomProvider rng) {
        double target = logUniform(config.longSide(), rng);
        boolean normalise = rng.nextDouble() < config.normalise();
        double scale = normalise ? Math.min(1, target / region.longSide()) : 1;
        scale *= logUniform(config.rescale(), rng);
        boolean grow = rng.nextBoolean();
        int window = (int) Math.max(1, Math.round(Math.min(cropSize / scale, region.shortSide())));
        int larger = (int) Math.ceil(cropSize * LEAST_CHANGE);
        int smaller = (int) Math.max(1, Math.floor(cropSize / LEAST_CHANGE));
        if (window <= smaller || window >= larger) {
            return window;
        }
        return grow && larger <= region.shortSide() ? larger : smaller;
    }

    private Optional<Encoding> encoding(Reencode reencode, UniformRandomProvider rng) {
        boolean happens = rng.nextDouble() < reencode.probability();
        Codec codec = rng.nextDouble() < config.webpShare() ? Codec.WEBP : Codec.JPEG;
        int quality = reencode.qualityMin() + rng.nextInt(reencode.qualityMax() - reencode.qualityMin() + 1);
        Chroma chroma = rng.nextBoolean() ? Chroma.FULL_444 : Chroma.QUARTER_420;
        Encoding drawn = new Encoding(codec, quality, chroma, rng.nextInt(16), rng.nextInt(16));
        return happens ? Optional.of(drawn) : Optional.empty();
    }

    private Tone tone(boolean augment, UniformRandomProvider rng) {
        boolean happens = rng.nextDouble() < config.jitter();
        Tone drawn = new Tone(
                0.2 * (rng.nextDouble() - 0.5), 1 + 0.2 * (rng.nextDouble() - 0.5), 1 + 0.2 * (rng.nextDouble() - 0.5));
        return augment && happens ? drawn : Tone.NONE;
    }

    /** Always takes two draws, so that switching one augmentation off leaves the others as they were. */
    private static double amount(
            boolean augment, double probability, double min, double max, UniformRandomProvider rng) {
        boolean happens = rng.nextDouble() < probability;
        double drawn = min + (max - min) * rng.nextDouble();
        return augment && happens ? drawn : 0;
    }

    private static double logUniform(Range range, UniformRandomProvider rng) {
        double low = StrictMath.log(range.min());
        double high = StrictMath.log(range.max());
        return StrictMath.exp(low + (high - low) * rng.nextDouble());
    }

    /** A generator of its own for each (seed, epoch, index). */
    private static UniformRandomProvider generator(long seed, long epoch, long index) {
        long a = mix(seed);
        long b = mix(a ^ epoch);
        long c = mix(b ^ index);
        return RandomSource.XO_SHI_RO_256_PP.create(new long[] {a, b, c, mix(c)});
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), after its increment. */
    private static long mix(long z) {
        z += 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
