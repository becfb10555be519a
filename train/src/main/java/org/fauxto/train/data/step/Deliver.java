// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Interpolator;
import org.fauxto.image.transform.PixelOps;

/**
 * What happens to a picture between its maker and a viewer, the same for both classes: the chain of
 * {@link org.fauxto.train.data.AugmentedCrops}, for whole pictures. A re-encode at the picture's own resolution, a rescale, one or two
 * re-encodes more. It stands before the step that crops, since files reach a network delivered. See docs/adr/0003-delivery-chain.md.
 *
 * <p>The rescale never leaves less than the network's square of a picture that has more, and is never within 4 % of 1, so that the grid of an
 * earlier JPEG is broken.
 *
 * @param normalise probability that the long side is first brought down to one drawn from {@code longSide}, 0..1
 * @param longSide  that long side in pixels, log-uniform; a smaller picture stays as it is
 * @param rescale   factor of the rescale, log-uniform, at most 4
 * @param history   re-encode before the rescale
 * @param first     re-encode after the rescale
 * @param second    re-encode after the first, on another grid
 * @param webpShare share of re-encodes that are WebP; the rest is JPEG, 0..1
 */
@JsonTypeName("deliver")
public record Deliver(
        double normalise,
        Range longSide,
        Range rescale,
        Reencode history,
        Reencode first,
        Reencode second,
        double webpShare)
        implements Step {
    /** Least change of scale, as a ratio: 4 % moves an 8-pixel grid by a third of a pixel per block. */
    public static final double LEAST_CHANGE = 1.04;

    private static final List<Interpolator> INTERPOLATORS = List.of(Interpolator.values());

    public Deliver {
        Probability.require("normalise of deliver", normalise);
        Probability.require("webp_share of deliver", webpShare);
        rescale.requireAtMost("rescale of deliver", 4, "try 1.3");
    }

    /** Whether the last codec of every picture is a drawn one. */
    public boolean always() {
        return first.probability() == 1;
    }

    @Override
    public Extent extent() {
        return Extent.CHANGED;
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        double scale = scale(in.width(), in.height(), side, rng);
        Interpolator interpolator = INTERPOLATORS.get(rng.nextInt(INTERPOLATORS.size()));
        Pixels out = history.apply(in, webpShare, rng);
        out = PixelOps.rescale(out, scaled(in.width(), scale), scaled(in.height(), scale), interpolator);
        out = first.apply(out, webpShare, rng);
        return second.apply(out, webpShare, rng);
    }

    double scale(int width, int height, int side, UniformRandomProvider rng) {
        double target = longSide.logUniform(rng);
        boolean normalised = rng.nextDouble() < normalise;
        double scale = normalised ? Math.min(1, target / Math.max(width, height)) : 1;
        scale *= rescale.logUniform(rng);
        scale = Math.max(scale, Math.min(1, (double) side / Math.min(width, height)));
        double largest = (double) LONGEST / Math.max(width, height);
        scale = Math.min(scale, largest);
        boolean grow = rng.nextBoolean() && LEAST_CHANGE <= largest;
        if (scale >= LEAST_CHANGE || scale <= 1 / LEAST_CHANGE) {
            return scale;
        }
        return grow ? LEAST_CHANGE : 1 / LEAST_CHANGE;
    }

    private static int scaled(int length, double scale) {
        return (int) Math.max(1, Math.round(length * scale));
    }
}
