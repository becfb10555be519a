// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.ArrayList;
import java.util.List;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Dropout;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Initialised;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Normalise;
import org.fauxto.train.nn.Pad;
import org.fauxto.train.nn.Relu6;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.Skip;

/**
 * MobileNetV2 (Sandler et al. 2018, "MobileNetV2: inverted residuals and linear bottlenecks", table 2; torchvision's
 * {@code models.mobilenetv2}), at width 1.
 */
public final class MobileNetV2 {
    private static final int STEM = 32;
    private static final int LAST = 1280;
    /** Before the last layer, as torchvision and Keras have it. */
    private static final double DROPOUT = 0.2;

    /** Table 2: expansion of the channels inside a block, channels out, blocks, stride of the first. */
    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));

    private final boolean folded;
    /** Of the map that the next convolution sees. */
    private int side;

    private MobileNetV2(boolean folded, int side) {
        this.folded = folded;
        this.side = side;
    }

    private record Stage(int expansion, int out, int blocks, int stride) {}

    /** As in torchvision. */
    public static Backbone create(int classes) {
        return new MobileNetV2(false, 0).network("mobilenet_v2", classes, Normalise.IMAGENET);
    }

    /**
     * As TensorFlow publishes it for inference: each normalisation folded into a bias of the convolution before it, and zeros added so that
     * a stride of 2 gives half the side, rounded up ({@code SAME}, the odd row at the bottom and right). Tensors are called as torchvision
     * calls the convolutions; class 0 is the background where there are 1001.
     *
     * @param side of the pictures, in pixels
     */
    public static Backbone folded(int side, int classes) {
        return new MobileNetV2(true, side).network("mobilenet_v2_tf", classes, Normalise.SYMMETRIC);
    }

    private Backbone network(String name, int classes, Normalise statistics) {
        List<Layer> layers = new ArrayList<>();
        layers.add(convolution("features.0.0", "features.0.1", 3, STEM, 3, 2, 1));
        layers.add(new Relu6());
        int in = STEM;
        int index = 1;
        for (Stage stage : STAGES) {
            for (int block = 0; block < stage.blocks(); block++) {
                int stride = block == 0 ? stage.stride() : 1;
                Layer body = block("features." + index + ".conv", stage.expansion(), in, stage.out(), stride);
                layers.add(stride == 1 && in == stage.out() ? new Skip(body) : body);
                in = stage.out();
                index++;
            }
        }
        layers.add(convolution("features." + index + ".0", "features." + index + ".1", in, LAST, 1, 1, 1));
        layers.add(new Relu6());
        layers.add(new GlobalMean());
        Layer linear = new Initialised(
                new Linear("classifier.1", LAST, classes),
                spec -> spec.shape().length == 2 ? Init.NORMAL_001 : spec.init());
        return new Backbone(
                name, new Sequential(layers), LAST, new Sequential(new Dropout(DROPOUT), linear), statistics);
    }

    /** The inverted residual, figure 4d: expand, filter per channel, project without an activation. */
    private Layer block(String name, int expansion, int in, int out, int stride) {
        int wide = in * expansion;
        List<Layer> parts = new ArrayList<>();
        int index = 0;
        if (expansion != 1) {
            parts.add(convolution(name + ".0.0", name + ".0.1", in, wide, 1, 1, 1));
            parts.add(new Relu6());
            index++;
        }
        parts.add(convolution(name + "." + index + ".0", name + "." + index + ".1", wide, wide, 3, stride, wide));
        parts.add(new Relu6());
        parts.add(convolution(name + "." + (index + 1), name + "." + (index + 2), wide, out, 1, 1, 1));
        return new Sequential(parts);
    }

    private Layer convolution(String name, String norm, int in, int out, int kernel, int stride, int groups) {
        if (!folded) {
            return new Sequential(new Conv2d(name, in, out, kernel, stride, groups, false), new BatchNorm2d(norm, out));
        }
        int half = (side + stride - 1) / stride;
        int zeros = Math.max((half - 1) * stride + kernel - side, 0);
        int before = zeros / 2;
        int after = zeros - before;
        side = half;
        if (before == after) {
            return new Conv2d(name, in, out, kernel, stride, before, groups, true);
        }
        return new Sequential(
                new Pad(before, before, after, after), new Conv2d(name, in, out, kernel, stride, 0, groups, true));
    }
}
