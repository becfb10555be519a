// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.function.Consumer;

/** relu(body(x) + shortcut(x)), the block of ResNet (He et al. 2016, figure 2). An empty sequence is the identity. */
public record Residual(Layer body, Layer shortcut) implements Layer {
    /** Around {@code body}, which must keep the shape. */
    public static Residual around(Layer body) {
        return new Residual(body, new Sequential());
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        body.declare(sink);
        shortcut.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.reluOver(backend.add(body.forward(backend, x), shortcut.forward(backend, x)));
    }
}
