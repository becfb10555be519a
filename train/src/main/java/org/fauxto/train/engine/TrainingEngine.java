// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/**
 * A network under training: binary cross-entropy on one logit, AdamW, clipping, and an exponential moving average of the weights.
 *
 * <p>A step is a function of the state, the batch, the learning rate and the seed, on one machine with one number of threads. One thread
 * at a time.
 */
@SuppressWarnings("try") // pointer scopes and guards act by being open
public final class TrainingEngine implements AutoCloseable {
    private final Layer network;
    private final OptimiserSettings settings;
    private final List<TensorSpec> specs;
    private final List<TensorSpec> trained;
    private final TensorStore model;
    private final TensorStore average;
    private final AdamW optimiser;

    /** Copies the state to native memory; close to free it. */
    public TrainingEngine(Layer network, OptimiserSettings settings, TrainingState state, int threads) {
        Torch.start(threads);
        this.network = network;
        this.settings = settings;
        this.specs = network.tensors();
        this.trained = TrainingState.trained(specs);
        this.model = new TensorStore(specs, state.model());
        this.average = new TensorStore(specs, state.average());
        this.optimiser = new AdamW(trained, settings, state.firstMoments(), state.secondMoments(), state.steps());
        try (PointerScope scope = new PointerScope()) {
            trained.forEach(spec -> model.get(spec).set_requires_grad(true));
        }
    }

    /**
     * One update. Where the loss or the gradient is not finite, nothing changes, running statistics included.
     *
     * @param crops   [N, 3, S, S]
     * @param targets N values 0..1, wanted probability of AI
     * @param seed    of this step's dropout
     */
    public StepResult step(HostTensor crops, float[] targets, double learningRate, long seed) {
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(seed);
            StateDict buffers = buffers();
            trained.forEach(this::clearGradient);
            Tensor logits = network.forward(new TorchBackend(model.tensors(), true), TensorStore.upload(crops));
            Tensor wanted = TensorStore.upload(new HostTensor(new long[] {targets.length}, targets));
            Tensor loss = torch.binary_cross_entropy_with_logits(logits.reshape(targets.length), wanted);
            double lossValue = loss.item_double();
            if (!Double.isFinite(lossValue)) {
                restore(buffers);
                return new StepResult(lossValue, Double.NaN, true);
            }
            loss.backward();
            try (NoGradGuard update = new NoGradGuard()) {
                double norm = clip();
                if (!Double.isFinite(norm)) {
                    restore(buffers);
                    return new StepResult(lossValue, norm, true);
                }
                optimiser.step(model, learningRate);
                updateAverage();
                return new StepResult(lossValue, norm, false);
            }
        }
    }

    /**
     * Logits of the averaged weights, as the exported network will give them.
     *
     * @param crops [N, 3, S, S]
     * @return N logits
     */
    public float[] logits(HostTensor crops) {
        return TorchNetwork.forward(network, average, crops).values();
    }

    /** A copy of everything the next step depends on. */
    public TrainingState state() {
        return new TrainingState(
                model.download(),
                average.download(),
                optimiser.firstMoments(),
                optimiser.secondMoments(),
                optimiser.steps());
    }

    private void clearGradient(TensorSpec spec) {
        Tensor gradient = model.get(spec).grad();
        if (gradient.defined()) {
            gradient.zero_();
        }
    }

    private double clip() {
        TensorVector values = new TensorVector(trained.stream().map(model::get).toArray(Tensor[]::new));
        return torch.clip_grad_norm_(values, settings.clipNorm());
    }

    /** Grows the memory from the first step on, so that the random start is forgotten (as TensorFlow's moving average does). */
    private void updateAverage() {
        double steps = optimiser.steps();
        double decay = Math.min(settings.emaDecay(), (1 + steps) / (10 + steps));
        if (settings.emaDecay() == 0) {
            decay = 0;
        }
        for (TensorSpec spec : specs) {
            try (PointerScope scope = new PointerScope()) {
                average.get(spec).lerp_(model.get(spec), new Scalar(1 - decay));
            }
        }
    }

    private StateDict buffers() {
        java.util.Map<String, HostTensor> copies = new java.util.LinkedHashMap<>();
        for (TensorSpec spec : specs) {
            if (spec.role() == TensorSpec.Role.BUFFER) {
                copies.put(spec.name(), new HostTensor(spec.shape(), TensorStore.download(model.get(spec))));
            }
        }
        return new StateDict(copies);
    }

    private void restore(StateDict buffers) {
        for (TensorSpec spec : specs) {
            if (spec.role() == TensorSpec.Role.BUFFER) {
                model.get(spec).copy_(TensorStore.upload(buffers.get(spec)));
            }
        }
    }

    @Override
    public void close() {
        model.close();
        average.close();
        optimiser.close();
    }
}
