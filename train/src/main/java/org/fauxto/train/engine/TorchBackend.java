// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.TensorSpec;

/** Runs a network in libtorch. Values live until the caller's pointer scope closes. */
final class TorchBackend implements Backend<Tensor> {
    private final Map<String, Tensor> tensors;
    private final boolean training;

    /**
     * @param tensors  the network's parameters and buffers by name
     * @param training whether batch statistics and dropout are in force
     */
    TorchBackend(Map<String, Tensor> tensors, boolean training) {
        this.tensors = tensors;
        this.training = training;
    }

    private Tensor get(TensorSpec spec) {
        Tensor tensor = tensors.get(spec.name());
        if (tensor == null) {
            throw new IllegalStateException("network asks for " + spec.name() + ", which it did not declare");
        }
        return tensor;
    }

    @Override
    public Tensor conv2d(Tensor x, TensorSpec weight, Optional<TensorSpec> bias, int stride, int padding, int groups) {
        TensorOptional b = bias.map(spec -> new TensorOptional(get(spec))).orElseGet(TensorOptional::new);
        return torch.conv2d(
                x,
                get(weight),
                b,
                new long[] {stride, stride},
                new long[] {padding, padding},
                new long[] {1, 1},
                groups);
    }

    @Override
    public Tensor batchNorm(Tensor x, BatchNorm2d layer) {
        return torch.batch_norm(
                x,
                new TensorOptional(get(layer.weight())),
                new TensorOptional(get(layer.bias())),
                new TensorOptional(get(layer.runningMean())),
                new TensorOptional(get(layer.runningVariance())),
                training,
                BatchNorm2d.MOMENTUM,
                BatchNorm2d.EPSILON,
                false);
    }

    @Override
    public Tensor relu(Tensor x) {
        return torch.relu(x);
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
    public Tensor minimum(Tensor a, Tensor b) {
        return torch.minimum(a, b);
    }

    @Override
    public Tensor maximum(Tensor a, Tensor b) {
        return torch.maximum(a, b);
    }

    @Override
    public Tensor scale(Tensor x, float factor) {
        return x.mul(new Scalar(factor));
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
    public Tensor globalMean(Tensor x) {
        return torch.mean(x, new long[] {2, 3}, false, new ScalarTypeOptional());
    }

    @Override
    public Tensor dropout(Tensor x, double probability) {
        return training && probability > 0 ? torch.dropout(x, probability, true) : x;
    }

    @Override
    public Tensor linear(Tensor x, TensorSpec weight, TensorSpec bias) {
        return torch.linear(x, get(weight), new TensorOptional(get(bias)));
    }
}
