// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/** Global average pooling, [N, C, H, W] to [N, C]. */
public record GlobalMean() implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.globalMean(x);
    }
}
