// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.Silu;
import org.fauxto.train.nn.Skip;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.Upsample;

/**
 * The autoencoder of Stable Diffusion 1 and 2 (Rombach et al. 2022, appendix G.1): residual stages with group normalisation, attention at
 * the smallest size. Tensors are named as diffusers' AutoencoderKL names them; {@link #currentName} brings older files to these names.
 *
 * <p>The latent is the mode of the posterior, its mean: no noise is drawn, so that the same picture always has the same error. (FIRE's
 * published code draws a sample.)
 */
public final class AutoencoderKl implements Autoencoder {
    private static final double EPSILON = 1e-6;

    private final Shape shape;
    private final Layer encoder;
    private final Layer decoder;

    /**
     * Which member of the family.
     *
     * @param widths         channels of the stages from the full size down ({@code block_out_channels})
     * @param layers         residual blocks per stage of the encoder; the decoder has one more
     * @param latentChannels of the latent
     * @param groups         of the group normalisation
     */
    public record Shape(List<Integer> widths, int layers, int latentChannels, int groups) {
        /** Stable Diffusion 1 and 2, sd-vae-ft-mse among them; the sides shrink to an eighth. */
        public static final Shape STABLE_DIFFUSION = new Shape(List.of(128, 256, 512, 512), 2, 4, 32);

        public Shape {
            widths = List.copyOf(widths);
        }
    }

    /**
     * Builds the pair.
     *
     * @param prefix of all tensors, empty or ending in a dot
     * @param side   of the pictures, a multiple of 2 to the number of stages less one
     */
    public AutoencoderKl(String prefix, Shape shape, int side) {
        int shrink = 1 << (shape.widths.size() - 1);
        if (side % shrink != 0) {
            throw new IllegalArgumentException(
                    "the autoencoder wants pictures whose side is a multiple of " + shrink + ", got " + side);
        }
        this.shape = shape;
        this.encoder = new Sequential(
                encoder(prefix + "encoder.", side / shrink),
                pointwise(prefix + "quant_conv", 2 * shape.latentChannels));
        this.decoder = new Sequential(
                pointwise(prefix + "post_quant_conv", shape.latentChannels),
                decoder(prefix + "decoder.", side / shrink));
    }

    /** A tensor's name in today's diffusers, from that in files written before attention was unified (diffusers 0.17). */
    public static String currentName(String name) {
        return name.replace(".attentions.0.query.", ".attentions.0.to_q.")
                .replace(".attentions.0.key.", ".attentions.0.to_k.")
                .replace(".attentions.0.value.", ".attentions.0.to_v.")
                .replace(".attentions.0.proj_attn.", ".attentions.0.to_out.0.");
    }

    private Layer encoder(String prefix, int smallest) {
        List<Integer> widths = shape.widths;
        List<Layer> layers = new ArrayList<>();
        layers.add(conv(prefix + "conv_in", 3, widths.get(0)));
        for (int stage = 0; stage < widths.size(); stage++) {
            String name = prefix + "down_blocks." + stage;
            int in = widths.get(Math.max(0, stage - 1));
            int out = widths.get(stage);
            for (int i = 0; i < shape.layers; i++) {
                layers.add(residual(name + ".resnets." + i, i == 0 ? in : out, out));
            }
            if (stage < widths.size() - 1) {
                layers.add(new HalvingConv(new Conv2d(name + ".downsamplers.0.conv", out, out, 3, 2, 0, 1, true)));
            }
        }
        int deepest = widths.get(widths.size() - 1);
        middle(layers, prefix, deepest, smallest);
        last(layers, prefix, deepest, 2 * shape.latentChannels);
        return new Sequential(layers);
    }

    private Layer decoder(String prefix, int smallest) {
        int stages = shape.widths.size();
        int width = shape.widths.get(stages - 1);
        List<Layer> layers = new ArrayList<>();
        layers.add(conv(prefix + "conv_in", shape.latentChannels, width));
        middle(layers, prefix, width, smallest);
        for (int stage = 0; stage < stages; stage++) {
            String name = prefix + "up_blocks." + stage;
            int out = shape.widths.get(stages - 1 - stage);
            for (int i = 0; i <= shape.layers; i++) {
                layers.add(residual(name + ".resnets." + i, i == 0 ? width : out, out));
            }
            if (stage < stages - 1) {
                layers.add(new Upsample());
                layers.add(conv(name + ".upsamplers.0.conv", out, out));
            }
            width = out;
        }
        last(layers, prefix, width, 3);
        return new Sequential(layers);
    }

    private void middle(List<Layer> layers, String prefix, int width, int side) {
        String name = prefix + "mid_block.";
        layers.add(residual(name + "resnets.0", width, width));
        layers.add(new Skip(new SelfAttention2d(name + "attentions.0", width, shape.groups, EPSILON, side)));
        layers.add(residual(name + "resnets.1", width, width));
    }

    private void last(List<Layer> layers, String prefix, int width, int out) {
        layers.add(norm(prefix + "conv_norm_out", width));
        layers.add(new Silu());
        layers.add(conv(prefix + "conv_out", width, out));
    }

    private Layer residual(String name, int in, int out) {
        Layer body = new Sequential(
                norm(name + ".norm1", in),
                new Silu(),
                conv(name + ".conv1", in, out),
                norm(name + ".norm2", out),
                new Silu(),
                conv(name + ".conv2", out, out));
        return in == out ? new Skip(body) : new Sum(body, new Conv2d(name + ".conv_shortcut", in, out, 1, 1, 1, true));
    }

    private Layer norm(String name, int channels) {
        return new GroupNorm(name, shape.groups, channels, EPSILON);
    }

    private static Layer conv(String name, int in, int out) {
        return new Conv2d(name, in, out, 3, 1, 1, true);
    }

    private static Layer pointwise(String name, int channels) {
        return new Conv2d(name, channels, channels, 1, 1, 1, true);
    }

    /** Stride 2, padded below and on the right only. */
    private record HalvingConv(Conv2d conv) implements Layer {
        @Override
        public void declare(Consumer<TensorSpec> sink) {
            conv.declare(sink);
        }

        @Override
        public <T> T forward(Backend<T> backend, T x) {
            return conv.forward(backend, backend.pad(x, 0, 0, 1, 1));
        }
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        encoder.declare(sink);
        decoder.declare(sink);
    }

    @Override
    public <T> T encode(Backend<T> b, T x) {
        T moments = encoder.forward(b, b.shift(b.scale(x, 2), -1));
        return b.narrow(moments, 1, 0, shape.latentChannels);
    }

    @Override
    public <T> T decode(Backend<T> b, T latent) {
        return b.shift(b.scale(decoder.forward(b, latent), 0.5f), 0.5f);
    }
}
