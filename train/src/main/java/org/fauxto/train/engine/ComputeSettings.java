// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

/**
 * What a network is computed with.
 *
 * @param threads      of one operation, at least 1; results are bit-identical only between runs with the same number
 * @param device       that holds every tensor; see {@link Torch#require}
 * @param precision    of matrix products and convolutions in training; weights, sums and evaluation stay in float32
 * @param channelsLast memory layout of pictures and kernels; see {@link Placement}
 */
public record ComputeSettings(int threads, Device device, Precision precision, boolean channelsLast) {
    /** Where tensors live. */
    public enum Device {
        CPU,
        CUDA
    }

    /** How wide the numbers of a mixed-precision step are. */
    public enum Precision {
        FLOAT32,
        BFLOAT16,
        FLOAT16
    }

    /** float32 on the CPU. */
    public static ComputeSettings plain(int threads) {
        return new ComputeSettings(threads, Device.CPU, Precision.FLOAT32, false);
    }

    Placement placement() {
        return new Placement(device == Device.CUDA, channelsLast);
    }
}
