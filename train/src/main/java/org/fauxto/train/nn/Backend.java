// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.List;
import java.util.Optional;

/**
 * The tensor operations a network is written in. A network's forward pass is one generic method over this interface, so
 * that running it (libtorch) and writing it down (ONNX) cannot drift apart: every reading is an implementation.
 *
 * <p>Everything is float32. Pictures are [N, C, H, W], feature vectors [N, C], token sequences [N, L, C]. Dimensions count from 0,
 * negative ones from the back. Sizes other than N are known when a network is built, so that no operation needs to ask for them.
 *
 * @param <T> what stands for a tensor: a libtorch tensor, or the name of a value in a graph
 */
public interface Backend<T> {
    /** The same, for a part whose tensors and constants are called {@code prefix} plus the names the part knows them by. */
    Backend<T> within(String prefix);

    // ---- tensors that are not computed

    /** A tensor the network owns, as it is. */
    T parameter(TensorSpec spec);

    /** A tensor that never changes, such as a mask. The same name must always mean the same values. */
    T constant(String name, HostTensor value);

    // ---- weighted operations

    /** Cross-correlation with zero padding; {@code weight} is [out, in / groups, k, k]. */
    T conv2d(T x, TensorSpec weight, Optional<TensorSpec> bias, int stride, int padding, int groups);

    /** Normalisation per channel of [N, C, H, W] or [N, C]: by the batch in training, by the running statistics otherwise. */
    T batchNorm(T x, BatchNorm2d layer);

    /** Normalisation over the last dimension (Ba et al. 2016), times {@code weight}, plus {@code bias}. */
    T layerNorm(T x, TensorSpec weight, TensorSpec bias, double epsilon);

    /** Normalisation of [N, C, H, W] over each of {@code groups} runs of channels (Wu and He 2018), then per channel weight and bias. */
    T groupNorm(T x, int groups, TensorSpec weight, TensorSpec bias, double epsilon);

    /** Normalisation of every channel of every picture by itself, [N, C, H, W], without weights. */
    T instanceNorm(T x, int channels, double epsilon);

    /** {@code x} [..., in] by {@code weight} [out, in] transposed, plus {@code bias} [out]. */
    T linear(T x, TensorSpec weight, Optional<TensorSpec> bias);

    // ---- element by element

    T relu(T x);

    /** As {@link #relu}, of a value that nothing else reads, neither later nor for its gradient: it may be overwritten. */
    default T reluOver(T x) {
        return relu(x);
    }

    /** x times the normal distribution function of x, the exact form (Hendrycks and Gimpel 2016). */
    T gelu(T x);

    /** x times sigmoid(x). */
    T silu(T x);

    T sigmoid(T x);

    T tanh(T x);

    T abs(T x);

    T exp(T x);

    /** Natural logarithm; the caller keeps {@code x} above zero. */
    T log(T x);

    T sqrt(T x);

    T clamp(T x, float low, float high);

    T scale(T x, float factor);

    /** x plus {@code summand}. */
    T shift(T x, float summand);

    // ---- two operands, with the usual broadcasting

    T add(T a, T b);

    T subtract(T a, T b);

    T multiply(T a, T b);

    T divide(T a, T b);

    T minimum(T a, T b);

    T maximum(T a, T b);

    /** Product of the last two dimensions' matrices, the leading ones broadcast. */
    T matmul(T a, T b);

    // ---- shape

    /** As many values in another shape: 0 keeps the dimension at that place, one -1 takes what is left. */
    T reshape(T x, long... shape);

    T permute(T x, int... order);

    T concat(int dimension, List<T> parts);

    /** {@code length} entries of one dimension, from {@code start}. */
    T narrow(T x, int dimension, int start, int length);

    /** Rows of a [R, C] tensor, in the order given: [rows.length, C]. */
    T rows(T x, int... rows);

    /** Moves the entries of one dimension of known size towards higher indices; what leaves at the end enters at the start. */
    default T roll(T x, int dimension, int by, int size) {
        int start = Math.floorMod(-by, size);
        return start == 0
                ? x
                : concat(dimension, List.of(narrow(x, dimension, start, size - start), narrow(x, dimension, 0, start)));
    }

    /** Adds rows and columns of zeros at the four sides. */
    T pad(T x, int top, int left, int bottom, int right);

    /** Mirrors {@code pixels} rows and columns outwards; the border itself is not repeated. */
    T reflectPad(T x, int pixels);

    /** Drops rows and columns at the four sides. */
    T crop(T x, int top, int left, int bottom, int right);

    // ---- pooling and resampling of [N, C, H, W]

    /** Largest value of each window; {@code ceil} keeps a last window that lies partly outside. */
    T maxPool(T x, int kernel, int stride, int padding, boolean ceil);

    /** Mean of each {@code kernel} x {@code kernel} tile; what fills no tile is dropped. */
    T averagePool(T x, int kernel);

    /** [N, C, H, W] to [N, C]: mean over all pixels. */
    T globalMean(T x);

    /** Mean over some dimensions, which stay with size 1. */
    T mean(T x, int... dimensions);

    /** [N, C r r, H, W] to [N, C, H r, W r] (Shi et al. 2016, equation 4). */
    T pixelShuffle(T x, int r);

    /** Repeats every pixel {@code factor} times in both directions. */
    T upsampleNearest(T x, int factor);

    /** Bilinear, pixel centres at half integers, no antialiasing. */
    T resizeBilinear(T x, int height, int width);

    // ---- the rest

    /** Over the last dimension. */
    T softmax(T x);

    /**
     * Discrete Fourier transform over the two sides, unnormalised: real [N, C, H, W] to [N, C, H, W, 2], real and imaginary parts, the
     * zero frequency at index 0.
     */
    T fft2(T x);

    /** Inverse of {@link #fft2}, divided by H W: [N, C, H, W, 2] to [N, C, H, W, 2]. */
    T ifft2(T x);

    /** Zeroes elements with this probability in training and scales the rest up; nothing otherwise. */
    T dropout(T x, double probability);

    /** Zeroes whole rows of the batch with this probability in training and scales the rest up (Huang et al. 2016); nothing otherwise. */
    T stochasticDepth(T x, double probability);
}
