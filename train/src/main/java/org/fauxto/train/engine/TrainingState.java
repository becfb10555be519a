// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.List;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/**
 * Everything the next step depends on, in Java memory.
 *
 * @param model        parameters and buffers
 * @param average      exponential moving average of the same tensors
 * @param firstMoments optimiser's, of the parameters only
 * @param secondMoments optimiser's, of the parameters only
 * @param steps        steps the optimiser has taken
 */
public record TrainingState(
        StateDict model, StateDict average, StateDict firstMoments, StateDict secondMoments, long steps) {

    /** The start of a run. */
    public static TrainingState initial(List<TensorSpec> specs, long seed) {
        StateDict model = StateDict.initial(specs, seed);
        StateDict zeros = TensorStore.zeros(trained(specs));
        return new TrainingState(model, model, zeros, zeros, 0);
    }

    static List<TensorSpec> trained(List<TensorSpec> specs) {
        return specs.stream()
                .filter(spec -> spec.role() != TensorSpec.Role.BUFFER)
                .toList();
    }
}
