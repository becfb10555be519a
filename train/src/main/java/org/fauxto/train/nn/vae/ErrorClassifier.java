// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Dropout;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.TensorSpec;

/**
 * Sees where and how a picture was reconstructed badly, and what its latents say: 3x3 convolutions of stride 2 bring the error map to the
 * latents' size, one more sees both; global mean, dropout, one logit. Batch normalisation and ReLU follow each convolution.
 */
final class ErrorClassifier {
    private final Layer features;
    private final Layer joint;

    /**
     * Builds the classifier.
     *
     * @param prefix  of its tensors, ends in a dot
     * @param widths  channels after each halving of the sides, as many as the autoencoder has
     * @param dropout probability before the last layer
     */
    ErrorClassifier(String prefix, List<Integer> widths, int latentChannels, double dropout) {
        List<Layer> layers = new ArrayList<>();
        int in = 3;
        for (int width : widths) {
            layers.add(block(prefix + "features." + layers.size(), in, width, 2));
            in = width;
        }
        this.features = new Sequential(layers);
        this.joint = new Sequential(
                block(prefix + "joint", in + latentChannels, in, 1),
                new GlobalMean(),
                new Dropout(dropout),
                new Linear(prefix + "logit", in, 1));
    }

    private static Layer block(String name, int in, int out, int stride) {
        return new Sequential(
                Conv2d.plain(name + ".0", in, out, 3, stride), new BatchNorm2d(name + ".1", out), new Relu());
    }

    void declare(Consumer<TensorSpec> sink) {
        features.declare(sink);
        joint.declare(sink);
    }

    /**
     * Logits [N, 1].
     *
     * @param error |picture - reconstruction|, [N, 3, S, S]
     * @param mean  of the latents, [N, L, S / 2^k, S / 2^k]
     */
    <T> T forward(Backend<T> b, T error, T mean) {
        return joint.forward(b, b.concat(1, List.of(features.forward(b, error), mean)));
    }
}
