// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.TrainingBackend;

/** Runs a network in libtorch. Values live until the caller's pointer scope closes. */
final class TorchBackend extends TorchOperations implements TrainingBackend<Tensor> {
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
    public Tensor linear(Tensor x, TensorSpec weight, Optional<TensorSpec> bias) {
        return torch.linear(x, get(weight), bias.map(this::optional).orElseGet(TensorOptional::new));
    }

    @Override
    public Tensor rows(Tensor x, int... rows) {
        return x.index_select(
                0,
                placement.place(torch.tensor(Arrays.stream(rows).asLongStream().toArray())));
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
