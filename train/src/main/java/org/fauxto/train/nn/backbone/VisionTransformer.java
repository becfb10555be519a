// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Gelu;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Initialised;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.LayerNorm;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Normalise;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.Skip;
import org.fauxto.train.nn.TensorSpec;

/**
 * ViT-B/16 (Dosovitskiy et al. 2021, "An image is worth 16x16 words", section 3.1 and table 1; torchvision's {@code vit_b_16}): the
 * picture cut into patches of 16 x 16, each a token; the features are a further token's, normalised.
 *
 * <p>The network owns an embedding of every place, so its side is part of it: published weights hold 197 places, those of 224 x 224, and
 * fit no other side. Biases of the hidden layers start at 0, where torchvision draws them with deviation 1e-6.
 */
public final class VisionTransformer {
    private static final int PATCH = 16;
    private static final int WIDTH = 768;
    private static final int HEADS = 12;
    private static final int BLOCKS = 12;
    private static final double EPSILON = 1e-6;

    private VisionTransformer() {}

    /**
     * The network.
     *
     * @param side    of the pictures in pixels, a multiple of 16
     * @param classes outputs of the classifier
     */
    public static Backbone base(int side, int classes) {
        if (side < PATCH || side % PATCH != 0) {
            throw new IllegalArgumentException("vit_b_16 cuts pictures into patches of 16 x 16: their side must be a "
                    + "multiple of 16 (published weights: 224), got " + side);
        }
        int patches = side / PATCH * (side / PATCH);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Tokens(patches));
        for (int i = 0; i < BLOCKS; i++) {
            layers.add(block("encoder.layers.encoder_layer_" + i, 1 + patches));
        }
        layers.add(new FirstToken());
        layers.add(new LayerNorm("encoder.ln", WIDTH, EPSILON));
        Layer head = new Initialised(new Linear("heads.head", WIDTH, classes), spec -> Init.ZERO);
        return new Backbone("vit_b_16", new Sequential(layers), WIDTH, head, Normalise.IMAGENET);
    }

    /** Equations 2 and 3 (torchvision's {@code EncoderBlock}). */
    private static Layer block(String name, int tokens) {
        Layer perceptron = new Initialised(
                new Sequential(
                        new Linear(name + ".mlp.0", WIDTH, 4 * WIDTH),
                        new Gelu(),
                        new Linear(name + ".mlp.3", 4 * WIDTH, WIDTH)),
                spec -> spec.shape().length == 2 ? Init.XAVIER_UNIFORM : spec.init());
        return new Sequential(
                new Skip(new Sequential(
                        new LayerNorm(name + ".ln_1", WIDTH, EPSILON), attention(name + ".self_attention", tokens))),
                new Skip(new Sequential(new LayerNorm(name + ".ln_2", WIDTH, EPSILON), perceptron)));
    }

    /** Named as torch's {@code MultiheadAttention}. */
    private static Layer attention(String name, int tokens) {
        return new SelfAttention(
                WIDTH,
                HEADS,
                1,
                tokens,
                new Sequential(),
                new TensorSpec(
                        name + ".in_proj_weight",
                        new long[] {3 * WIDTH, WIDTH},
                        TensorSpec.Role.WEIGHT,
                        Init.XAVIER_UNIFORM),
                new TensorSpec(
                        name + ".in_proj_bias",
                        new long[] {3 * WIDTH},
                        TensorSpec.Role.WEIGHT_WITHOUT_DECAY,
                        Init.ZERO),
                new Linear(name + ".out_proj", WIDTH, WIDTH));
    }

    /** [N, 3, S, S] to [N, 1, 1 + patches, WIDTH], one window: the class token, the patches by rows, to each its place (equation 1). */
    private record Tokens(int patches) implements Layer {
        private static final TensorSpec CLASS_TOKEN = new TensorSpec(
                "class_token", new long[] {1, 1, WIDTH}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ZERO);

        private TensorSpec places() {
            return new TensorSpec(
                    "encoder.pos_embedding",
                    new long[] {1, 1 + patches, WIDTH},
                    TensorSpec.Role.WEIGHT_WITHOUT_DECAY,
                    Init.NORMAL_002);
        }

        private static Layer projection() {
            return new Initialised(
                    new Conv2d("conv_proj", 3, WIDTH, PATCH, PATCH, 0, 1, true),
                    spec -> spec.shape().length == 4 ? Init.NORMAL_FAN_IN : spec.init());
        }

        @Override
        public void declare(Consumer<TensorSpec> sink) {
            sink.accept(CLASS_TOKEN);
            projection().declare(sink);
            sink.accept(places());
        }

        /** The class token is the same in every picture, so it is added, with its place, to a token of zeros. */
        @Override
        public <T> T forward(Backend<T> b, T x) {
            T patched = b.reshape(projection().forward(b, x), 0, WIDTH, 1, patches);
            T tokens = b.permute(b.pad(patched, 0, 1, 0, 0), 0, 2, 3, 1);
            T places = b.parameter(places());
            T first = b.add(b.parameter(CLASS_TOKEN), b.narrow(places, 1, 0, 1));
            return b.add(tokens, b.concat(1, List.of(first, b.narrow(places, 1, 1, patches))));
        }
    }

    /** [N, 1, tokens, WIDTH] to [N, WIDTH]. */
    private record FirstToken() implements Layer {
        @Override
        public <T> T forward(Backend<T> backend, T x) {
            return backend.reshape(backend.narrow(x, 2, 0, 1), 0, WIDTH);
        }
    }
}
