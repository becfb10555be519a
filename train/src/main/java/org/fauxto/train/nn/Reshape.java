// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/** Rows of values as maps, [N, C H W] to [N, C, H, W]. */
public record Reshape(int channels, int height, int width) implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.reshape(x, 0, channels, height, width);
    }
}
