// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Kernels of convolutions filled up with zeros to whole blocks of output channels while a network is trained.
 *
 * <p>The oneDNN inside libtorch 2.10 computes a wrong gradient towards the input, at times NaN, of an ungrouped convolution larger than 1x1
 * whose output channels do not fill its block (8 with AVX2): the filling of its reordered kernel is not cleared. Its forward pass and the
 * gradient of the kernel are right. With channels that we fill up ourselves nothing is left to be cleared. What is wrong beyond AVX2,
 * {@link KernelCheck} finds.
 */
final class WholeBlocks {
    private static final int BLOCK = 16;

    private WholeBlocks() {}

    /** Whether the gradient through this convolution would be wrong. */
    static boolean needed(long[] kernel, int groups) {
        return groups == 1 && kernel[0] % BLOCK != 0 && kernel[2] * kernel[3] > 1;
    }

    /** A kernel [out, in, k, k], or a bias [out], with zeros after its own channels. */
    static Tensor fill(Tensor tensor) {
        long missing = BLOCK - tensor.size(0) % BLOCK;
        long[] padding = new long[2 * (int) tensor.dim()]; // pairs, last dimension first
        padding[padding.length - 1] = missing;
        return torch.constant_pad_nd(tensor, padding);
    }
}
