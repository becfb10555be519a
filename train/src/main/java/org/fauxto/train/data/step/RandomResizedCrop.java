// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.AntialiasedBicubic;
import org.fauxto.image.transform.Region;

/**
 * A window of random area, shape and place, brought to the network's square by {@link AntialiasedBicubic}. Torchvision's
 * {@code RandomResizedCrop(side, scale, ratio, BICUBIC, antialias=True)}: ten tries, then the largest window in the middle whose shape
 * {@code ratio} allows.
 *
 * @param scale area of the window as a share of the picture's, uniform, at most 1
 * @param ratio width over height of the window, log-uniform
 */
@JsonTypeName("random-resized-crop")
public record RandomResizedCrop(Range scale, Range ratio) implements Step {
    private static final int TRIES = 10;

    public RandomResizedCrop {
        scale.requireAtMost("scale of random-resized-crop", 1, "1 is the whole picture");
    }

    @Override
    public Extent extent() {
        return Extent.SQUARE;
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        return AntialiasedBicubic.rescale(window(in.width(), in.height(), rng).cut(in), side, side);
    }

    Region window(int width, int height, UniformRandomProvider rng) {
        double area = (double) width * height;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double target = area * scale.uniform(rng);
            double shape = ratio.logUniform(rng);
            int w = (int) Math.rint(Math.sqrt(target * shape));
            int h = (int) Math.rint(Math.sqrt(target / shape));
            if (w > 0 && w <= width && h > 0 && h <= height) {
                int y = rng.nextInt(height - h + 1);
                int x = rng.nextInt(width - w + 1);
                return new Region(x, y, w, h);
            }
        }
        return middle(width, height);
    }

    private Region middle(int width, int height) {
        double shape = (double) width / height;
        int w = shape > ratio.max() ? (int) Math.max(1, Math.rint(height * ratio.max())) : width;
        int h = shape < ratio.min() ? (int) Math.max(1, Math.rint(width / ratio.min())) : height;
        return new Region((width - w) / 2, (height - h) / 2, w, h);
    }
}
