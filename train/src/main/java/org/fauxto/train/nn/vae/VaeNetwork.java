// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.vae;

import java.util.List;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;

/**
 * What a model of human-made pictures cannot reconstruct, seen by a classifier: RGB [N, 3, S, S] in 0..1 to logits [N, 1]. The latents
 * are their means, so that a picture has one score; only {@link VaeObjective} draws them.
 *
 * <p>Tensors: {@code vae.}, of which an exported network needs all but {@code vae.log_variance}, and {@code classifier.}.
 */
public final class VaeNetwork implements Layer {
    private final Vae vae;
    private final ErrorClassifier classifier;
    private final double latentsPerValue;

    /**
     * Builds the network.
     *
     * @param side           S, a multiple of 2 to the number of widths
     * @param widths         channels after each halving of the sides, of the autoencoder and of the classifier
     * @param latentChannels L, numbers per place of the latent map
     * @param dropout        before the classifier's last layer
     * @throws IllegalArgumentException if the side cannot be halved so often
     */
    public VaeNetwork(int side, List<Integer> widths, int latentChannels, double dropout) {
        int factor = 1 << widths.size();
        if (side < factor || side % factor != 0) {
            throw new IllegalArgumentException("a vae with " + widths.size()
                    + " widths halves the sides as often: they " + "must be a multiple of " + factor + ", got " + side);
        }
        this.vae = new Vae("vae.", widths, latentChannels);
        this.classifier = new ErrorClassifier("classifier.", widths, latentChannels, dropout);
        this.latentsPerValue = latentChannels / (3.0 * factor * factor);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        vae.declare(sink);
        classifier.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> b, T x) {
        T mean = vae.mean(b, vae.code(b, x));
        return classifier.forward(b, error(b, x, mean), mean);
    }

    /** |x - reconstruction from these latents|. */
    <T> T error(Backend<T> b, T x, T latents) {
        return b.abs(b.subtract(x, vae.decode(b, latents)));
    }

    Vae vae() {
        return vae;
    }

    ErrorClassifier classifier() {
        return classifier;
    }

    /** Latent values of a picture by its colour values. */
    double latentsPerValue() {
        return latentsPerValue;
    }
}
