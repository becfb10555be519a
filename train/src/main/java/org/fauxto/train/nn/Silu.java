// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/** x sigmoid(x) (Hendrycks and Gimpel 2016; Ramachandran et al. 2017, "Searching for activation functions"). */
public record Silu() implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.silu(x);
    }
}
