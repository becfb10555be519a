// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/**
 * Dropout in training, identity otherwise.
 *
 * @param probability of an element to be zeroed, 0 (never) up to but not including 1
 */
public record Dropout(double probability) implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.dropout(x, probability);
    }
}
