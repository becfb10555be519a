// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;

/** The first half of an autoencoder. */
record EncoderOf(Autoencoder whole) implements Layer {
    @Override
    public void declare(Consumer<TensorSpec> sink) {
        whole.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return whole.encode(backend, x);
    }
}
