// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/** Rows and columns of zeros around [N, C, H, W]. */
public record Pad(int top, int left, int bottom, int right) implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.pad(x, top, left, bottom, right);
    }
}
