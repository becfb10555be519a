// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.system;

import java.util.List;
import java.util.Optional;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Objective;

/**
 * A system that can be trained and exported.
 *
 * @param network    RGB 0..1 [N, 3, S, S] to logits [N, 1], positive for AI
 * @param objective  what training minimises; it uses the network's tensors only
 * @param pretrained parts that do not start at random; a later one overrides an earlier one
 * @param split      the same network in two parts, where the first may be computed once and kept
 */
public record Assembly(Layer network, Objective objective, List<WeightSource> pretrained, Optional<Split> split) {
    public Assembly {
        pretrained = List.copyOf(pretrained);
    }

    /** A network that is not split. */
    public Assembly(Layer network, Objective objective, List<WeightSource> pretrained) {
        this(network, objective, pretrained, Optional.empty());
    }

    /** A network that starts at random and learns by cross-entropy. */
    public static Assembly plain(Layer network) {
        return new Assembly(network, Objective.crossEntropy(network), List.of());
    }

    /** A head on features, which learns by cross-entropy. */
    public static Assembly split(Split split, List<WeightSource> pretrained) {
        Layer whole = split.whole();
        return new Assembly(whole, Objective.crossEntropy(whole), pretrained, Optional.of(split));
    }
}
