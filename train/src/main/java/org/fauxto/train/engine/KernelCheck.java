// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Whether the fast convolutions of this machine, with {@link WholeBlocks} as they are run, compute what the plain ones do.
 *
 * <p>Those of the oneDNN inside libtorch 2.10 are wrong where channels do not fill its blocks; docs/adr/0005. Where {@code WholeBlocks} is
 * not enough, the plain convolutions take their place: ten times slower, and right.
 */
@SuppressWarnings("try") // pointer scopes act by being open
final class KernelCheck {
    private static final int SIDE = 12;
    /** float32 sums of some hundred products in another order. */
    private static final double TOLERANCE = 1e-4;
    /** bfloat16 keeps eight bits; a sum rounded the other way is off by one of them. */
    private static final double TOLERANCE_BFLOAT16 = 2e-2;

    /** Input channels, output channels, kernel, stride: wrong before, each in its own way. */
    private static final int[][] SHAPES = {{24, 16, 3, 1}, {40, 48, 3, 2}, {48, 64, 3, 2}, {24, 32, 5, 1}, {10, 6, 3, 1}
    };

    private KernelCheck() {}

    /** Compares, and leaves the fast kernels on only where they are right. */
    static boolean fastKernelsAreRight() {
        // it only says on standard error that it does not suit this CPU
        torch.globalContext().setUserEnabledNNPACK(false);
        boolean right = true;
        for (int[] shape : SHAPES) {
            float[][] plain = compute(shape, false, torch.ScalarType.Float, torch.ScalarType.Float);
            right &= same(plain, compute(shape, true, torch.ScalarType.Float, torch.ScalarType.Float), TOLERANCE);
        }
        torch.globalContext().setUserEnabledMkldnn(right);
        return right;
    }

    /**
     * The same of convolutions in bfloat16, held to float32 ones of the same rounded numbers: what rounding takes from sums that nearly
     * cancel, up to a twelfth of the largest here, is no fault of the kernels. Changes nothing.
     */
    static boolean bfloat16IsRight() {
        boolean right = true;
        for (int[] shape : SHAPES) {
            float[][] plain = compute(shape, true, torch.ScalarType.Float, torch.ScalarType.BFloat16);
            right &= same(
                    plain,
                    compute(shape, true, torch.ScalarType.BFloat16, torch.ScalarType.BFloat16),
                    TOLERANCE_BFLOAT16);
        }
        return right;
    }

    /** Output and both gradients of one convolution in {@code type}, of numbers that {@code kept} can hold. */
    private static float[][] compute(int[] shape, boolean fast, torch.ScalarType type, torch.ScalarType kept) {
        torch.globalContext().setUserEnabledMkldnn(fast);
        try (PointerScope scope = new PointerScope()) {
            Tensor x = waves(2, shape[0], SIDE, SIDE);
            Tensor weight = waves(shape[1], shape[0], shape[2], shape[2]);
            x.set_requires_grad(true);
            weight.set_requires_grad(true);
            WholeBlocks blocks = fast ? WholeBlocks.of(weight.shape(), shape[3], 1, true) : WholeBlocks.NONE;
            Tensor y = blocks.output(torch.conv2d(
                            blocks.input(x.to(kept).to(type)),
                            blocks.kernel(weight.to(kept).to(type)),
                            new TensorOptional(),
                            new long[] {shape[3], shape[3]},
                            new long[] {shape[2] / 2, shape[2] / 2},
                            new long[] {1, 1},
                            1))
                    .to(kept)
                    .to(torch.ScalarType.Float);
            torch.mean(y.mul(y)).backward();
            return new float[][] {
                TensorStore.download(y.detach()), TensorStore.download(x.grad()), TensorStore.download(weight.grad())
            };
        }
    }

    /** Numbers in -1..1 that need no seed. */
    private static Tensor waves(long... shape) {
        long size = 1;
        for (long side : shape) {
            size *= side;
        }
        return torch.sin(torch.arange(new Scalar((double) size))).reshape(shape);
    }

    private static boolean same(float[][] plain, float[][] fast, double tolerance) {
        for (int k = 0; k < plain.length; k++) {
            double largest = 0;
            double error = 0;
            for (int i = 0; i < plain[k].length; i++) {
                largest = Math.max(largest, Math.abs(plain[k][i]));
                error = Math.max(error, Math.abs((double) plain[k][i] - fast[k][i])); // NaN stays NaN
            }
            if (!(error <= tolerance * largest)) {
                return false;
            }
        }
        return true;
    }
}
