// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Zeros added to the channels of a convolution so that they fill whole blocks.
 *
 * <p>The oneDNN inside libtorch 2.10 computes ungrouped convolutions larger than 1x1 wrongly on the CPU where channels do not fill its
 * blocks of 16 (AVX-512) or 8 (AVX2):
 * <ul>
 *   <li>the result, where there is more than one block of inputs and the last is not full, off by a tenth and more;
 *   <li>the gradient towards the input, where outputs do not fill their blocks (at times NaN), and, with a stride above 1, where the
 *       inputs fill an odd number of blocks from 3.
 * </ul>
 * The gradient of the kernel is right, and so are grouped and 1x1 convolutions. {@code ConvolutionTest} finds it; switching oneDNN off
 * takes ten times as long.
 *
 * @param inputs  channels to add to the input
 * @param outputs channels to add to the output, which are taken off again
 */
record WholeBlocks(long inputs, long outputs) {
    /** Nothing is lacking. */
    static final WholeBlocks NONE = new WholeBlocks(0, 0);

    private static final int SMALLEST = 8;
    private static final int LARGEST = 16;

    /**
     * What a convolution lacks.
     *
     * @param kernel   shape [out, in / groups, k, k]
     * @param backward whether a gradient will be wanted towards the input
     */
    static WholeBlocks of(long[] kernel, int stride, int groups, boolean backward) {
        if (groups > 1 || kernel[2] * kernel[3] == 1) {
            return NONE;
        }
        long even = backward && stride > 1 && kernel[1] > LARGEST ? 2L * LARGEST : LARGEST;
        return new WholeBlocks(
                kernel[1] <= SMALLEST ? 0 : missing(kernel[1], even), backward ? missing(kernel[0], LARGEST) : 0);
    }

    private static long missing(long channels, long block) {
        return (block - channels % block) % block;
    }

    /** The input [N, in, H, W] with its zeros. */
    Tensor input(Tensor x) {
        return inputs == 0 ? x : torch.constant_pad_nd(x, 0, 0, 0, 0, 0, inputs);
    }

    /** The kernel [out, in, k, k] with zeros for both. */
    Tensor kernel(Tensor weight) {
        return inputs + outputs == 0 ? weight : torch.constant_pad_nd(weight, 0, 0, 0, 0, 0, inputs, 0, outputs);
    }

    /** The bias [out] with its zeros. */
    Tensor bias(Tensor bias) {
        return outputs == 0 ? bias : torch.constant_pad_nd(bias, 0, outputs);
    }

    /** The output's own channels. */
    Tensor output(Tensor y) {
        return outputs == 0 ? y : y.narrow(1, 0, y.size(1) - outputs);
    }
}
