// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.Silu;
import org.fauxto.train.nn.Skip;

/**
 * EfficientNet B0 to B4 (Tan and Le 2019, "EfficientNet: rethinking model scaling for convolutional neural networks"; torchvision's
 * {@code models.efficientnet}): one table of inverted bottlenecks, made wider and deeper by two factors.
 */
public final class EfficientNet {
    /** Probability of the last block's skip; the blocks before it rise to it linearly from 0 (torchvision's constructor). */
    private static final double STOCHASTIC_DEPTH = 0.2;

    /** Table 1 of the paper, stages 2 to 8. */
    private static final List<Stage> STAGES = List.of(
            new Stage(1, 3, 1, 32, 16, 1),
            new Stage(6, 3, 2, 16, 24, 2),
            new Stage(6, 5, 2, 24, 40, 2),
            new Stage(6, 3, 2, 40, 80, 3),
            new Stage(6, 5, 1, 80, 112, 3),
            new Stage(6, 5, 2, 112, 192, 4),
            new Stage(6, 3, 1, 192, 320, 1));

    private EfficientNet() {}

    /** The published sizes: how much wider and deeper than the table, and dropout before the last layer. */
    public enum Variant {
        B0(1.0, 1.0, 0.2),
        B1(1.0, 1.1, 0.2),
        B2(1.1, 1.2, 0.3),
        B3(1.2, 1.4, 0.3),
        B4(1.4, 1.8, 0.4);

        private final double width;
        private final double depth;
        private final double dropout;

        Variant(double width, double depth, double dropout) {
            this.width = width;
            this.depth = depth;
            this.dropout = dropout;
        }

        private int channels(int ofTable) {
            return divisible(ofTable * width);
        }

        private int blocks(int ofTable) {
            return (int) Math.ceil(ofTable * depth);
        }
    }

    /**
     * A row of the table.
     *
     * @param expansion of the channels inside a block
     * @param stride    of the first block
     * @param in        channels before widening
     * @param out       channels before widening
     * @param blocks    before deepening
     */
    private record Stage(int expansion, int kernel, int stride, int in, int out, int blocks) {}

    /**
     * The network.
     *
     * @param stemStride of the first convolution: 2 as published, or 1, which keeps the fine traces of synthesis that the first halving
     *                   of the sides destroys (Gragnaniello et al. 2021, "Are GAN generated images easy to detect?", section 4) and costs
     *                   four times the time; the weights fit both
     * @param classes    outputs of the classifier
     */
    public static Backbone create(Variant variant, int stemStride, int classes) {
        if (stemStride != 1 && stemStride != 2) {
            throw new IllegalArgumentException("EfficientNet's stem has stride 1 or 2, got " + stemStride);
        }
        String name = "efficientnet_" + variant.name().toLowerCase(Locale.ROOT) + (stemStride == 1 ? "_stem1" : "");
        int last = variant.channels(STAGES.get(STAGES.size() - 1).out());
        List<Layer> layers = new ArrayList<>();
        layers.add(convolution("features.0", 3, variant.channels(STAGES.get(0).in()), 3, stemStride, 1));
        layers.addAll(stages(variant));
        layers.add(convolution("features." + (STAGES.size() + 1), last, 4 * last, 1, 1, 1));
        layers.add(new GlobalMean());
        Layer linear = new Initialised(
                new Linear("classifier.1", 4 * last, classes),
                spec -> spec.shape().length == 2 ? Init.UNIFORM_FAN_OUT : spec.init());
        return new Backbone(
                name,
                new Sequential(layers),
                4 * last,
                new Sequential(new Dropout(variant.dropout), linear),
                Normalise.IMAGENET);
    }

    private static List<Layer> stages(Variant variant) {
        int total = STAGES.stream().mapToInt(s -> variant.blocks(s.blocks())).sum();
        List<Layer> blocks = new ArrayList<>();
        for (int s = 0; s < STAGES.size(); s++) {
            Stage stage = STAGES.get(s);
            for (int b = 0; b < variant.blocks(stage.blocks()); b++) {
                int in = variant.channels(b == 0 ? stage.in() : stage.out());
                int out = variant.channels(stage.out());
                int stride = b == 0 ? stage.stride() : 1;
                Layer block = block("features." + (s + 1) + "." + b + ".block", stage, in, out, stride);
                blocks.add(
                        stride == 1 && in == out ? new Skip(block, STOCHASTIC_DEPTH * blocks.size() / total) : block);
            }
        }
        return blocks;
    }

    /** The inverted bottleneck, MBConv: expand, filter per channel, squeeze and excite, project (torchvision's {@code MBConv}). */
    private static Layer block(String name, Stage stage, int in, int out, int stride) {
        int wide = divisible(in * stage.expansion());
        List<Layer> parts = new ArrayList<>();
        if (wide != in) {
            parts.add(convolution(name + ".0", in, wide, 1, 1, 1));
        }
        parts.add(convolution(name + "." + parts.size(), wide, wide, stage.kernel(), stride, wide));
        parts.add(new SqueezeExcitation(name + "." + parts.size(), wide, Math.max(1, in / 4), new Silu()));
        String projection = name + "." + parts.size();
        parts.add(Conv2d.plain(projection + ".0", wide, out, 1, 1));
        parts.add(new BatchNorm2d(projection + ".1", out));
        return new Sequential(parts);
    }

    private static Layer convolution(String name, int in, int out, int kernel, int stride, int groups) {
        return new Sequential(
                new Conv2d(name + ".0", in, out, kernel, stride, groups, false),
                new BatchNorm2d(name + ".1", out),
                new Silu());
    }

    /** The nearest multiple of 8 that is not more than a tenth smaller (torchvision's {@code _make_divisible}). */
    private static int divisible(double channels) {
        int rounded = Math.max(8, (int) (channels + 4) / 8 * 8);
        return rounded < 0.9 * channels ? rounded + 8 : rounded;
    }
}
