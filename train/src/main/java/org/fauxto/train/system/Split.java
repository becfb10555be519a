// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.system;

import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.TensorSpec;

/**
 * A network of two parts.
 *
 * @param features RGB 0..1 [N, 3, S, S] to [N, {@code width}]
 * @param width    length of a feature vector
 * @param head     [N, {@code width}] to logits [N, 1]
 */
public record Split(Layer features, int width, Layer head) {
    /** One after the other. */
    public Layer whole() {
        return new Sequential(features, head);
    }

    /** Whether training leaves all of the first part alone, so that its features never change. */
    public boolean featuresAreFixed() {
        return features.tensors().stream().allMatch(spec -> spec.role() == TensorSpec.Role.FROZEN);
    }
}
