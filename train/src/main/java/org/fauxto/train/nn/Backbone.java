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
 * @param whole      the published network, [N, 3, S, S] normalised to class logits [N, classes]. Almost always the classifier on the
 *                   features; a network that classifies every place before it pools is more than its two parts
 */
public record Backbone(String name, Layer features, int width, Layer classifier, Normalise statistics, Layer whole)
        implements Layer {
    /** The classifier on the features. */
    public Backbone(String name, Layer features, int width, Layer classifier, Normalise statistics) {
        this(name, features, width, classifier, statistics, new Sequential(features, classifier));
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        whole.declare(sink);
    }

    /** The published network whole: normalised pictures to class logits. */
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return whole.forward(backend, x);
    }
}
