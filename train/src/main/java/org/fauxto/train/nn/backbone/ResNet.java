// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.InstanceNorm2d;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.MaxPool;
import org.fauxto.train.nn.Normalise;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Residual;
import org.fauxto.train.nn.Sequential;

/**
 * ResNet (He et al. 2016, "Deep residual learning for image recognition", table 1; torchvision's {@code models.resnet}). As in torchvision
 * the 3x3 convolution of a bottleneck has the stride, not the first 1x1 ("version 1.5").
 */
public final class ResNet {
    private static final int STEM = 64;

    private ResNet() {}

    /** The published depths: blocks of the four stages, and whether they are bottlenecks (figure 5, right) or basic (left). */
    public enum Variant {
        RESNET18(false, 2, 2, 2, 2),
        RESNET34(false, 3, 4, 6, 3),
        RESNET50(true, 3, 4, 6, 3),
        RESNET101(true, 3, 4, 23, 3);

        private final boolean bottleneck;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<Integer> blocks;

        Variant(boolean bottleneck, Integer... blocks) {
            this.bottleneck = bottleneck;
            this.blocks = List.of(blocks);
        }

        /** How many times wider a block leaves than it is inside. */
        private int expansion() {
            return bottleneck ? 4 : 1;
        }
    }

    /** What stands behind every convolution. */
    public enum Norm {
        /** As published. */
        BATCH {
            @Override
            Layer over(String name, int channels) {
                return new BatchNorm2d(name, channels);
            }
        },
        /** Without weights (torchvision's {@code norm_layer=nn.InstanceNorm2d}): a picture is judged by itself, whatever the batch. */
        INSTANCE {
            @Override
            Layer over(String name, int channels) {
                return new InstanceNorm2d(channels);
            }
        };

        abstract Layer over(String name, int channels);
    }

    /** The network as published, on RGB. */
    public static Backbone create(Variant variant, int classes) {
        return create(variant, Norm.BATCH, 3, classes);
    }

    /**
     * The network on something else than RGB, or normalised otherwise.
     *
     * @param channels of what it sees, [N, channels, S, S]
     * @param classes  outputs of the classifier
     */
    public static Backbone create(Variant variant, Norm norm, int channels, int classes) {
        int width = 8 * STEM * variant.expansion();
        List<Layer> layers = new ArrayList<>(List.of(
                Conv2d.plain("conv1", channels, STEM, 7, 2),
                norm.over("bn1", STEM),
                new Relu(true),
                new MaxPool(3, 2, 1, false)));
        int in = STEM;
        for (int stage = 0; stage < variant.blocks.size(); stage++) {
            int inner = STEM << stage;
            for (int block = 0; block < variant.blocks.get(stage); block++) {
                String name = "layer" + (stage + 1) + "." + block;
                int stride = stage > 0 && block == 0 ? 2 : 1;
                layers.add(block(name, variant, norm, in, inner, stride));
                in = inner * variant.expansion();
            }
        }
        layers.add(new GlobalMean());
        return new Backbone(
                variant.name().toLowerCase(Locale.ROOT),
                new Sequential(layers),
                width,
                new Linear("fc", width, classes),
                Normalise.IMAGENET);
    }

    private static Layer block(String name, Variant variant, Norm norm, int in, int inner, int stride) {
        int out = inner * variant.expansion();
        List<Layer> body = new ArrayList<>();
        if (variant.bottleneck) {
            body.add(Conv2d.plain(name + ".conv1", in, inner, 1, 1));
            body.add(norm.over(name + ".bn1", inner));
            body.add(new Relu(true));
            body.add(Conv2d.plain(name + ".conv2", inner, inner, 3, stride));
            body.add(norm.over(name + ".bn2", inner));
            body.add(new Relu(true));
            body.add(Conv2d.plain(name + ".conv3", inner, out, 1, 1));
            body.add(norm.over(name + ".bn3", out));
        } else {
            body.add(Conv2d.plain(name + ".conv1", in, out, 3, stride));
            body.add(norm.over(name + ".bn1", out));
            body.add(new Relu(true));
            body.add(Conv2d.plain(name + ".conv2", out, out, 3, 1));
            body.add(norm.over(name + ".bn2", out));
        }
        Layer shortcut = stride == 1 && in == out
                ? new Sequential()
                : new Sequential(
                        Conv2d.plain(name + ".downsample.0", in, out, 1, stride),
                        norm.over(name + ".downsample.1", out));
        return new Residual(new Sequential(body), shortcut);
    }
}
