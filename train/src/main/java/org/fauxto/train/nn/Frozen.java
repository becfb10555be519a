// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A layer some of whose tensors training leaves alone. Batch normalisation with a frozen weight normalises by its running statistics in
 * training too, and does not update them.
 *
 * @param frozen which tensors, by name
 */
public record Frozen(Layer layer, Predicate<String> frozen) implements Layer {
    /** Nothing of the layer is trained. */
    public static Frozen whole(Layer layer) {
        return new Frozen(layer, name -> true);
    }

    /**
     * Everything of the layer is left alone but these weights, and the running statistics of a normalisation whose weight is among them.
     *
     * @param trained names of weights
     */
    public static Frozen allBut(Layer layer, Set<String> trained) {
        return new Frozen(layer, name -> !trained.contains(name.replaceFirst("\\.running_(mean|var)$", ".weight")));
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        layer.declare(spec -> sink.accept(
                frozen.test(spec.name())
                        ? new TensorSpec(spec.name(), spec.shape(), TensorSpec.Role.FROZEN, spec.init())
                        : spec));
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return layer.forward(backend, x);
    }
}
