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
 * Swin Transformer (Liu et al. 2021, "Swin transformer: hierarchical vision transformer using shifted windows"; torchvision's
 * {@code swin_t}, {@code swin_s}, {@code swin_b}): four stages of attention within windows, sides halved between them by joining 2 x 2
 * pixels. The features are the means over all normalised pixels.
 *
 * <p>Weights fit every side. Published files hold an {@code attn.relative_position_index} for each block beside them, whole numbers that
 * follow from the window's size; here they are computed and are no tensors of the network.
 */
public final class SwinTransformer {
    private static final int PATCH = 4;
    private static final double EPSILON = 1e-5;

    private SwinTransformer() {}

    /** The published sizes (section 3.3), with the probability that the last block is skipped in training. */
    public enum Variant {
        T(96, 3, 6, 0.2),
        S(96, 3, 18, 0.3),
        B(128, 4, 18, 0.5);

        private final int width;
        private final int heads;
        private final int thirdStage;
        private final double stochasticDepth;

        Variant(int width, int heads, int thirdStage, double stochasticDepth) {
            this.width = width;
            this.heads = heads;
            this.thirdStage = thirdStage;
            this.stochasticDepth = stochasticDepth;
        }

        private List<Integer> blocks() {
            return List.of(2, 2, thirdStage, 2);
        }
    }

    /**
     * The network.
     *
     * @param side    of the pictures in pixels, at least 4; what is left of a multiple of 4 is not seen
     * @param classes outputs of the classifier
     */
    public static Backbone create(Variant variant, int side, int classes) {
        if (side < PATCH) {
            throw new IllegalArgumentException("swin sees patches of 4 x 4 pixels, got pictures of side " + side);
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new Conv2d("features.0.0", 3, variant.width, PATCH, PATCH, 0, 1, true));
        layers.add(Permute.CHANNELS_LAST);
        layers.add(new LayerNorm("features.0.2", variant.width, EPSILON));
        int map = side / PATCH;
        int total = variant.blocks().stream().mapToInt(Integer::intValue).sum();
        int block = 0;
        for (int stage = 0; stage < variant.blocks().size(); stage++) {
            int width = variant.width << stage;
            if (stage > 0) {
                layers.add(new PatchMerging("features." + 2 * stage, map, width / 2));
                map = (map + 1) / 2;
            }
            for (int i = 0; i < variant.blocks().get(stage); i++) {
                double drop = variant.stochasticDepth * block++ / (total - 1.0);
                String name = "features." + (2 * stage + 1) + "." + i;
                Layer attention = new ShiftedWindows(name + ".attn", map, width, variant.heads << stage, i % 2 == 1);
                layers.add(block(name, width, attention, drop));
            }
        }
        return whole(variant, layers, classes);
    }

    private static Backbone whole(Variant variant, List<Layer> layers, int classes) {
        int width = variant.width << (variant.blocks().size() - 1);
        layers.add(new LayerNorm("norm", width, EPSILON));
        layers.add(Permute.CHANNELS_FIRST);
        layers.add(new GlobalMean());
        return new Backbone(
                "swin_" + variant.name().toLowerCase(Locale.ROOT),
                initialised(new Sequential(layers)),
                width,
                initialised(new Linear("head", width, classes)),
                Normalise.IMAGENET);
    }

    /** Matrices start normal, the cut into patches as torch's convolutions do. */
    private static Layer initialised(Layer layer) {
        return new Initialised(layer, spec -> switch (spec.shape().length) {
            case 4 -> Init.UNIFORM_FAN_IN;
            case 2 -> Init.NORMAL_002;
            default -> spec.init();
        });
    }

    /** Figure 3b (torchvision's {@code SwinTransformerBlock}); each half is skipped by itself. */
    private static Layer block(String name, int width, Layer attention, double drop) {
        return new Sequential(
                new Skip(new Sequential(new LayerNorm(name + ".norm1", width, EPSILON), attention), drop),
                new Skip(
                        new Sequential(
                                new LayerNorm(name + ".norm2", width, EPSILON),
                                new Linear(name + ".mlp.0", width, 4 * width),
                                new Gelu(),
                                new Linear(name + ".mlp.3", 4 * width, width)),
                        drop));
    }

    /** 2 x 2 pixels to one of twice the width: [N, S, S, width] to [N, ceil(S/2), ceil(S/2), 2 width], an odd side padded with zeros. */
    private record PatchMerging(String name, int side, int width) implements Layer {
        private Layer reduction() {
            return new Linear(name + ".reduction", 4 * width, 2 * width, false);
        }

        private Layer norm() {
            return new LayerNorm(name + ".norm", 4 * width, EPSILON);
        }

        @Override
        public void declare(Consumer<TensorSpec> sink) {
            reduction().declare(sink);
            norm().declare(sink);
        }

        @Override
        public <T> T forward(Backend<T> b, T x) {
            int odd = side % 2;
            int half = (side + odd) / 2;
            T even = odd == 0
                    ? x
                    : Permute.CHANNELS_LAST.forward(b, b.pad(Permute.CHANNELS_FIRST.forward(b, x), 0, 0, odd, odd));
            // of each four, top left, bottom left, top right, bottom right
            T fours = b.permute(b.reshape(even, 0, half, 2, half, 2, width), 0, 1, 3, 4, 2, 5);
            return reduction().forward(b, norm().forward(b, b.reshape(fours, 0, half, half, 4L * width)));
        }
    }
}
