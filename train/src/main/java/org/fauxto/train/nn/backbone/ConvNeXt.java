// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Gelu;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Initialised;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.LayerNorm;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Normalise;
import org.fauxto.train.nn.Permute;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.Skip;
import org.fauxto.train.nn.TensorSpec;

/**
 * ConvNeXt (Liu et al. 2022, "A ConvNet for the 2020s", section 2 and figure 4; torchvision's {@code models.convnext}): four stages of
 * 7x7 depthwise blocks, sides halved between them by a convolution of its own.
 *
 * <p>The features are the means over all pixels; the normalisation that follows belongs to the classifier, as in torchvision.
 */
public final class ConvNeXt {
    private static final double EPSILON = 1e-6;

    private ConvNeXt() {}

    /** The published sizes (section 3), with the probability that the last block is skipped in training. */
    public enum Variant {
        TINY(96, 9, 0.1),
        SMALL(96, 27, 0.4),
        BASE(128, 27, 0.5),
        LARGE(192, 27, 0.5);

        private final int width;
        private final int thirdStage;
        private final double stochasticDepth;

        Variant(int width, int thirdStage, double stochasticDepth) {
            this.width = width;
            this.thirdStage = thirdStage;
            this.stochasticDepth = stochasticDepth;
        }

        private List<Integer> blocks() {
            return List.of(3, 3, thirdStage, 3);
        }
    }

    /**
     * The network.
     *
     * @param classes outputs of the classifier
     */
    public static Backbone create(Variant variant, int classes) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Conv2d("features.0.0", 3, variant.width, 4, 4, 0, 1, true));
        layers.add(pixelNorm("features.0.1", variant.width));
        int total = variant.blocks().stream().mapToInt(Integer::intValue).sum();
        int block = 0;
        int width = variant.width;
        for (int stage = 0; stage < variant.blocks().size(); stage++) {
            if (stage > 0) {
                layers.add(pixelNorm("features." + 2 * stage + ".0", width));
                layers.add(new Conv2d("features." + 2 * stage + ".1", width, 2 * width, 2, 2, 0, 1, true));
                width *= 2;
            }
            for (int b = 0; b < variant.blocks().get(stage); b++) {
                double drop = variant.stochasticDepth * block++ / (total - 1.0);
                layers.add(new Skip(block("features." + (2 * stage + 1) + "." + b, width), drop));
            }
        }
        layers.add(new GlobalMean());
        return new Backbone(
                "convnext_" + variant.name().toLowerCase(Locale.ROOT),
                initialised(new Sequential(layers)),
                width,
                initialised(new Sequential(
                        new LayerNorm("classifier.0", width, EPSILON), new Linear("classifier.2", width, classes))),
                Normalise.IMAGENET);
    }

    /** Kernels and matrices start normal, all else as it is. */
    private static Layer initialised(Layer layer) {
        return new Initialised(
                layer,
                spec -> spec.name().endsWith(".weight") && spec.shape().length > 1 ? Init.NORMAL_002 : spec.init());
    }

    /** Normalisation of each pixel's channels (torchvision's {@code LayerNorm2d}). */
    private static Layer pixelNorm(String name, int channels) {
        return new Sequential(Permute.CHANNELS_LAST, new LayerNorm(name, channels, EPSILON), Permute.CHANNELS_FIRST);
    }

    /** Figure 4, right (torchvision's {@code CNBlock}); the 1x1 convolutions are linear layers with the channels last. */
    private static Layer block(String name, int width) {
        return new LayerScale(
                name + ".layer_scale",
                width,
                new Sequential(
                        new Conv2d(name + ".block.0", width, width, 7, 1, width, true),
                        Permute.CHANNELS_LAST,
                        new LayerNorm(name + ".block.2", width, EPSILON),
                        new Linear(name + ".block.3", width, 4 * width),
                        new Gelu(),
                        new Linear(name + ".block.5", 4 * width, width),
                        Permute.CHANNELS_FIRST));
    }

    /** A learned factor per channel, near zero at first (Touvron et al. 2021, "Going deeper with image transformers", section 2). */
    private record LayerScale(String name, int channels, Layer body) implements Layer {
        private TensorSpec factor() {
            return new TensorSpec(
                    name, new long[] {channels, 1, 1}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.LAYER_SCALE);
        }

        @Override
        public void declare(Consumer<TensorSpec> sink) {
            sink.accept(factor());
            body.declare(sink);
        }

        @Override
        public <T> T forward(Backend<T> backend, T x) {
            return backend.multiply(backend.parameter(factor()), body.forward(backend, x));
        }
    }
}
