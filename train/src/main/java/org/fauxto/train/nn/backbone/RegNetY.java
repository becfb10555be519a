// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Initialised;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Normalise;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Residual;
import org.fauxto.train.nn.Sequential;

/**
 * RegNetY (Radosavovic et al. 2020, "Designing network design spaces", sections 3.3 and 5; torchvision's {@code models.regnet}): ResNet's
 * bottlenecks without a bottleneck, grouped, with squeeze-and-excitation; widths and depths follow from four numbers.
 */
public final class RegNetY {
    private static final int STEM = 32;
    /** Squeeze-and-excitation narrows to this share of the block's input (section 5, "the Y"). */
    private static final double SQUEEZE = 0.25;
    /** Widths are multiples of it (section 3.3). */
    private static final int QUANTUM = 8;

    private RegNetY() {}

    /** The published sizes, by billions of multiplications at 224 pixels (figure 16 of the paper's appendix; torchvision's numbers). */
    public enum Variant {
        Y_400MF(16, 48, 27.89, 2.09, 8),
        Y_800MF(14, 56, 38.84, 2.4, 16),
        Y_1_6GF(27, 48, 20.71, 2.65, 24),
        Y_3_2GF(21, 80, 42.63, 2.66, 24),
        Y_8GF(17, 192, 76.82, 2.19, 56),
        Y_16GF(18, 200, 106.23, 2.48, 112),
        Y_32GF(20, 232, 115.89, 2.53, 232);

        private final int depth;
        private final int start;
        private final double slope;
        private final double step;
        private final int groupWidth;

        /**
         * The paper's d, w_0, w_a, w_m and g.
         *
         * @param depth      blocks in all
         * @param start      width of the line over the blocks at its beginning
         * @param slope      of that line, per block
         * @param step       factor from one stage's width to the next's
         * @param groupWidth channels per group of the 3x3 convolutions
         */
        Variant(int depth, int start, double slope, double step, int groupWidth) {
            this.depth = depth;
            this.start = start;
            this.slope = slope;
            this.step = step;
            this.groupWidth = groupWidth;
        }

        /** Equations 2 to 4: a line over the blocks, rounded to powers of the step, then to the quantum. */
        private int width(int block) {
            double line = start + slope * block;
            double power = Math.rint(Math.log(line / start) / Math.log(step));
            return (int) Math.rint(start * Math.pow(step, power) / QUANTUM) * QUANTUM;
        }

        /** The width that whole groups fill, not more than a tenth smaller (torchvision's {@code _make_divisible}). */
        private int grouped(int width) {
            int group = group(width);
            int rounded = Math.max(group, (int) (width + group / 2.0) / group * group);
            return rounded < 0.9 * width ? rounded + group : rounded;
        }

        private int group(int width) {
            return Math.min(groupWidth, width);
        }
    }

    /** The network with as many classes. */
    public static Backbone create(Variant variant, int classes) {
        List<Layer> layers = new ArrayList<>();
        layers.add(convolution("stem", 3, STEM, 3, 2, 1));
        layers.add(new Relu());
        int in = STEM;
        int stage = 0;
        int inStage = 0;
        for (int block = 0; block < variant.depth; block++) {
            int width = variant.width(block);
            boolean first = block == 0 || width != variant.width(block - 1);
            stage += first ? 1 : 0;
            inStage = first ? 0 : inStage + 1;
            String name = "trunk_output.block" + stage + ".block" + stage + "-" + inStage;
            int out = variant.grouped(width);
            layers.add(block(name, in, out, first ? 2 : 1, out / variant.group(width)));
            in = out;
        }
        layers.add(new GlobalMean());
        Layer linear = new Initialised(
                new Linear("fc", in, classes), spec -> spec.shape().length == 2 ? Init.NORMAL_001 : spec.init());
        return new Backbone(
                "regnet_" + variant.name().toLowerCase(Locale.ROOT),
                new Sequential(layers),
                in,
                linear,
                Normalise.IMAGENET);
    }

    /** The Y block, figure 4 with squeeze-and-excitation (torchvision's {@code ResBottleneckBlock}, which names the projection first). */
    private static Layer block(String name, int in, int out, int stride, int groups) {
        Layer projection =
                in == out && stride == 1 ? new Sequential() : convolution(name + ".proj", in, out, 1, stride, 1);
        return new Residual(
                projection,
                new Sequential(
                        convolution(name + ".f.a", in, out, 1, 1, 1),
                        new Relu(),
                        convolution(name + ".f.b", out, out, 3, stride, groups),
                        new Relu(),
                        new SqueezeExcitation(name + ".f.se", out, (int) Math.rint(SQUEEZE * in), new Relu()),
                        convolution(name + ".f.c", out, out, 1, 1, 1)));
    }

    private static Layer convolution(String name, int in, int out, int kernel, int stride, int groups) {
        return new Sequential(
                new Conv2d(name + ".0", in, out, kernel, stride, groups, false), new BatchNorm2d(name + ".1", out));
    }
}
