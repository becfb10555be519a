// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/**
 * Everything that training changes and the next step depends on, in Java memory. Frozen tensors are not part of it.
 *
 * @param model        parameters that are trained, and running statistics
 * @param average      exponential moving average of the same tensors; empty where none is kept
 * @param firstMoments optimiser's, of the parameters only
 * @param secondMoments optimiser's, of the parameters only
 * @param steps        updates the optimiser has made
 */
public record TrainingState(
        StateDict model,
        StateDict average,
        StateDict firstMoments,
        StateDict secondMoments,
        long steps,
        LossScale scale) {

    /**
     * The start of a run.
     *
     * @param weights every tensor of the network, of which the frozen ones are left out
     * @param averaged whether an average of the weights is kept
     */
    public static TrainingState initial(List<TensorSpec> specs, StateDict weights, boolean averaged, LossScale scale) {
        StateDict model = select(specs, weights, false);
        StateDict zeros = TensorStore.zeros(trained(specs));
        return new TrainingState(model, averaged ? model : new StateDict(Map.of()), zeros, zeros, 0, scale);
    }

    /** What is validated and exported: the average where there is one. */
    public StateDict weights() {
        return average.tensors().isEmpty() ? model : average;
    }

    /** The tensors that training leaves alone, or all others. */
    public static StateDict select(List<TensorSpec> specs, StateDict weights, boolean frozen) {
        Map<String, HostTensor> chosen = new LinkedHashMap<>();
        for (TensorSpec spec : specs) {
            if ((spec.role() == TensorSpec.Role.FROZEN) == frozen) {
                chosen.put(spec.name(), weights.get(spec));
            }
        }
        return new StateDict(chosen);
    }

    static List<TensorSpec> trained(List<TensorSpec> specs) {
        return specs.stream()
                .filter(spec ->
                        spec.role() == TensorSpec.Role.WEIGHT || spec.role() == TensorSpec.Role.WEIGHT_WITHOUT_DECAY)
                .toList();
    }

    static List<TensorSpec> of(List<TensorSpec> specs, TensorSpec.Role role) {
        return specs.stream().filter(spec -> spec.role() == role).toList();
    }
}
