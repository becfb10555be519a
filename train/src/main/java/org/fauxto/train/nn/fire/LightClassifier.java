// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

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
 * A small convolutional classifier of error maps [N, channels, S, S], which costs a hundredth of the autoencoder: four 3x3 convolutions of
 * stride 2 with batch normalisation and ReLU (32, 64, 128, 256 channels), global mean, dropout, one logit.
 */
public final class LightClassifier implements Layer {
    private static final List<Integer> WIDTHS = List.of(32, 64, 128, 256);

    private final Layer body;

    /**
     * Builds the classifier.
     *
     * @param prefix  of its tensors, empty or ending in a dot
     * @param dropout probability before the last layer
     */
    public LightClassifier(String prefix, int channels, double dropout) {
        List<Layer> layers = new ArrayList<>();
        int in = channels;
        for (int width : WIDTHS) {
            layers.add(Conv2d.plain(prefix + "features." + layers.size(), in, width, 3, 2));
            layers.add(new BatchNorm2d(prefix + "features." + layers.size(), width));
            layers.add(new Relu());
            in = width;
        }
        layers.add(new GlobalMean());
        layers.add(new Dropout(dropout));
        layers.add(new Linear(prefix + "classifier", in, 1));
        this.body = new Sequential(layers);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        body.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return body.forward(backend, x);
    }
}
