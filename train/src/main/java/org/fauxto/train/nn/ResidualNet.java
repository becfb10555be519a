// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The residual-domain network: it sees what a pixel has beyond its neighbourhood, not the scene.
 *
 * <p>[N, 3, S, S] RGB in 0..1 to [N, 1] logits, positive for AI-made. A stem at full resolution (a stem that downsamples loses the high
 * frequencies that carry the class), stages of depthwise-separable residual blocks, each stage halving the sides, global mean, linear.
 */
public final class ResidualNet implements Layer {
    private final Layer body;

    /**
     * @param residualFactor see {@link NeighbourMedianResidual}
     * @param widths         channels of the stem and of each stage; at least two
     * @param blocks         blocks per stage
     * @param dropout        probability before the last layer
     */
    public ResidualNet(float residualFactor, List<Integer> widths, int blocks, double dropout) {
        if (widths.size() < 2 || blocks < 1) {
            throw new IllegalArgumentException(
                    "the residual net needs a stem width, a stage width and a block, got " + widths + " x " + blocks);
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new NeighbourMedianResidual(residualFactor));
        layers.add(Conv2d.plain("stem.conv", 3, widths.get(0), 3, 1));
        layers.add(new BatchNorm2d("stem.norm", widths.get(0)));
        layers.add(new Relu());
        for (int stage = 1; stage < widths.size(); stage++) {
            String name = "stages." + (stage - 1);
            layers.add(downBlock(name + ".0", widths.get(stage - 1), widths.get(stage)));
            for (int block = 1; block < blocks; block++) {
                layers.add(keepBlock(name + "." + block, widths.get(stage)));
            }
        }
        layers.add(new GlobalMean());
        layers.add(new Dropout(dropout));
        layers.add(new Linear("head", widths.get(widths.size() - 1), 1));
        this.body = new Sequential(layers);
    }

    private static Layer keepBlock(String name, int width) {
        return Residual.around(new Sequential(
                separable(name + ".0", width, width, 1), new Relu(), separable(name + ".1", width, width, 1)));
    }

    private static Layer downBlock(String name, int in, int out) {
        return new Residual(
                new Sequential(separable(name + ".0", in, out, 2), new Relu(), separable(name + ".1", out, out, 1)),
                new Sequential(
                        Conv2d.plain(name + ".shortcut.conv", in, out, 1, 2),
                        new BatchNorm2d(name + ".shortcut.norm", out)));
    }

    /** Depthwise 3x3 then pointwise 1x1 and one normalisation (Xception: nothing between the two). */
    private static Layer separable(String name, int in, int out, int stride) {
        return new Sequential(
                Conv2d.depthwise(name + ".depthwise", in, 3, stride),
                Conv2d.plain(name + ".pointwise", in, out, 1, 1),
                new BatchNorm2d(name + ".norm", out));
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        body.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return body.forward(backend, x);
    }
}
