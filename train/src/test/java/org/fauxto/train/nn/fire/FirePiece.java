// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;

/** What lies between a picture and FIRE's logit, by name. */
record FirePiece(FireNetwork network, String name) implements Layer {
    @Override
    public void declare(Consumer<TensorSpec> sink) {
        network.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> b, T x) {
        FireNetwork.Pass<T> pass = network.pass(b, x);
        return switch (name) {
            case "error" -> pass.error();
            case "logits" -> pass.logits();
            case "spectrum" -> new Spectrum(network.band().side()).logMagnitude(b, b.fft2(x));
            case "middle" -> network.middle(b, pass.masked().orElseThrow());
            case "rest" -> pass.masked().orElseThrow().rest();
            case "seen" ->
                b.abs(filtered(b, pass, network.middle(b, pass.masked().orElseThrow())));
            case "pseudo" -> filtered(b, pass, pass.masked().orElseThrow().rest());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private <T> T filtered(Backend<T> b, FireNetwork.Pass<T> pass, T mask) {
        return network.filtered(b, pass.masked().orElseThrow(), mask);
    }
}
