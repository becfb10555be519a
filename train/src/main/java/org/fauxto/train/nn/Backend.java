// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.Optional;

/**
 * The tensor operations a network is written in. A network's forward pass is one generic method over this interface, so
 * that running it (libtorch) and writing it down (ONNX) cannot drift apart: every reading is an implementation.
 *
 * <p>Pictures are [N, C, H, W] float32, feature vectors [N, C].
 *
 * @param <T> what stands for a tensor: a libtorch tensor, or the name of a value in a graph
 */
public interface Backend<T> {
    /** Cross-correlation with zero padding; {@code weight} is [out, in / groups, k, k]. */
    T conv2d(T x, TensorSpec weight, Optional<TensorSpec> bias, int stride, int padding, int groups);

    /** Normalisation per channel: by the batch in training, by the running statistics otherwise. */
    T batchNorm(T x, BatchNorm2d layer);

    T relu(T x);

    T add(T a, T b);

    T subtract(T a, T b);

    T minimum(T a, T b);

    T maximum(T a, T b);

    T scale(T x, float factor);

    /** Mirrors {@code pixels} rows and columns outwards; the border itself is not repeated. */
    T reflectPad(T x, int pixels);

    /** Drops rows and columns at the four sides. */
    T crop(T x, int top, int left, int bottom, int right);

    /** [N, C, H, W] to [N, C]: mean over all pixels. */
    T globalMean(T x);

    /** Zeroes elements with this probability in training and scales the rest up; nothing otherwise. */
    T dropout(T x, double probability);

    /** {@code x} [N, in] by {@code weight} [out, in] transposed, plus {@code bias} [out]. */
    T linear(T x, TensorSpec weight, TensorSpec bias);
}
