// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/**
 * AdamW (Loshchilov and Hutter 2019, algorithm 2). Its whole state is three named sets of numbers: first moments, second moments, and the
 * step count. A parameter without a gradient, which the loss does not depend on, stays.
 */
@SuppressWarnings("try") // pointer scopes and guards act by being open
final class AdamW implements AutoCloseable {
    private final List<TensorSpec> parameters;
    private final OptimiserSettings settings;
    private final TensorStore first;
    private final TensorStore second;
    private long steps;

    AdamW(List<TensorSpec> parameters, OptimiserSettings settings, TrainingState state, Placement placement) {
        this.parameters = parameters;
        this.settings = settings;
        this.first = new TensorStore(parameters, state.firstMoments(), placement);
        this.second = new TensorStore(parameters, state.secondMoments(), placement);
        this.steps = state.steps();
    }

    /** Moves the parameters by their gradients; call without gradient recording. */
    void step(TensorStore model, double learningRate) {
        steps++;
        if (settings.fused()) {
            for (TensorSpec.Role role : List.of(TensorSpec.Role.WEIGHT, TensorSpec.Role.WEIGHT_WITHOUT_DECAY)) {
                double decay = role == TensorSpec.Role.WEIGHT ? settings.weightDecay() : 0;
                FusedAdamW.step(
                        TrainingState.of(parameters, role), model, first, second, steps, learningRate, decay, settings);
            }
        } else {
            plainStep(model, learningRate);
        }
    }

    private void plainStep(TensorStore model, double learningRate) {
        double firstCorrection = 1 - Math.pow(settings.beta1(), (double) steps);
        double secondCorrection = 1 - Math.pow(settings.beta2(), (double) steps);
        for (TensorSpec spec : parameters) {
            try (PointerScope scope = new PointerScope()) {
                Tensor value = model.get(spec);
                Tensor gradient = value.grad();
                if (!gradient.defined()) {
                    continue;
                }
                Tensor m = first.get(spec);
                Tensor v = second.get(spec);
                m.lerp_(gradient, new Scalar(1 - settings.beta1()));
                v.mul_(new Scalar(settings.beta2())).addcmul_(gradient, gradient, new Scalar(1 - settings.beta2()));
                if (spec.role() == TensorSpec.Role.WEIGHT) {
                    value.mul_(new Scalar(1 - learningRate * settings.weightDecay()));
                }
                Tensor deviation =
                        v.sqrt().div_(new Scalar(Math.sqrt(secondCorrection))).add_(new Scalar(settings.epsilon()));
                value.addcdiv_(m, deviation, new Scalar(-learningRate / firstCorrection));
            }
        }
    }

    StateDict firstMoments() {
        return first.download();
    }

    StateDict secondMoments() {
        return second.download();
    }

    long steps() {
        return steps;
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
