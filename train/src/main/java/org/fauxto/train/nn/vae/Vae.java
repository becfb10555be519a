// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Initialised;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.Silu;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.Upsample;

/**
 * A small convolutional variational autoencoder (Kingma and Welling 2014, "Auto-encoding variational Bayes"): RGB [N, 3, S, S] in 0..1 to
 * a Gaussian of each latent value [N, L, S / 2^k, S / 2^k] for k widths, and back to the mean of a Gaussian of each colour value, kept in
 * 0..1 by a sigmoid as in the paper's section 5.
 *
 * <p>Nothing is normalised over the batch: a picture's code does not depend on the others.
 */
final class Vae {
    /** Bounds of the log-variance, which keep its exponential finite (latent diffusion's {@code DiagonalGaussianDistribution}). */
    private static final float LOWEST = -30;

    private static final float HIGHEST = 20;

    private final Layer encoder;
    private final Layer mean;
    private final Layer logVariance;
    private final Layer decoder;

    /**
     * Builds the autoencoder.
     *
     * @param prefix of its tensors, ends in a dot
     * @param widths channels after each halving of the sides
     */
    Vae(String prefix, List<Integer> widths, int latentChannels) {
        this.encoder = encoder(prefix + "encoder.", widths);
        int last = widths.get(widths.size() - 1);
        this.mean = outer(new Conv2d(prefix + "mean", last, latentChannels, 1, 1, 1, true));
        this.logVariance = outer(new Conv2d(prefix + "log_variance", last, latentChannels, 1, 1, 1, true));
        this.decoder = decoder(prefix + "decoder.", widths, latentChannels);
    }

    private static Layer encoder(String prefix, List<Integer> widths) {
        List<Layer> layers = new ArrayList<>();
        int in = 3;
        for (int width : widths) {
            layers.add(hidden(prefix + layers.size(), in, width, 2));
            layers.add(new Silu());
            in = width;
        }
        return new Sequential(layers);
    }

    private static Layer decoder(String prefix, List<Integer> widths, int latentChannels) {
        List<Layer> layers = new ArrayList<>();
        int in = latentChannels;
        for (int i = widths.size() - 1; i >= 0; i--) {
            layers.add(hidden(prefix + layers.size(), in, widths.get(i), 1));
            layers.add(new Silu());
            layers.add(new Upsample());
            in = widths.get(i);
        }
        layers.add(outer(new Conv2d(prefix + layers.size(), in, 3, 3, 1, 1, true)));
        return new Sequential(layers);
    }

    private static Layer hidden(String name, int in, int out, int stride) {
        return new Initialised(
                new Conv2d(name, in, out, 3, stride, 1, true),
                spec -> spec.shape().length > 1 ? Init.KAIMING_UNIFORM_FAN_IN : spec.init());
    }

    /** Starts small: latents near the standard normal, colours near gray. */
    private static Layer outer(Conv2d convolution) {
        return new Initialised(convolution, spec -> spec.shape().length > 1 ? Init.UNIFORM_FAN_IN : spec.init());
    }

    void declare(Consumer<TensorSpec> sink) {
        encoder.declare(sink);
        mean.declare(sink);
        logVariance.declare(sink);
        decoder.declare(sink);
    }

    /** What mean and log-variance are read from. */
    <T> T code(Backend<T> b, T x) {
        return encoder.forward(b, b.shift(b.scale(x, 2), -1));
    }

    <T> T mean(Backend<T> b, T code) {
        return mean.forward(b, code);
    }

    <T> T logVariance(Backend<T> b, T code) {
        return b.clamp(logVariance.forward(b, code), LOWEST, HIGHEST);
    }

    /** Latents to RGB. */
    <T> T decode(Backend<T> b, T latent) {
        return b.sigmoid(decoder.forward(b, latent));
    }
}
