// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import org.fauxto.train.nn.Objective;
import org.fauxto.train.nn.TrainingBackend;

/**
 * What FIRE minimises (arXiv 2412.07140, section 3.4; published code, train.py): 0.6 cross-entropy + 0.2 alignment + 0.2 mask.
 *
 * <ul>
 *   <li>Alignment: mean square of |picture of the middle frequencies| - |x - reconstruction of x|. What the autoencoder loses is
 *       the target; no gradient flows into it.
 *   <li>Mask: mean square of M - ring, of M' - (1 - ring), and of M + M' - 1, summed, for the mask M of the middle frequencies and M'
 *       of the others.
 * </ul>
 *
 * <p>Without learned masks only the cross-entropy is left, with its weight.
 */
public final class FireObjective implements Objective {
    private final FireNetwork network;
    private final Weights weights;

    /** Factors of the three parts, none below 0; a part of weight 0 is not computed. */
    public record Weights(double classification, double alignment, double mask) {
        /** As published. */
        public static final Weights PUBLISHED = new Weights(0.6, 0.2, 0.2);
    }

    /** The loss of this network. */
    public FireObjective(FireNetwork network, Weights weights) {
        this.network = network;
        this.weights = weights;
    }

    @Override
    public <T> T loss(TrainingBackend<T> b, T input, T targets) {
        FireNetwork.Pass<T> pass = network.pass(b, input);
        T loss = b.scale(b.binaryCrossEntropy(pass.logits(), targets), (float) weights.classification);
        if (pass.masked().isEmpty() || weights.alignment + weights.mask == 0) {
            return loss;
        }
        FireNetwork.Masked<T> masked = pass.masked().get();
        T middle = network.middle(b, masked);
        if (weights.alignment > 0) {
            T seen = b.abs(network.filtered(b, masked, middle));
            loss = b.add(loss, b.scale(meanSquare(b, seen, b.detach(pass.error())), (float) weights.alignment));
        }
        if (weights.mask > 0) {
            loss = b.add(loss, b.scale(maskLoss(b, middle, masked.rest()), (float) weights.mask));
        }
        return loss;
    }

    private <T> T maskLoss(TrainingBackend<T> b, T middle, T rest) {
        T ring = b.constant("fire.ring", network.band().ring());
        T complement = b.constant("fire.rest", network.band().complement());
        T one = b.add(ring, complement);
        return b.add(
                b.add(meanSquare(b, middle, ring), meanSquare(b, rest, complement)),
                meanSquare(b, b.add(middle, rest), one));
    }

    private static <T> T meanSquare(TrainingBackend<T> b, T x, T y) {
        T difference = b.subtract(x, y);
        return b.meanOfAll(b.multiply(difference, difference));
    }
}
