// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/**
 * max(x, 0).
 *
 * @param over whether what it is applied to may be overwritten, which saves memory traffic: what comes out of a normalisation may, what comes
 *             out of another activation may not
 */
public record Relu(boolean over) implements Layer {
    /** That overwrites nothing. */
    public Relu() {
        this(false);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return over ? backend.reluOver(x) : backend.relu(x);
    }
}
