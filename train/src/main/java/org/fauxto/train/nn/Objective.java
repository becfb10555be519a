// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/** What training minimises, written once in terms of a backend, like the network itself. */
@FunctionalInterface
public interface Objective {
    /**
     * The loss of one batch.
     *
     * @param input   as the network takes it
     * @param targets [N, 1], wanted probability of AI, 0..1
     * @return a scalar
     */
    <T> T loss(TrainingBackend<T> backend, T input, T targets);

    /** Binary cross-entropy of a network that gives one logit per row, [N, 1]. */
    static Objective crossEntropy(Layer network) {
        return new Objective() {
            @Override
            public <T> T loss(TrainingBackend<T> backend, T input, T targets) {
                return backend.binaryCrossEntropy(network.forward(backend, input), targets);
            }
        };
    }
}
