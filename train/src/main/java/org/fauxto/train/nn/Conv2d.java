// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Convolution with a square kernel.
 *
 * @param name    prefix of its tensors
 * @param kernel  side length in pixels
 * @param padding rows and columns of zeros at each side
 * @param groups  number of channel groups; equal to {@code in} for a depthwise convolution
 * @param bias    whether a bias per output channel is added
 */
public record Conv2d(String name, int in, int out, int kernel, int stride, int padding, int groups, boolean bias)
        implements Layer {
    public Conv2d {
        if (in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException("convolution " + name + ": channels " + in + " and " + out
                    + " must be multiples of groups " + groups);
        }
    }

    /** Padded so that stride 1 keeps the size, which takes an odd kernel. */
    public Conv2d(String name, int in, int out, int kernel, int stride, int groups, boolean bias) {
        this(name, in, out, kernel, stride, kernel / 2, groups, bias);
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException(
                    "convolution " + name + ": no padding keeps the size with kernel " + kernel + "; give the padding");
        }
    }

    /** Without bias and groups, as before a normalisation. */
    public static Conv2d plain(String name, int in, int out, int kernel, int stride) {
        return new Conv2d(name, in, out, kernel, stride, 1, false);
    }

    /** One filter per channel. */
    public static Conv2d depthwise(String name, int channels, int kernel, int stride) {
        return new Conv2d(name, channels, channels, kernel, stride, channels, false);
    }

    private TensorSpec weight() {
        return new TensorSpec(
                name + ".weight",
                new long[] {out, in / groups, kernel, kernel},
                TensorSpec.Role.WEIGHT,
                Init.KAIMING_NORMAL_FAN_OUT);
    }

    private Optional<TensorSpec> biasTensor() {
        return bias
                ? Optional.of(new TensorSpec(
                        name + ".bias", new long[] {out}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ZERO))
                : Optional.empty();
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        sink.accept(weight());
        biasTensor().ifPresent(sink);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.conv2d(x, weight(), biasTensor(), stride, padding, groups);
    }
}
