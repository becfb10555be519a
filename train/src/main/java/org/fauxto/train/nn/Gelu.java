// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/** The exact Gaussian error linear unit (Hendrycks and Gimpel 2016). */
public record Gelu() implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.gelu(x);
    }
}
