// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Residual;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.Skip;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.Upsample;

/**
 * The tiny autoencoders distilled from those of Stable Diffusion and FLUX (github.com/madebyollin/taesd, taesd.py): 3x3 convolutions of
 * one width, ReLU, three halvings of the sides. Tensors are named as there, by place in a sequence, behind {@code encoder.} and
 * {@code decoder.}.
 */
public final class TinyAutoencoder implements Autoencoder {
    /** Of every published member. */
    private static final int WIDTH = 64;

    private static final int STAGES = 3;
    private static final int BLOCKS = 3;
    private static final float LATENT_MAGNITUDE = 3;

    private final Layer encoder;
    private final Layer decoder;

    /**
     * Which member of the family.
     *
     * @param latentChannels of the latent
     * @param pooled         whether the blocks at the smallest size first add what a normalised 1x1 bottleneck finds (taesd.py:
     *                       {@code use_midblock_gn})
     */
    public record Shape(int width, int latentChannels, boolean pooled) {
        /** For Stable Diffusion 1, 2 and XL (taesd, taesdxl). */
        public static final Shape TAESD = new Shape(WIDTH, 4, false);
        /** For Stable Diffusion 3 and FLUX.1 (taesd3, taef1). */
        public static final Shape TAEF1 = new Shape(WIDTH, 16, false);
        /** For FLUX.2 (taef2). */
        public static final Shape TAEF2 = new Shape(WIDTH, 32, true);

        /** The member that is published under this name: taesd, taef1 or taef2. */
        public static Optional<Shape> named(String name) {
            return switch (name) {
                case "taesd" -> Optional.of(TAESD);
                case "taef1" -> Optional.of(TAEF1);
                case "taef2" -> Optional.of(TAEF2);
                default -> Optional.empty();
            };
        }
    }

    /**
     * Builds the pair.
     *
     * @param prefix of all tensors, empty or ending in a dot
     */
    public TinyAutoencoder(String prefix, Shape shape) {
        this.encoder = encoder(prefix + "encoder.", shape);
        this.decoder = decoder(prefix + "decoder.", shape);
    }

    private static Layer encoder(String prefix, Shape shape) {
        int width = shape.width;
        List<Layer> layers = new ArrayList<>();
        layers.add(conv(prefix + 0, 3, width));
        layers.add(block(prefix + 1, width, false));
        for (int stage = 0; stage < STAGES; stage++) {
            layers.add(Conv2d.plain(prefix + layers.size(), width, width, 3, 2));
            boolean pooled = shape.pooled && stage == STAGES - 1;
            for (int i = 0; i < BLOCKS; i++) {
                layers.add(block(prefix + layers.size(), width, pooled));
            }
        }
        layers.add(conv(prefix + layers.size(), width, shape.latentChannels));
        return new Sequential(layers);
    }

    private static Layer decoder(String prefix, Shape shape) {
        int width = shape.width;
        List<Layer> layers = new ArrayList<>();
        layers.add(new SoftClamp(LATENT_MAGNITUDE));
        layers.add(conv(prefix + 1, shape.latentChannels, width));
        layers.add(new Relu());
        for (int stage = 0; stage < STAGES; stage++) {
            boolean pooled = shape.pooled && stage == 0;
            for (int i = 0; i < BLOCKS; i++) {
                layers.add(block(prefix + layers.size(), width, pooled));
            }
            layers.add(new Upsample());
            layers.add(Conv2d.plain(prefix + layers.size(), width, width, 3, 1));
        }
        layers.add(block(prefix + layers.size(), width, false));
        layers.add(conv(prefix + layers.size(), width, 3));
        return new Sequential(layers);
    }

    private static Layer conv(String name, int in, int out) {
        return new Conv2d(name, in, out, 3, 1, 1, true);
    }

    private static Layer block(String name, int width, boolean pooled) {
        Layer block = Residual.around(new Sequential(
                conv(name + ".conv.0", width, width),
                new Relu(),
                conv(name + ".conv.2", width, width),
                new Relu(),
                conv(name + ".conv.4", width, width)));
        return pooled ? new Sequential(new Skip(pool(name + ".pool", width)), block) : block;
    }

    private static Layer pool(String name, int width) {
        int wide = 4 * width;
        return new Sequential(
                Conv2d.plain(name + ".0", width, wide, 1, 1),
                new GroupNorm(name + ".1", 4, wide, 1e-5),
                new Relu(),
                Conv2d.plain(name + ".3", wide, width, 1, 1));
    }

    /** m tanh(x / m). */
    private record SoftClamp(float magnitude) implements Layer {
        @Override
        public <T> T forward(Backend<T> backend, T x) {
            return backend.scale(backend.tanh(backend.scale(x, 1 / magnitude)), magnitude);
        }
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        encoder.declare(sink);
        decoder.declare(sink);
    }

    @Override
    public <T> T encode(Backend<T> backend, T x) {
        return encoder.forward(backend, x);
    }

    @Override
    public <T> T decode(Backend<T> backend, T latent) {
        return decoder.forward(backend, latent);
    }
}
