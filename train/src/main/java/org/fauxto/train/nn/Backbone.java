// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.function.Consumer;

/**
 * A published image network in two parts, its tensors named as where it was published.
 *
 * @param name       as torchvision (timm, ultralytics) calls it, for example {@code resnet50}
 * @param features   [N, 3, S, S], normalised as the network was trained, to pooled features [N, {@code width}]
 * @param width      length of the feature vector
 * @param classifier what the publication puts on top, [N, {@code width}] to [N, classes]; left out when a head of our own takes its place
 * @param statistics how the network wants RGB in 0..1 normalised
 */
public record Backbone(String name, Layer features, int width, Layer classifier, Normalise statistics)
        implements Layer {
    @Override
    public void declare(Consumer<TensorSpec> sink) {
        features.declare(sink);
        classifier.declare(sink);
    }

    /** The published network whole: normalised pictures to class logits. */
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return classifier.forward(backend, features.forward(backend, x));
    }
}
