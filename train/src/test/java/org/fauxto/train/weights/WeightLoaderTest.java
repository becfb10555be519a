// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fauxto.train.config.TransferConfig;
import org.fauxto.train.loop.InitialWeights;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.SafeTensors;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.backbone.ResNet;
import org.fauxto.train.nn.backbone.SqueezeNet;
import org.fauxto.train.system.Assembly;
import org.fauxto.train.system.WeightSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightLoaderTest {
    private static final Backbone RESNET = ResNet.create(ResNet.Variant.RESNET18, 10);
    private static final List<TensorSpec> FEATURES = RESNET.features().tensors();

    @TempDir
    private Path folder;

    @Test
    void aBackboneIsLoadedWithoutItsClassifier() throws IOException {
        StateDict published = StateDict.initial(RESNET.tensors(), 5);
        Path file = write(
                "resnet.safetensors",
                with(published, "bn1.num_batches_tracked", new HostTensor(new long[0], new float[1])));
        StateDict loaded = load(new WeightSource("backbone.", file.toString(), List.of("fc.")), FEATURES);
        assertThat(loaded.tensors()).hasSize(FEATURES.size());
        FEATURES.forEach(spec -> assertThat(loaded.get(spec)).isEqualTo(published.get(spec)));
    }

    @Test
    void everyFaultIsListed() throws IOException {
        Map<String, HostTensor> tensors =
                new LinkedHashMap<>(StateDict.initial(RESNET.tensors(), 5).tensors());
        tensors.remove("layer1.0.conv1.weight");
        tensors.put("conv1.weight", new HostTensor(new long[] {64, 1, 1, 1}, new float[64]));
        Path file = write("resnet.safetensors", new StateDict(tensors));
        assertThatThrownBy(() -> load(new WeightSource("", file.toString()), FEATURES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("1 missing: layer1.0.conv1.weight")
                .hasMessageContaining("1 misshapen: conv1.weight is [64, 1, 1, 1], should be [64, 3, 7, 7]")
                .hasMessageContaining("2 unexpected: fc.weight, fc.bias");
    }

    @Test
    void anAbsentPublicationSaysWhereToGetItAndWhereToPutIt() {
        assertThatThrownBy(() -> load(new WeightSource("", "resnet18"), FEATURES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fauxto weights pull resnet18")
                .hasMessageContaining("https://download.pytorch.org/models/resnet18-f37072fd.pth")
                .hasMessageContaining("44.6 MiB")
                .hasMessageContaining("BSD-3-Clause")
                .hasMessageContaining(
                        folder.resolve("resnet18/resnet18-f37072fd.pth").toString());
        assertThatThrownBy(() -> load(new WeightSource("", "squeezenet1_1_onnx"), FEATURES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fauxto weights import squeezenet1_1_onnx squeezenet1_1_imagenet.safetensors");
    }

    @Test
    void anUnknownSourceGetsAHint() {
        assertThatThrownBy(() -> load(new WeightSource("", "resnet19"), FEATURES))
                .hasMessageContaining("did you mean 'resnet18'?");
        assertThatThrownBy(() -> load(new WeightSource("", "elsewhere/w.pth"), FEATURES))
                .hasMessageContaining(
                        Path.of("elsewhere/w.pth").toAbsolutePath().toString());
    }

    /** The published names go through the mapping, and a run may then ask by the publication's name. */
    @Test
    void anImportedPublicationIsFoundByItsName() throws IOException {
        Path published = SharedWeights.file("squeezenet1_1_imagenet.safetensors");
        Backbone network = SqueezeNet.create(1000);
        Path imported = WeightImport.into(folder).run("squeezenet1_1_onnx", List.of(published));
        assertThat(imported).isEqualTo(folder.resolve("squeezenet1_1_onnx/imported.safetensors"));
        StateDict byName = load(new WeightSource("", "squeezenet1_1_onnx"), network.tensors());
        StateDict byPath = load(new WeightSource("", published.toString()), network.tensors());
        assertThat(byName).isEqualTo(byPath);
        assertThatThrownBy(() -> WeightImport.into(folder).run("mobilenet_v2_tf", List.of(published)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("106 missing")
                .hasMessageContaining("unexpected: squeezenet0_conv0_weight");
    }

    /** The system's names have a prefix, the publication's have another form, and its classifier is of no use. */
    @Test
    void aTransferSystemStartsFromAPublishedFile() throws IOException {
        Path published = SharedWeights.file("squeezenet1_1_imagenet.safetensors");
        Assembly system = new TransferConfig(
                        "squeezenet1_1", published.toString(), List.of(), new TransferConfig.Head(0, 0.1))
                .assemble(64);
        StateDict start = InitialWeights.of(system, 1, WeightLoader.in(folder)::load);
        StateDict whole = load(
                new WeightSource("", published.toString()),
                SqueezeNet.create(1000).tensors());
        assertThat(start.tensors().get("backbone.features.12.expand3x3.bias"))
                .isEqualTo(whole.tensors().get("features.12.expand3x3.bias"));
        assertThat(start.tensors()).hasSize(50 + 2);
    }

    private StateDict load(WeightSource source, List<TensorSpec> wanted) throws IOException {
        return WeightLoader.in(folder).load(source, wanted);
    }

    private Path write(String name, StateDict tensors) throws IOException {
        Path file = folder.resolve(name);
        new SafeTensors(tensors, Map.of()).write(file);
        assertThat(Files.size(file)).isPositive();
        return file;
    }

    private static StateDict with(StateDict tensors, String name, HostTensor tensor) {
        Map<String, HostTensor> more = new LinkedHashMap<>(tensors.tensors());
        more.put(name, tensor);
        return new StateDict(more);
    }
}
