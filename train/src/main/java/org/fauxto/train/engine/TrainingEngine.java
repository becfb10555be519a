// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.system.Assembly;
import org.jspecify.annotations.Nullable;

/**
 * A system under training: its objective, AdamW, accumulation, clipping, and an exponential moving average of the weights.
 *
 * <p>A step is a function of the state, the batch, the learning rate and the seed, on one machine with one number of threads. One thread
 * at a time.
 */
@SuppressWarnings("try") // pointer scopes and guards act by being open
public final class TrainingEngine implements AutoCloseable {
    private final Assembly system;
    private final OptimiserSettings settings;
    private final ComputeSettings compute;
    private final Placement placement;
    private final List<TensorSpec> changing;
    private final List<TensorSpec> trained;
    private final TensorStore model;
    private final TensorStore frozen;
    /** Running statistics as they were before this batch, and before the batches that have accumulated. */
    private final TensorStore beforeBatch;

    private final TensorStore beforeUpdate;
    private final @Nullable TensorStore average;
    private final AdamW optimiser;
    private LossScale scale;
    /** Batches whose gradients lie in the parameters, not yet used. */
    private int accumulated;
    /** Batches since the last update, those that were skipped included. */
    private int pending;

    /**
     * Copies everything to native memory; close to free it.
     *
     * @param fixed the tensors that training leaves alone
     */
    public TrainingEngine(
            Assembly system,
            OptimiserSettings settings,
            ComputeSettings compute,
            StateDict fixed,
            TrainingState state) {
        Torch.start(compute.threads());
        Torch.require(compute.device());
        this.system = system;
        this.settings = settings;
        this.compute = compute;
        this.placement = compute.placement();
        List<TensorSpec> specs = system.network().tensors();
        this.trained = TrainingState.trained(specs);
        this.changing =
                specs.stream().filter(s -> s.role() != TensorSpec.Role.FROZEN).toList();
        this.model = new TensorStore(changing, state.model(), placement);
        this.frozen = new TensorStore(TrainingState.of(specs, TensorSpec.Role.FROZEN), fixed, placement);
        List<TensorSpec> buffers = TrainingState.of(specs, TensorSpec.Role.BUFFER);
        this.beforeBatch = new TensorStore(buffers, state.model(), placement);
        this.beforeUpdate = new TensorStore(buffers, state.model(), placement);
        this.average = settings.emaDecay() == 0 ? null : new TensorStore(changing, state.average(), placement);
        this.optimiser = new AdamW(trained, settings, state, placement);
        this.scale = state.scale();
        for (TensorSpec spec : trained) {
            try (PointerScope scope = new PointerScope()) {
                model.get(spec).set_requires_grad(true);
            }
        }
    }

    /**
     * One batch, and, where it completes as many as are accumulated, one update. Where a loss is not finite its batch changes nothing,
     * running statistics included; where the gradient of an update is not finite, none of its batches does.
     *
     * @param input   as the network takes it
     * @param targets N values 0..1, wanted probability of AI
     * @param seed    of this step's dropout and noise
     * @param last    whether to update now, however few batches have accumulated
     */
    public StepResult step(HostTensor input, float[] targets, double learningRate, long seed, boolean last) {
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(seed);
            if (accumulated == 0) {
                trained.forEach(spec -> model.get(spec).mutable_grad().reset());
                beforeUpdate.copyFrom(model);
            }
            beforeBatch.copyFrom(model);
            TorchBackend backend = new TorchBackend(tensors(model), true, placement);
            Tensor loss = loss(backend, input, targets);
            double lossValue = loss.item_double();
            float[] logits = backend.logits().map(TensorStore::download).orElseGet(() -> new float[0]);
            if (Double.isFinite(lossValue)) {
                double factor = scale.factor() / settings.accumulate();
                (factor == 1 ? loss : loss.mul(new Scalar(factor))).backward();
                accumulated++;
            } else {
                beforeBatch.copyTo(model);
            }
            int skipped = Double.isFinite(lossValue) ? 0 : 1;
            pending++;
            if (pending < settings.accumulate() && !last) {
                return new StepResult(lossValue, 0, skipped, logits);
            }
            pending = 0;
            if (accumulated == 0) {
                return new StepResult(lossValue, Double.NaN, skipped, logits);
            }
            try (NoGradGuard update = new NoGradGuard()) {
                int lost = accumulated;
                double norm = update(learningRate);
                return new StepResult(lossValue, norm, Double.isFinite(norm) ? skipped : skipped + lost, logits);
            }
        }
    }

    private Tensor loss(TorchBackend backend, HostTensor input, float[] targets) {
        try (Autocast narrow = new Autocast(compute)) {
            Tensor wanted = placement.upload(new HostTensor(new long[] {targets.length, 1}, targets));
            return system.objective().loss(backend, placement.upload(input), wanted);
        }
    }

    /** Uses up what has accumulated; the norm of its gradient, which is not finite where nothing was changed. */
    private double update(double learningRate) {
        accumulated = 0;
        if (scale.factor() != 1) {
            Scalar back = new Scalar(1 / scale.factor());
            withGradient().forEach(value -> value.grad().mul_(back));
        }
        double norm = clippedNorm();
        boolean finite = Double.isFinite(norm);
        scale = scale.after(finite);
        if (finite) {
            optimiser.step(model, learningRate);
            updateAverage();
        } else {
            beforeUpdate.copyTo(model);
        }
        return norm;
    }

    /** Shortens the gradient where it is too long, and gives the length it had; one that may have any length is not written to. */
    private double clippedNorm() {
        if (Double.isFinite(settings.clipNorm())) {
            return torch.clip_grad_norm_(new TensorVector(withGradient().toArray(Tensor[]::new)), settings.clipNorm());
        }
        double squares = 0;
        for (Tensor value : withGradient()) {
            double length = value.grad().norm().item_double();
            squares += length * length;
        }
        return Math.sqrt(squares);
    }

    private List<Tensor> withGradient() {
        return trained.stream()
                .map(model::get)
                .filter(value -> value.grad().defined())
                .toList();
    }

    /**
     * Logits of the averaged weights, or of the weights where none are averaged, as the exported network will give them.
     *
     * @param input as the network takes it
     * @return N logits
     */
    public float[] logits(HostTensor input) {
        return TorchNetwork.forward(system.network(), tensors(average == null ? model : average), placement, input)
                .values();
    }

    /** A copy of everything that training changes, between two updates. */
    public TrainingState state() {
        if (pending > 0) {
            throw new IllegalStateException("there are " + pending + " accumulated batches; finish the update first");
        }
        return new TrainingState(
                model.download(),
                average == null ? new StateDict(Map.of()) : average.download(),
                optimiser.firstMoments(),
                optimiser.secondMoments(),
                optimiser.steps(),
                scale);
    }

    private Map<String, Tensor> tensors(TensorStore changed) {
        Map<String, Tensor> all = new HashMap<>(frozen.tensors());
        all.putAll(changed.tensors());
        return all;
    }

    /** Grows the memory from the first step on, so that the random start is forgotten (as TensorFlow's moving average does). */
    private void updateAverage() {
        if (average == null) {
            return;
        }
        double steps = optimiser.steps();
        double decay = Math.min(settings.emaDecay(), (1 + steps) / (10 + steps));
        for (TensorSpec spec : changing) {
            try (PointerScope scope = new PointerScope()) {
                average.get(spec).lerp_(model.get(spec), new Scalar(1 - decay));
            }
        }
    }

    @Override
    public void close() {
        model.close();
        frozen.close();
        beforeBatch.close();
        beforeUpdate.close();
        if (average != null) {
            average.close();
        }
        optimiser.close();
    }
}
