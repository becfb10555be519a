// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.vae;

import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;

/** What lies between a picture and the logit, by name. */
record VaePiece(VaeNetwork network, String name) implements Layer {
    @Override
    public void declare(Consumer<TensorSpec> sink) {
        network.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> b, T x) {
        T mean = network.vae().mean(b, network.vae().code(b, x));
        return switch (name) {
            case "mean" -> mean;
            case "error" -> network.error(b, x, mean);
            case "logits" -> network.forward(b, x);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
