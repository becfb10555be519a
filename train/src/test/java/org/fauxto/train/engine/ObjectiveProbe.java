// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Objective;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/** Loss and gradients of an objective at given weights, in training, without an optimiser. */
@SuppressWarnings("try") // the pointer scope acts by being open
public final class ObjectiveProbe {
    private final List<TensorSpec> specs;
    private final Objective objective;

    /** Probes an objective that uses the network's tensors. */
    public ObjectiveProbe(Layer network, Objective objective) {
        this(network, objective, 1);
    }

    /** With more threads, for timing. */
    public ObjectiveProbe(Layer network, Objective objective, int threads) {
        Torch.start(threads);
        this.specs = network.tensors();
        this.objective = objective;
    }

    /**
     * What one evaluation gives.
     *
     * @param gradients of the tensors that training changes
     */
    public record Result(double loss, StateDict gradients) {}

    /** Evaluates and differentiates; the weights stay. */
    public Result at(StateDict weights, HostTensor input, float... targets) {
        try (PointerScope scope = new PointerScope();
                TensorStore store = new TensorStore(specs, weights, Placement.PLAIN)) {
            List<TensorSpec> trained = specs.stream()
                    .filter(spec -> spec.role() == TensorSpec.Role.WEIGHT
                            || spec.role() == TensorSpec.Role.WEIGHT_WITHOUT_DECAY)
                    .toList();
            trained.forEach(spec -> store.get(spec).set_requires_grad(true));
            torch.manual_seed(1);
            Tensor wanted = Placement.PLAIN.upload(new HostTensor(new long[] {targets.length, 1}, targets));
            Tensor loss = objective.loss(
                    new TorchBackend(store.tensors(), true, Placement.PLAIN), Placement.PLAIN.upload(input), wanted);
            loss.backward();
            Map<String, HostTensor> gradients = new LinkedHashMap<>();
            for (TensorSpec spec : trained) {
                gradients.put(
                        spec.name(),
                        new HostTensor(
                                spec.shape(),
                                TensorStore.download(store.get(spec).grad())));
            }
            return new Result(loss.item_double(), new StateDict(gradients));
        }
    }
}
