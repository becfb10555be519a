// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/**
 * Largest value of each window of [N, C, H, W].
 *
 * @param kernel  side length in pixels
 * @param padding rows and columns at each side that never win
 * @param ceil    whether a last window that lies partly outside is kept
 */
public record MaxPool(int kernel, int stride, int padding, boolean ceil) implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.maxPool(x, kernel, stride, padding, ceil);
    }
}
