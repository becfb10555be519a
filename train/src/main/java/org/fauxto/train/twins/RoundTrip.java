// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.twins;

import java.io.IOException;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Region;
import org.fauxto.model.CropPlan;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.autoencoder.TinyAutoencoder;
import org.fauxto.train.system.WeightSource;
import org.fauxto.train.weights.WeightLoader;

/**
 * Draws a square of a picture again with a frozen autoencoder.
 *
 * <p>What a latent diffusion model paints leaves it through the decoder of such an autoencoder. A human picture that went through it, unchanged
 * in content, size and place, differs from itself by the decoder's traces only: AlignedForensics (ICLR 2025, arXiv:2410.11835) and DDA
 * (NeurIPS 2025, arXiv:2505.14359) train on such pairs. One thread at a time.
 */
public final class RoundTrip implements AutoCloseable {
    /** Sides of the latent times this are those of the picture. */
    private static final int STRIDE = 8;

    private final TorchNetwork network;
    private final int side;

    /**
     * @param family taesd, taef1 or taef2
     * @param source of its weights: a name in the catalogue, or a file
     * @param side   of the squares in pixels, a multiple of 8 from 64
     * @throws ConfigException if the side, the family or the name is wrong
     * @throws IOException if there are no such weights on this machine
     */
    public RoundTrip(String family, String source, int side, int threads, WeightLoader weights) throws IOException {
        if (side < 64 || side % STRIDE != 0) {
            throw new ConfigException("--side must be a multiple of 8 from 64, got " + side);
        }
        TinyAutoencoder autoencoder = new TinyAutoencoder("", shape(family));
        StateDict values = weights.load(new WeightSource("", source), autoencoder.tensors());
        this.network = new TorchNetwork(autoencoder, values, threads);
        this.side = side;
    }

    private static TinyAutoencoder.Shape shape(String family) {
        return TinyAutoencoder.Shape.named(family)
                .orElseThrow(() -> new ConfigException("--autoencoder must be taesd, taef1 or taef2, got '" + family
                        + "'; 'fauxto weights list' says which are here"));
    }

    /** A square, and what the autoencoder makes of it; same size. */
    public record Twins(Pixels human, Pixels redrawn) {}

    /** Whether a picture is large enough. */
    public boolean fits(Pixels picture) {
        return Math.min(picture.width(), picture.height()) >= side;
    }

    /** The square of middling texture ({@link CropPlan}) and its twin. */
    public Twins of(Pixels picture) {
        List<CropPlan.Corner> corners = CropPlan.corners(picture, side, 1);
        Pixels square = new Region(corners.get(0).x(), corners.get(0).y(), side, side).cut(picture);
        float[] planes = new float[3 * side * side];
        CropPlan.copy(square, new CropPlan.Corner(0, 0), side, planes, 0);
        float[] redrawn = network.forward(new HostTensor(new long[] {1, 3, side, side}, planes))
                .values();
        return new Twins(square, pixels(redrawn));
    }

    private Pixels pixels(float[] planes) {
        int plane = side * side;
        byte[] rgb = new byte[3 * plane];
        for (int k = 0; k < plane; k++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * k + c] = (byte) Math.round(255 * Math.max(0, Math.min(1, planes[c * plane + k])));
            }
        }
        return new Pixels(side, side, rgb);
    }

    @Override
    public void close() {
        network.close();
    }
}
