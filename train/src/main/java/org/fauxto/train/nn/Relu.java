// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/** max(x, 0). */
public record Relu() implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.relu(x);
    }
}
