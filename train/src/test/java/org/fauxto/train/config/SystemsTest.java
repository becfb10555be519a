// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fauxto.config.ConfigException;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.onnx.OnnxFile;
import org.fauxto.train.system.Assembly;
import org.fauxto.train.system.Split;
import org.fauxto.train.system.WeightSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What configurations of published systems come to. */
class SystemsTest {
    private static final int SIDE = 32;
    private static final TransferConfig.Head HEAD = new TransferConfig.Head(512, 0.3);

    @TempDir
    private Path folder;

    @Test
    void aTransferTrainsItsHeadAndWhatItUnfreezes() {
        TransferConfig frozen = new TransferConfig("resnet18", "none", List.of(), HEAD);
        assertThat(trained(frozen.assemble(SIDE).network()))
                .containsExactly("head.0.weight", "head.0.bias", "head.3.weight", "head.3.bias");
        Layer tail = new TransferConfig("resnet18", "none", List.of("layer4"), HEAD)
                .assemble(SIDE)
                .network();
        assertThat(trained(tail))
                .hasSize(4 + 3 * 5)
                .allMatch(name -> name.startsWith("backbone.layer4.") || name.startsWith("head."));
        assertThat(roles(tail))
                .containsEntry("backbone.layer4.1.bn2.running_mean", TensorSpec.Role.BUFFER)
                .containsEntry("backbone.layer3.1.bn2.running_mean", TensorSpec.Role.FROZEN)
                .doesNotContainKey("backbone.fc.weight");
        Layer all = new TransferConfig("resnet18", "none", List.of("*"), HEAD)
                .assemble(SIDE)
                .network();
        assertThat(roles(all)).doesNotContainValue(TensorSpec.Role.FROZEN);
        assertThat(frozen.assemble(SIDE).pretrained())
                .containsExactly(new WeightSource("backbone.", "none", List.of("fc.weight", "fc.bias")));
    }

    @Test
    void aMisspeltTransferIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> new TransferConfig("resnet5O", "none", List.of(), HEAD).assemble(SIDE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("model.backbone")
                .hasMessageContaining("did you mean 'resnet50'");
        assertThatThrownBy(() -> new TransferConfig("resnet18", "none", List.of("layer5"), HEAD).assemble(SIDE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("layer5")
                .hasMessageContaining("layer4.1.bn2.bias");
    }

    @Test
    void aFusionOfTwoOfAKindKeepsThemApartAndTrainsTheTails() throws Exception {
        FusionConfig config = new FusionConfig(
                List.of(new FusionConfig.Part("convnext_tiny", "none"), new FusionConfig.Part("swin_t", "none")),
                20,
                new FusionConfig.Head(List.of(16, 8), 0.4));
        Assembly system = config.assemble(SIDE);
        List<String> trained = trained(system.network());
        assertThat(trained.stream().filter(name -> name.startsWith("backbones.0.")))
                .hasSize(20);
        assertThat(trained.stream().filter(name -> name.startsWith("backbones.1.")))
                .hasSize(20);
        assertThat(trained)
                .contains("head.0.weight", "head.1.weight", "head.4.weight", "head.6.bias")
                .doesNotContain("head.7.weight");
        assertThat(system.split().orElseThrow().width()).isEqualTo(768 + 768);
        readingsAgree(system.network());
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "resnet18", "resnet50"})
    void fireTakesEachClassifierAndItsKeptErrorsGiveTheSameLogits(String classifier) throws Exception {
        FireConfig config = new FireConfig(
                new FireConfig.Source("taesd", "none"), "fixed", classifier, 0.1, new FireConfig.Loss(0.6, 0.2, 0.2));
        Assembly system = config.assemble(SIDE);
        StateDict weights = readingsAgree(system.network());
        Split split = system.split().orElseThrow();
        HostTensor picture = Hashed.picture("fire", 2, SIDE);
        try (TorchNetwork whole = new TorchNetwork(system.network(), weights, 1);
                TorchNetwork maps = new TorchNetwork(split.features(), weights, 1);
                TorchNetwork judge = new TorchNetwork(split.head(), weights, 1)) {
            HostTensor kept = maps.forward(picture);
            assertThat(kept.shape()).containsExactly(2, split.width());
            assertThat(judge.forward(kept).values())
                    .containsExactly(whole.forward(picture).values());
        }
    }

    @Test
    void learnedMasksKeepNothing() {
        FireConfig config = new FireConfig(
                new FireConfig.Source("taesd", "none"), "learned", "light", 0.1, new FireConfig.Loss(0.6, 0.2, 0.2));
        assertThat(config.assemble(SIDE).split()).isEmpty();
    }

    private StateDict readingsAgree(Layer network) throws Exception {
        StateDict weights = Hashed.weights(network, "");
        HostTensor picture = Hashed.picture("both", 2, SIDE);
        try (TorchNetwork torch = new TorchNetwork(network, weights, 1)) {
            float[] expected = torch.forward(picture).values();
            float[] written =
                    OnnxFile.run(folder, network, weights, picture, 2, 1).values();
            for (int i = 0; i < expected.length; i++) {
                assertThat(written[i]).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-3f));
            }
        }
        return weights;
    }

    private static List<String> trained(Layer network) {
        return network.tensors().stream()
                .filter(spec ->
                        spec.role() == TensorSpec.Role.WEIGHT || spec.role() == TensorSpec.Role.WEIGHT_WITHOUT_DECAY)
                .map(TensorSpec::name)
                .toList();
    }

    private static Map<String, TensorSpec.Role> roles(Layer network) {
        return network.tensors().stream()
                .collect(Collectors.toMap(TensorSpec::name, TensorSpec::role, (a, b) -> a, LinkedHashMap::new));
    }
}
