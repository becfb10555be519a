// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;

/** body(x) + shortcut(x), nothing after the sum, where the shortcut has weights of its own. */
record Sum(Layer body, Layer shortcut) implements Layer {
    @Override
    public void declare(Consumer<TensorSpec> sink) {
        body.declare(sink);
        shortcut.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.add(body.forward(backend, x), shortcut.forward(backend, x));
    }
}
