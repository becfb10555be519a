// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.TrainingBackend;

/** Runs a network in libtorch. Values live until the caller's pointer scope closes. */
final class TorchBackend implements TrainingBackend<Tensor> {
    private final Map<String, Tensor> tensors;
    private final boolean training;
    private final Placement placement;
    /** Of all names a part asks for. */
    private final String prefix;

    private Optional<Tensor> logits = Optional.empty();

    /**
     * @param tensors   the network's parameters and buffers by name
     * @param training  whether batch statistics and dropout are in force
     * @param placement of the tensors, and of those made on the way
     */
    TorchBackend(Map<String, Tensor> tensors, boolean training, Placement placement) {
        this(tensors, training, placement, "");
    }

    private TorchBackend(Map<String, Tensor> tensors, boolean training, Placement placement, String prefix) {
        this.tensors = tensors;
        this.training = training;
        this.placement = placement;
        this.prefix = prefix;
    }

    @Override
    public TorchBackend within(String inner) {
        return new TorchBackend(tensors, training, placement, prefix + inner);
    }

    /** What the objective last judged by binary cross-entropy, one per row. */
    Optional<Tensor> logits() {
        return logits;
    }

    private Tensor get(TensorSpec spec) {
        Tensor tensor = tensors.get(prefix + spec.name());
        if (tensor == null) {
            throw new IllegalStateException("network asks for " + prefix + spec.name() + ", which it did not declare");
        }
        return tensor;
    }

    @Override
    public Tensor conv2d(Tensor x, TensorSpec weight, Optional<TensorSpec> bias, int stride, int padding, int groups) {
        WholeBlocks blocks = placement.cuda()
                ? WholeBlocks.NONE
                : WholeBlocks.of(weight.shape(), stride, groups, training && x.requires_grad());
        TensorOptional b =
                bias.map(spec -> new TensorOptional(blocks.bias(get(spec)))).orElseGet(TensorOptional::new);
        return blocks.output(torch.conv2d(
                blocks.input(x),
                blocks.kernel(get(weight)),
                b,
                new long[] {stride, stride},
                new long[] {padding, padding},
                new long[] {1, 1},
                groups));
    }

    @Override
    public Tensor parameter(TensorSpec spec) {
        return get(spec);
    }

    @Override
    public Tensor constant(String name, HostTensor value) {
        return placement.upload(value);
    }

    @Override
    public Tensor batchNorm(Tensor x, BatchNorm2d layer) {
        // a frozen weight takes no gradient: its layer keeps the statistics it has
        boolean byBatch = training && get(layer.weight()).requires_grad();
        return torch.batch_norm(
                x,
                optional(layer.weight()),
                optional(layer.bias()),
                optional(layer.runningMean()),
                optional(layer.runningVariance()),
                byBatch,
                layer.momentum(),
                layer.epsilon(),
                false);
    }

    private TensorOptional optional(TensorSpec spec) {
        return new TensorOptional(get(spec));
    }

    @Override
    public Tensor layerNorm(Tensor x, TensorSpec weight, TensorSpec bias, double epsilon) {
        return torch.layer_norm(x, weight.shape(), optional(weight), optional(bias), epsilon, false);
    }

    @Override
    public Tensor groupNorm(Tensor x, int groups, TensorSpec weight, TensorSpec bias, double epsilon) {
        return torch.group_norm(x, groups, optional(weight), optional(bias), epsilon, false);
    }

    @Override
    public Tensor instanceNorm(Tensor x, int channels, double epsilon) {
        TensorOptional none = new TensorOptional();
        return torch.instance_norm(x, none, none, none, none, true, 0, epsilon, false);
    }

    @Override
    public Tensor linear(Tensor x, TensorSpec weight, Optional<TensorSpec> bias) {
        return torch.linear(x, get(weight), bias.map(this::optional).orElseGet(TensorOptional::new));
    }

    @Override
    public Tensor relu(Tensor x) {
        return torch.relu(x);
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
        return torch.clamp(x, new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
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
    public Tensor rows(Tensor x, int... rows) {
        return x.index_select(
                0,
                placement.place(torch.tensor(Arrays.stream(rows).asLongStream().toArray())));
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

    @Override
    public Tensor dropout(Tensor x, double probability) {
        return training && probability > 0 ? torch.dropout(x, probability, true) : x;
    }

    @Override
    public Tensor stochasticDepth(Tensor x, double probability) {
        if (!training || probability == 0) {
            return x;
        }
        long[] rows = new long[Math.toIntExact(x.dim())];
        Arrays.fill(rows, 1);
        rows[0] = x.size(0);
        double kept = 1 - probability;
        return x.mul(placement.place(torch.bernoulli(torch.empty(rows), kept).div(new Scalar(kept))));
    }

    @Override
    public Tensor binaryCrossEntropy(Tensor logits, Tensor targets) {
        this.logits = Optional.of(logits.detach().to(torch.ScalarType.Float));
        return torch.binary_cross_entropy_with_logits(logits, targets);
    }

    @Override
    public Tensor meanOfAll(Tensor x) {
        return torch.mean(x);
    }

    @Override
    public Tensor noiseLike(Tensor x) {
        return torch.randn_like(x);
    }

    @Override
    public Tensor detach(Tensor x) {
        return x.detach();
    }
}
