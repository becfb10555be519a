// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fauxto.config.YamlConfig;
import org.fauxto.train.nn.Backbone;

/** All published networks by name. */
public final class Backbones {
    private static final Map<String, Factory> FACTORIES = new LinkedHashMap<>();

    static {
        for (ResNet.Variant variant : ResNet.Variant.values()) {
            register(lower(variant), (side, classes) -> ResNet.create(variant, classes));
        }
        for (RegNetY.Variant variant : RegNetY.Variant.values()) {
            register("regnet_" + lower(variant), (side, classes) -> RegNetY.create(variant, classes));
        }
        register("mobilenet_v2", (side, classes) -> MobileNetV2.create(classes));
        register("mobilenet_v2_tf", MobileNetV2::folded);
        register("squeezenet1_1", (side, classes) -> SqueezeNet.create(classes));
        for (EfficientNet.Variant variant : EfficientNet.Variant.values()) {
            String name = "efficientnet_" + lower(variant);
            register(name, (side, classes) -> EfficientNet.create(variant, 2, classes));
            register(name + "_stem1", (side, classes) -> EfficientNet.create(variant, 1, classes));
        }
        for (ConvNeXt.Variant variant : ConvNeXt.Variant.values()) {
            register("convnext_" + lower(variant), (side, classes) -> ConvNeXt.create(variant, classes));
        }
        register("vit_b_16", VisionTransformer::base);
        for (SwinTransformer.Variant variant : SwinTransformer.Variant.values()) {
            register("swin_" + lower(variant), (side, classes) -> SwinTransformer.create(variant, side, classes));
        }
        for (Yolo11Cls.Variant variant : Yolo11Cls.Variant.values()) {
            register("yolo11" + lower(variant) + "-cls", (side, classes) -> Yolo11Cls.create(variant, side, classes));
        }
    }

    private Backbones() {}

    private interface Factory {
        Backbone create(int side, int classes);
    }

    private static void register(String name, Factory factory) {
        FACTORIES.put(name, factory);
    }

    private static String lower(Enum<?> variant) {
        return variant.name().toLowerCase(Locale.ROOT);
    }

    /** Every name, families together, small before large. */
    public static List<String> names() {
        return List.copyOf(FACTORIES.keySet());
    }

    /**
     * The network of this name.
     *
     * @param side    of the pictures in pixels
     * @param classes outputs of the classifier
     * @throws IllegalArgumentException if there is none, or the side does not suit it
     */
    public static Backbone create(String name, int side, int classes) {
        Factory factory = FACTORIES.get(name);
        if (factory == null) {
            throw new IllegalArgumentException(
                    "there is no backbone '" + name + "'; did you mean '" + YamlConfig.nearest(name, FACTORIES.keySet())
                            + "'? Known: " + String.join(", ", FACTORIES.keySet()));
        }
        return factory.create(side, classes);
    }
}
