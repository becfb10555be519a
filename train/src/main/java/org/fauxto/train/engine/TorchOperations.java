// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.Backend;

/** The operations that need nothing but their operands, in libtorch. */
abstract class TorchOperations implements Backend<Tensor> {
    @Override
    public Tensor instanceNorm(Tensor x, int channels, double epsilon) {
        TensorOptional none = new TensorOptional();
        return torch.instance_norm(x, none, none, none, none, true, 0, epsilon, false);
    }

    @Override
    public Tensor relu(Tensor x) {
        return torch.relu(x);
    }

    @Override
    public Tensor reluOver(Tensor x) {
        return torch.relu_(x);
    }

    @Override
    public Tensor gelu(Tensor x) {
        return torch.gelu(x);
    }

    @Override
    public Tensor silu(Tensor x) {
        return torch.silu(x);
    }

    @Override
    public Tensor sigmoid(Tensor x) {
        return torch.sigmoid(x);
    }

    @Override
    public Tensor tanh(Tensor x) {
        return torch.tanh(x);
    }

    @Override
    public Tensor abs(Tensor x) {
        return torch.abs(x);
    }

    @Override
    public Tensor exp(Tensor x) {
        return torch.exp(x);
    }

    @Override
    public Tensor log(Tensor x) {
        return torch.log(x);
    }

    @Override
    public Tensor sqrt(Tensor x) {
        return torch.sqrt(x);
    }

    @Override
    public Tensor clamp(Tensor x, float low, float high) {
        // the same values as clamp, whose gradient is three unfused passes: 31 % of the samples of a step of
        // MobileNetV2 (perf record)
        return torch.hardtanh(x, new Scalar(low), new Scalar(high));
    }

    @Override
    public Tensor scale(Tensor x, float factor) {
        return x.mul(new Scalar(factor));
    }

    @Override
    public Tensor shift(Tensor x, float summand) {
        return x.add(new Scalar(summand));
    }

    @Override
    public Tensor add(Tensor a, Tensor b) {
        return a.add(b);
    }

    @Override
    public Tensor subtract(Tensor a, Tensor b) {
        return a.sub(b);
    }

    @Override
    public Tensor multiply(Tensor a, Tensor b) {
        return a.mul(b);
    }

    @Override
    public Tensor divide(Tensor a, Tensor b) {
        return a.div(b);
    }

    @Override
    public Tensor minimum(Tensor a, Tensor b) {
        return torch.minimum(a, b);
    }

    @Override
    public Tensor maximum(Tensor a, Tensor b) {
        return torch.maximum(a, b);
    }

    @Override
    public Tensor matmul(Tensor a, Tensor b) {
        return torch.matmul(a, b);
    }

    @Override
    public Tensor reshape(Tensor x, long... shape) {
        long[] sizes = shape.clone();
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = sizes[d] == 0 ? x.size(d) : sizes[d];
        }
        return x.reshape(sizes);
    }

    @Override
    public Tensor permute(Tensor x, int... order) {
        return x.permute(Arrays.stream(order).asLongStream().toArray());
    }

    @Override
    public Tensor concat(int dimension, List<Tensor> parts) {
        return torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), dimension);
    }

    @Override
    public Tensor narrow(Tensor x, int dimension, int start, int length) {
        return x.narrow(dimension, start, length);
    }

    @Override
    public Tensor roll(Tensor x, int dimension, int by, int size) {
        return torch.roll(x, new long[] {by}, dimension);
    }

    @Override
    public Tensor pad(Tensor x, int top, int left, int bottom, int right) {
        return torch.constant_pad_nd(x, left, right, top, bottom);
    }

    @Override
    public Tensor reflectPad(Tensor x, int pixels) {
        return torch.reflection_pad2d(x, pixels, pixels, pixels, pixels);
    }

    @Override
    public Tensor crop(Tensor x, int top, int left, int bottom, int right) {
        return x.narrow(2, top, x.size(2) - top - bottom).narrow(3, left, x.size(3) - left - right);
    }

    @Override
    public Tensor maxPool(Tensor x, int kernel, int stride, int padding, boolean ceil) {
        return torch.max_pool2d(
                x,
                new long[] {kernel, kernel},
                new long[] {stride, stride},
                new long[] {padding, padding},
                new long[] {1, 1},
                ceil);
    }

    @Override
    public Tensor averagePool(Tensor x, int kernel) {
        return torch.avg_pool2d(x, kernel, kernel);
    }

    @Override
    public Tensor globalMean(Tensor x) {
        return torch.mean(x, new long[] {2, 3}, false, new ScalarTypeOptional());
    }

    @Override
    public Tensor mean(Tensor x, int... dimensions) {
        return torch.mean(x, Arrays.stream(dimensions).asLongStream().toArray(), true, new ScalarTypeOptional());
    }

    @Override
    public Tensor pixelShuffle(Tensor x, int r) {
        return torch.pixel_shuffle(x, r);
    }

    @Override
    public Tensor upsampleNearest(Tensor x, int factor) {
        return torch.upsample_nearest2d(x, x.size(2) * factor, x.size(3) * factor);
    }

    @Override
    public Tensor resizeBilinear(Tensor x, int height, int width) {
        return torch.upsample_bilinear2d(x, new long[] {height, width}, false);
    }

    @Override
    public Tensor softmax(Tensor x) {
        return torch.softmax(x, -1);
    }

    @Override
    public Tensor fft2(Tensor x) {
        return torch.view_as_real(torch.fft_fft2(x));
    }

    @Override
    public Tensor ifft2(Tensor x) {
        return torch.view_as_real(torch.fft_ifft2(torch.view_as_complex(x.contiguous())));
    }
}
