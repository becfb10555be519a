// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;

/** Doubles both sides by repeating pixels. */
record Upsample() implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.upsampleNearest(x, 2);
    }
}
