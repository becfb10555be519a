// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.transform.Encoding;
import org.fauxto.image.transform.Interpolator;
import org.fauxto.image.transform.Region;
import org.fauxto.train.data.Delivery.Tone;
import org.fauxto.train.data.step.Deliver;

/**
 * Draws deliveries from a seed, an epoch, an index and the sizes of a picture's regions. Labels, names, formats and pixels
 * are not parameters, so a delivery cannot depend on them.
 */
final class DeliveryDraw {
    /** Least change of scale, as a ratio; see {@link Deliver}. */
    static final double LEAST_CHANGE = Deliver.LEAST_CHANGE;

    private static final List<Interpolator> INTERPOLATORS = List.of(Interpolator.values());

    private final CropAugment config;
    private final int cropSize;

    DeliveryDraw(CropAugment config, int cropSize) {
        this.config = config;
        this.cropSize = cropSize;
    }

    /** A training delivery, with photometric augmentation, mask and turns. */
    Delivery training(List<Region> regions, long seed, long epoch, long index) {
        return draw(regions, new Draws(seed, epoch, index).all(), true);
    }

    /** A validation delivery: the same geometry and codecs, nothing else, whatever the epoch. */
    Delivery validation(List<Region> regions, long seed, long index) {
        return draw(regions, new Draws(~seed, 0, index).all(), false);
    }

    private Delivery draw(List<Region> regions, UniformRandomProvider rng, boolean augment) {
        Region region = regions.get(rng.nextInt(regions.size()));
        int side = window(region, rng);
        int x = region.x() + rng.nextInt(region.width() - side + 1);
        int y = region.y() + rng.nextInt(region.height() - side + 1);
        Interpolator interpolator = INTERPOLATORS.get(rng.nextInt(INTERPOLATORS.size()));
        Optional<Encoding> history = config.history().draw(config.webpShare(), rng);
        Optional<Encoding> first = config.first().draw(config.webpShare(), rng);
        Optional<Encoding> second = config.second().draw(config.webpShare(), rng);
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
        double target = config.longSide().logUniform(rng);
        boolean normalise = rng.nextDouble() < config.normalise();
        double scale = normalise ? Math.min(1, target / region.longSide()) : 1;
        scale *= config.rescale().logUniform(rng);
        boolean grow = rng.nextBoolean();
        int window = (int) Math.max(1, Math.round(Math.min(cropSize / scale, region.shortSide())));
        int larger = (int) Math.ceil(cropSize * LEAST_CHANGE);
        int smaller = (int) Math.max(1, Math.floor(cropSize / LEAST_CHANGE));
        if (window <= smaller || window >= larger) {
            return window;
        }
        return grow && larger <= region.shortSide() ? larger : smaller;
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
}
