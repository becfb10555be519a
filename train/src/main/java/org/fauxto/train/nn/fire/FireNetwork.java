// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Reshape;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.TensorSpec;

/**
 * FIRE (arXiv 2412.07140, figure 2): the error an autoencoder makes on a picture, and on the picture without its middle frequencies,
 * tell a classifier whether a diffusion model drew it. RGB [N, 3, S, S] in 0..1 to logits [N, 1].
 *
 * <p>Tensors: {@code fmre.} (learned masks only), those of the autoencoder, those of the classifier.
 */
public final class FireNetwork implements Layer {
    /** Where the mask of what is kept comes from. */
    public enum Masks {
        /** From the refinement network, as published. */
        LEARNED,
        /** The preset ring: no gradient flows through the autoencoder. */
        FIXED,
        /** No second picture: the classifier sees the picture's own error only, 3 channels. */
        NONE
    }

    private final Masks masks;
    private final MiddleBand band;
    private final Spectrum spectrum;
    private final MaskRefiner refiner;
    private final Layer autoencoder;
    private final Layer classifier;

    /**
     * Builds the network.
     *
     * @param side        S, a power of two from 32
     * @param autoencoder RGB in 0..1 to its reconstruction; frozen by the caller
     * @param classifier  of {@link #channels} error maps [N, channels, S, S] in 0..1, to logits [N, 1]
     */
    public FireNetwork(int side, Masks masks, Layer autoencoder, Layer classifier) {
        this.masks = masks;
        this.band = new MiddleBand(side);
        this.spectrum = new Spectrum(side);
        this.refiner = new MaskRefiner("fmre", band);
        this.autoencoder = autoencoder;
        this.classifier = classifier;
    }

    /** Error maps the classifier gets. */
    public static int channels(Masks masks) {
        return masks == Masks.NONE ? 3 : 6;
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        if (masks == Masks.LEARNED) {
            refiner.declare(sink);
        }
        autoencoder.declare(sink);
        classifier.declare(sink);
    }

    /**
     * What one pass finds.
     *
     * @param error  |x - reconstruction of x|, [N, 3, S, S]; carries no gradient, being a function of frozen weights
     * @param masked what learned masks made, else empty
     */
    record Pass<T>(T logits, T error, Optional<Masked<T>> masked) {}

    /**
     * The learned masks and what they let pass.
     *
     * @param transform of the picture, [N, 3, S, S, 2]
     * @param code      the refinement network's, from which the mask of the middle frequencies is drawn when a loss needs it
     * @param rest      mask of the other frequencies, [N, 1, S, S]
     */
    record Masked<T>(T transform, T code, T rest) {}

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return pass(backend, x).logits();
    }

    <T> Pass<T> pass(Backend<T> b, T x) {
        T error = error(b, x);
        if (masks == Masks.NONE) {
            return new Pass<>(classifier.forward(b, error), error, Optional.empty());
        }
        if (masks == Masks.FIXED) {
            return new Pass<>(classify(b, error, fixedRest(b, x)), error, Optional.empty());
        }
        T transform = b.fft2(x);
        T code = refiner.encode(b, spectrum.logMagnitude(b, transform));
        T rest = refiner.rest(b, code);
        T logits = classify(b, error, spectrum.masked(b, transform, rest));
        return new Pass<>(logits, error, Optional.of(new Masked<>(transform, code, rest)));
    }

    /**
     * The error maps as rows, [N, 3, S, S] to [N, channels S S], which depend on frozen weights only and can be computed once and kept.
     *
     * @throws IllegalStateException if masks are learned
     */
    public Layer errorMaps() {
        if (masks == Masks.LEARNED) {
            throw new IllegalStateException("the errors depend on masks that are learned");
        }
        return new ErrorMaps(this);
    }

    /** What judges the rows of {@link #errorMaps}, [N, channels S S] to logits [N, 1]. */
    public Layer judge() {
        return new Sequential(new Reshape(channels(masks), band.side(), band.side()), classifier);
    }

    private record ErrorMaps(FireNetwork network) implements Layer {
        @Override
        public void declare(Consumer<TensorSpec> sink) {
            network.autoencoder.declare(sink);
        }

        @Override
        public <T> T forward(Backend<T> b, T x) {
            T error = network.error(b, x);
            T maps = network.masks == Masks.NONE ? error : network.withRest(b, error, network.fixedRest(b, x));
            return b.reshape(maps, 0, -1);
        }
    }

    private <T> T fixedRest(Backend<T> b, T x) {
        return spectrum.masked(b, b.fft2(x), b.constant("fire.rest", band.complement()));
    }

    private <T> T withRest(Backend<T> b, T error, T pseudoGenerated) {
        return b.concat(1, List.of(error, error(b, pseudoGenerated)));
    }

    private <T> T classify(Backend<T> b, T error, T pseudoGenerated) {
        return classifier.forward(b, withRest(b, error, pseudoGenerated));
    }

    private <T> T error(Backend<T> b, T picture) {
        return b.abs(b.subtract(picture, autoencoder.forward(b, picture)));
    }

    /** The mask of the middle frequencies. */
    <T> T middle(Backend<T> b, Masked<T> masked) {
        return refiner.middle(b, masked.code());
    }

    /** What a mask leaves of the picture. */
    <T> T filtered(Backend<T> b, Masked<T> masked, T mask) {
        return spectrum.masked(b, masked.transform(), mask);
    }

    MiddleBand band() {
        return band;
    }
}
