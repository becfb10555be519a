// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.Locale;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Initialised;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Normalise;
import org.fauxto.train.nn.Sequential;

/**
 * The classifiers of YOLO11, nano and small (Jocher and Qiu 2024, "Ultralytics YOLO11"; no paper). Written from the published table of
 * modules, {@code yolo11-cls.yaml}, and the modules' documentation; no code of ultralytics, whose licence is the AGPL, is in it. Tensors
 * are named as in ultralytics' checkpoints and number as many as published: 1,633,584 trained values with 80 classes for nano, 5,545,488
 * for small. Pretrained weights of ultralytics are under the AGPL too.
 *
 * <p>It takes RGB in 0..1 as it is. Logits come out; ultralytics appends a softmax outside training.
 */
public final class Yolo11Cls {
    /** Channels of the last convolution, the same for all sizes. */
    private static final int FEATURES = 1280;

    private Yolo11Cls() {}

    /** The published sizes that have the same depth: share of the table's channels. */
    public enum Variant {
        N(0.25),
        S(0.5);

        private final double width;

        Variant(double width) {
            this.width = width;
        }

        private int channels(int ofTable) {
            return (int) Math.ceil(ofTable * width / 8) * 8;
        }
    }

    /**
     * The network.
     *
     * @param side    of the pictures in pixels
     * @param classes outputs of the classifier
     */
    public static Backbone create(Variant variant, int side, int classes) {
        int[] widths = {64, 128, 256, 512, 512, 1024};
        for (int i = 0; i < widths.length; i++) {
            widths[i] = variant.channels(widths[i]);
        }
        int last = widths[5];
        int smallest = side;
        for (int halving = 0; halving < 5; halving++) {
            smallest = (smallest + 1) / 2;
        }
        Layer features = new Sequential(
                YoloBlocks.convolution("model.0", 3, widths[0], 3, 2),
                YoloBlocks.convolution("model.1", widths[0], widths[1], 3, 2),
                c3k2("model.2", widths[1], widths[2], widths[2] / 4, false),
                YoloBlocks.convolution("model.3", widths[2], widths[2], 3, 2),
                c3k2("model.4", widths[2], widths[3], widths[3] / 4, false),
                YoloBlocks.convolution("model.5", widths[3], widths[3], 3, 2),
                c3k2("model.6", widths[3], widths[4], widths[4] / 2, true),
                YoloBlocks.convolution("model.7", widths[4], last, 3, 2),
                c3k2("model.8", last, last, last / 2, true),
                c2psa("model.9", last, smallest),
                YoloBlocks.convolution("model.10.conv", last, FEATURES, 1, 1),
                new GlobalMean());
        return new Backbone(
                "yolo11" + variant.name().toLowerCase(Locale.ROOT) + "-cls",
                initialised(features),
                FEATURES,
                new Linear("model.10.linear", FEATURES, classes),
                Normalise.NONE);
    }

    /** Kernels start as torch's own layers do. */
    private static Layer initialised(Layer layer) {
        return new Initialised(layer, spec -> spec.shape().length == 4 ? Init.UNIFORM_FAN_IN : spec.init());
    }

    /** Of the table's two repetitions these sizes have half: one block. */
    private static Layer c3k2(String name, int in, int out, int half, boolean nested) {
        Layer block =
                nested ? YoloBlocks.nested(name + ".m.0", half) : YoloBlocks.bottleneck(name + ".m.0", half, half / 2);
        return new YoloBlocks.Split(
                YoloBlocks.convolution(name + ".cv1", in, 2 * half, 1, 1),
                half,
                block,
                true,
                YoloBlocks.convolution(name + ".cv2", 3 * half, out, 1, 1));
    }

    private static Layer c2psa(String name, int channels, int side) {
        int half = channels / 2;
        return new YoloBlocks.Split(
                YoloBlocks.convolution(name + ".cv1", channels, channels, 1, 1),
                half,
                YoloBlocks.attention(name + ".m.0", half, side),
                false,
                YoloBlocks.convolution(name + ".cv2", channels, channels, 1, 1));
    }
}
