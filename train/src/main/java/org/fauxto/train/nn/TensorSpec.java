// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/**
 * A tensor a layer owns.
 *
 * @param name     place in the state dict, as torchvision would name it, for example {@code stages.0.1.norm.weight}
 * @param shape    every dimension at least 1
 * @param role     what training does with it
 * @param init     how it starts
 */
@SuppressWarnings("ArrayRecordComponent") // identified by its name; shapes are not shared for writing
public record TensorSpec(String name, long[] shape, Role role, Init init) {
    /** What training does with a tensor. */
    public enum Role {
        /** Trained, and drawn to zero by weight decay. */
        WEIGHT,
        /** Trained without weight decay: biases and normalisation (He et al. 2019, "Bag of Tricks", section 3.1). */
        WEIGHT_WITHOUT_DECAY,
        /** Running statistics, updated by the forward pass. */
        BUFFER,
        /** Left as it was loaded or drawn, a weight or a statistic of a part that is not trained. */
        FROZEN
    }

    /** The same tensor under a longer name. */
    public TensorSpec within(String prefix) {
        return prefix.isEmpty() ? this : new TensorSpec(prefix + name, shape, role, init);
    }

    /** Number of elements. */
    public int size() {
        long n = 1;
        for (long d : shape) {
            n *= d;
        }
        return Math.toIntExact(n);
    }
}
