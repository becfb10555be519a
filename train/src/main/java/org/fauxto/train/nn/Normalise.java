// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.List;

/**
 * (x - mean) / deviation per channel of [N, 3, H, W] RGB in 0..1.
 *
 * @param mean      of red, green, blue
 * @param deviation of red, green, blue, above 0
 */
public record Normalise(List<Float> mean, List<Float> deviation) implements Layer {
    /** ImageNet's statistics as torchvision's models use them. */
    public static final Normalise IMAGENET =
            new Normalise(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));
    /** 0..1 to -1..1, as TensorFlow's models use it. */
    public static final Normalise SYMMETRIC = new Normalise(List.of(0.5f, 0.5f, 0.5f), List.of(0.5f, 0.5f, 0.5f));
    /** Nothing, for networks that take 0..1. */
    public static final Normalise NONE = new Normalise(List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

    public Normalise {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != 3 || deviation.size() != 3 || deviation.stream().anyMatch(d -> !(d > 0))) {
            throw new IllegalArgumentException(
                    "normalisation needs three means and three positive deviations, got " + mean + " and " + deviation);
        }
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        if (equals(NONE)) {
            return x;
        }
        return backend.divide(
                backend.subtract(x, vector(backend, "mean", mean)), vector(backend, "deviation", deviation));
    }

    private static <T> T vector(Backend<T> backend, String name, List<Float> values) {
        float[] v = {values.get(0), values.get(1), values.get(2)};
        return backend.constant(name + values, new HostTensor(new long[] {1, 3, 1, 1}, v));
    }
}
