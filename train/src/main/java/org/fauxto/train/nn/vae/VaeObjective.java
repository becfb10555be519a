// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.vae;

import org.fauxto.train.nn.Objective;
import org.fauxto.train.nn.TrainingBackend;

/**
 * Teaches the autoencoder human-made pictures, and the classifier to tell by it; one pass, two losses that share no weight.
 *
 * <ul>
 *   <li>The autoencoder minimises (|x - reconstruction|^2 + beta KL) / (3 S^2), the reconstruction from one draw of the latents, KL their
 *       divergence from the standard normal in nats (Kingma and Welling 2014, equation 10 and appendix B). With beta = 2 s^2 this is the
 *       negative evidence lower bound of a decoder with deviation s, up to a factor and a constant; other beta are Higgins et al. 2017.
 *       It is the mean over pictures weighted by max(0, 1 - 2 t) for target t: all human ones alike however targets are smoothed, no AI
 *       one, and 0 where a batch has no human picture.
 *   <li>The classifier minimises the cross-entropy on what {@link VaeNetwork} will show it: the error of the latents' mean, which takes a
 *       second pass of the decoder, and the mean. No gradient flows back through either, so that the autoencoder stays a model of human
 *       pictures.
 * </ul>
 */
public final class VaeObjective implements Objective {
    /** Far below the weight of one human picture in any batch. */
    private static final float NO_PICTURE = 1e-6f;

    private final VaeNetwork network;
    private final double beta;
    private final Weights weights;
    private final Noise noise;

    /** Factors of the two losses, above 0. */
    public record Weights(double elbo, double classification) {}

    /** What latents are drawn with, standard normal. */
    @FunctionalInterface
    interface Noise {
        <T> T like(TrainingBackend<T> backend, T x);
    }

    /**
     * The losses of this network.
     *
     * @param beta above 0
     */
    public VaeObjective(VaeNetwork network, double beta, Weights weights) {
        this(network, beta, weights, TrainingBackend::noiseLike);
    }

    VaeObjective(VaeNetwork network, double beta, Weights weights, Noise noise) {
        this.network = network;
        this.beta = beta;
        this.weights = weights;
        this.noise = noise;
    }

    @Override
    public <T> T loss(TrainingBackend<T> b, T input, T targets) {
        Vae vae = network.vae();
        T code = vae.code(b, input);
        T mean = vae.mean(b, code);
        T bound = overHuman(b, negativeBound(b, input, mean, vae.logVariance(b, code)), targets);
        T shown = b.detach(mean);
        T error = b.detach(network.error(b, input, shown));
        T crossEntropy = b.binaryCrossEntropy(network.classifier().forward(b, error, shown), targets);
        return b.add(b.scale(bound, (float) weights.elbo), b.scale(crossEntropy, (float) weights.classification));
    }

    /** Of each picture, [N, 1, 1, 1]. */
    private <T> T negativeBound(TrainingBackend<T> b, T input, T mean, T logVariance) {
        T deviation = b.exp(b.scale(logVariance, 0.5f));
        T drawn = b.add(mean, b.multiply(deviation, noise.like(b, mean)));
        T error = network.error(b, input, drawn);
        T divergence =
                b.shift(b.subtract(b.add(b.multiply(mean, mean), b.exp(logVariance)), logVariance), -1); // twice the KL
        return b.add(b.mean(b.multiply(error, error), 1, 2, 3), b.scale(b.mean(divergence, 1, 2, 3), (float)
                (0.5 * beta * network.latentsPerValue())));
    }

    private static <T> T overHuman(TrainingBackend<T> b, T each, T targets) {
        T human = b.relu(b.shift(b.scale(targets, -2), 1));
        T share = b.clamp(b.meanOfAll(human), NO_PICTURE, 1);
        return b.divide(b.meanOfAll(b.multiply(b.reshape(human, 0, 1, 1, 1), each)), share);
    }
}
