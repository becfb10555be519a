// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fauxto.image.Sha256;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.golden.Golden;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.onnx.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every published network is what it is called: tensors, and logits in both readings, against {@code tools/golden/backbones.py}. */
class BackbonesTest {
    private static final int CLASSES = 40;

    @TempDir
    private Path folder;

    static List<String> names() {
        return Backbones.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void tensorsAreCalledAndShapedAsPublished(String name) throws Exception {
        JsonNode golden = golden(name).cases().get(name);
        Backbone network = network(name, golden);
        assertThat(network.name()).isEqualTo(name);
        assertTensors(network, golden);
    }

    private static void assertTensors(Layer network, JsonNode golden) {
        StringBuilder lines = new StringBuilder();
        long trained = 0;
        for (TensorSpec spec : network.tensors()) {
            lines.append(spec.name())
                    .append(' ')
                    .append(Arrays.toString(spec.shape()))
                    .append('\n');
            trained += spec.role() == TensorSpec.Role.BUFFER ? 0 : spec.size();
        }
        assertThat(trained).isEqualTo(golden.get("trained").asLong());
        assertThat(Sha256.hex(lines.toString().getBytes(StandardCharsets.UTF_8)))
                .as(lines.toString())
                .isEqualTo(golden.get("tensors").asString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void logitsAreThoseOfTheReference(String name) throws Exception {
        Golden fixture = golden(name);
        JsonNode golden = fixture.cases().get(name);
        compare(fixture, name, network(name, golden), 3);
    }

    /** FIRE's classifier sees two pictures' errors, and normalises each picture by itself. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"RESNET18", "RESNET50"})
    void resNetTakesOtherChannelsAndInstanceNormalisation(ResNet.Variant variant) throws Exception {
        String name = variant.name().toLowerCase(Locale.ROOT) + "_instance6";
        Golden fixture = golden(name);
        Backbone network = ResNet.create(variant, ResNet.Norm.INSTANCE, 6, CLASSES);
        assertTensors(network, fixture.cases().get(name));
        compare(fixture, name, network, 6);
    }

    private void compare(Golden fixture, String name, Layer network, int channels) throws Exception {
        JsonNode golden = fixture.cases().get(name);
        StateDict weights = amplified(network, (float) golden.get("gain").asDouble());
        HostTensor picture =
                Hashed.picture(name, 2, channels, golden.get("side").asInt());
        try (TorchNetwork torch = new TorchNetwork(network, weights, 1)) {
            fixture.assertClose(name, "logits", torch.forward(picture));
        }
        fixture.assertClose(name, "logits", OnnxFile.run(folder, network, weights, picture, 2, CLASSES));
    }

    @Test
    void refusesAnUnknownNameAndTellsTheKnownOnes() {
        assertThatThrownBy(() -> Backbones.create("efficientnet_b9", 224, 2))
                .hasMessageContaining("efficientnet_b9")
                .hasMessageContaining("did you mean 'efficientnet_b0'")
                .hasMessageContaining("yolo11s-cls");
    }

    private static Golden golden(String name) throws Exception {
        return Golden.read("/backbone/" + name + ".json");
    }

    private static Backbone network(String name, JsonNode golden) {
        return Backbones.create(name, golden.get("side").asInt(), CLASSES);
    }

    /** Kernels times the gain that the fixture was made with, so that the logits depend on the picture. */
    private static StateDict amplified(Layer network, float gain) {
        Map<String, HostTensor> tensors =
                new LinkedHashMap<>(Hashed.weights(network, "").tensors());
        for (HostTensor tensor : tensors.values()) {
            if (tensor.shape().length == 4) {
                for (int i = 0; i < tensor.values().length; i++) {
                    tensor.values()[i] *= gain;
                }
            }
        }
        return new StateDict(tensors);
    }
}
