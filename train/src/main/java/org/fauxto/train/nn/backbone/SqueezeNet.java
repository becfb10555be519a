// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Dropout;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Initialised;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.MaxPool;
import org.fauxto.train.nn.Normalise;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.TensorSpec;

/**
 * SqueezeNet 1.1 (Iandola et al. 2016, "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters", table 1, in its authors' cheaper
 * release 1.1; torchvision's {@code models.squeezenet}).
 */
public final class SqueezeNet {
    private static final int WIDTH = 512;
    /** Places of the modules in torchvision's sequence, and their channels: squeezed, and of each half of what comes out. */
    private static final List<Fire> FIRES = List.of(
            new Fire(3, 64, 16, 64),
            new Fire(4, 128, 16, 64),
            new Fire(6, 128, 32, 128),
            new Fire(7, 256, 32, 128),
            new Fire(9, 256, 48, 192),
            new Fire(10, 384, 48, 192),
            new Fire(11, 384, 64, 256),
            new Fire(12, 512, 64, 256));

    private SqueezeNet() {}

    /** The network with as many classes. */
    public static Backbone create(int classes) {
        Layer map = map();
        Layer convolution = new Initialised(
                new Conv2d("classifier.1", WIDTH, classes, 1, 1, 1, true),
                spec -> spec.shape().length == 4 ? Init.NORMAL_001 : spec.init());
        // every place is classified, and only then the mean is taken: a ReLU between the two forbids the other order
        Layer classifier = new Sequential(new Dropout(0.5), convolution, new Relu(), new GlobalMean());
        return new Backbone(
                "squeezenet1_1",
                new Sequential(map, new GlobalMean()),
                WIDTH,
                new Sequential(new AsMap(WIDTH), classifier),
                Normalise.IMAGENET,
                new Sequential(map, classifier));
    }

    private static Layer map() {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Conv2d("features.0", 3, 64, 3, 2, 0, 1, true));
        layers.add(new Relu());
        int place = 2;
        for (Fire fire : FIRES) {
            if (fire.place() > place) {
                layers.add(new MaxPool(3, 2, 0, true));
            }
            layers.add(fire);
            place = fire.place() + 1;
        }
        return new Initialised(
                new Sequential(layers), spec -> spec.shape().length == 4 ? Init.KAIMING_UNIFORM_FAN_IN : spec.init());
    }

    /**
     * The fire module, figure 1: 1x1 to few channels, from there 1x1 and 3x3 side by side.
     *
     * @param place in torchvision's sequence
     * @param each  channels of each of the two halves that come out
     */
    private record Fire(int place, int in, int squeezed, int each) implements Layer {
        private Layer squeeze() {
            return new Conv2d(name("squeeze"), in, squeezed, 1, 1, 1, true);
        }

        private Layer narrow() {
            return new Conv2d(name("expand1x1"), squeezed, each, 1, 1, 1, true);
        }

        private Layer wide() {
            return new Conv2d(name("expand3x3"), squeezed, each, 3, 1, 1, true);
        }

        private String name(String part) {
            return "features." + place + "." + part;
        }

        @Override
        public void declare(Consumer<TensorSpec> sink) {
            squeeze().declare(sink);
            narrow().declare(sink);
            wide().declare(sink);
        }

        @Override
        public <T> T forward(Backend<T> backend, T x) {
            T few = backend.relu(squeeze().forward(backend, x));
            return backend.relu(
                    backend.concat(1, List.of(narrow().forward(backend, few), wide().forward(backend, few))));
        }
    }

    /** [N, C] as a map of one pixel, [N, C, 1, 1]. */
    private record AsMap(int channels) implements Layer {
        @Override
        public <T> T forward(Backend<T> backend, T x) {
            return backend.reshape(x, 0, channels, 1, 1);
        }
    }
}
