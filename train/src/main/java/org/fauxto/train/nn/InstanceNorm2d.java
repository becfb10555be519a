// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/**
 * Every channel of every picture brought to mean 0 and deviation 1 by itself (Ulyanov et al. 2016, "Instance normalization: the missing
 * ingredient for fast stylization", equation 4), without weights, as torch's {@code InstanceNorm2d} is by default. More than one pixel
 * must be left.
 *
 * @param channels of [N, channels, H, W]
 * @param epsilon  added to the variance
 */
public record InstanceNorm2d(int channels, double epsilon) implements Layer {
    /** With torch's constant. */
    public InstanceNorm2d(int channels) {
        this(channels, 1e-5);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.instanceNorm(x, channels, epsilon);
    }
}
