// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.system;

import java.util.List;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Objective;

/**
 * A system that can be trained and exported.
 *
 * @param network    RGB 0..1 [N, 3, S, S] to logits [N, 1], positive for AI
 * @param objective  what training minimises; it uses the network's tensors only
 * @param pretrained parts that do not start at random; a later one overrides an earlier one
 */
public record Assembly(Layer network, Objective objective, List<WeightSource> pretrained) {
    public Assembly {
        pretrained = List.copyOf(pretrained);
    }

    /** A network that starts at random and learns by cross-entropy. */
    public static Assembly plain(Layer network) {
        return new Assembly(network, Objective.crossEntropy(network), List.of());
    }
}
