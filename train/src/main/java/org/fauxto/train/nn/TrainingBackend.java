// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/** What only training needs, beside all that a network is written in. */
public interface TrainingBackend<T> extends Backend<T> {
    /**
     * Mean binary cross-entropy of logits, in nats, computed without overflow.
     *
     * @param logits  [N, 1]
     * @param targets [N, 1], wanted probability of AI, 0..1
     */
    T binaryCrossEntropy(T logits, T targets);

    /** Mean of all elements, a scalar. */
    T meanOfAll(T x);

    /** Independent standard normal numbers in the shape of {@code x}, from the step's seed. */
    T noiseLike(T x);

    /** The same values, through which no gradient flows back. */
    T detach(T x);
}
