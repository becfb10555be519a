// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.function.Consumer;

/**
 * x + body(x), nothing after the sum.
 *
 * @param body            keeps the shape
 * @param dropProbability with which a row of the batch skips the body in training (stochastic depth, Huang et al. 2016)
 */
public record Skip(Layer body, double dropProbability) implements Layer {
    /** A body that is never skipped. */
    public Skip(Layer body) {
        this(body, 0);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        body.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.add(x, backend.stochasticDepth(body.forward(backend, x), dropProbability));
    }
}
