// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.model.ModelCard;
import org.fauxto.model.PixelModel;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.ResidualNet;
import org.fauxto.train.nn.StateDict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on disk: whole, or with the weights beside them. */
class OnnxWriterTest {
    private static final Layer NETWORK = new ResidualNet(15f, List.of(8, 16, 40), 2, 0.2);
    private static final StateDict WEIGHTS = ReadingsTest.randomised(NETWORK);
    private static final HostTensor INPUT = ReadingsTest.random(new long[] {3, 3, 32, 32}, 1);

    @TempDir
    private Path folder;

    @Test
    void aSmallFileOnDiskIsTheOneInMemory() throws Exception {
        Path file = folder.resolve("small.onnx");
        long bytes = OnnxWriter.write(file, NETWORK, WEIGHTS, OnnxFile.frame(INPUT, 3, 1));
        assertThat(file)
                .hasBinaryContent(OnnxWriter.encode(NETWORK, WEIGHTS, OnnxFile.frame(INPUT, 3, 1)))
                .hasSize(bytes);
        assertThat(folder.toFile().list()).containsExactly("small.onnx");
    }

    @Test
    void weightsBesideTheFileComputeTheSame() throws Exception {
        Path file = folder.resolve("large.onnx");
        long bytes = OnnxWriter.write(file, NETWORK, WEIGHTS, OnnxFile.frame(INPUT, 3, 1), 0);
        Path data = folder.resolve("large.onnx.data");
        assertThat(bytes).isEqualTo(Files.size(file) + Files.size(data));
        assertThat(Files.size(data)).isGreaterThan(4L * 16 * 40);
        try (TorchNetwork torch = new TorchNetwork(NETWORK, WEIGHTS, 1)) {
            ReadingsTest.assertClose(
                    OnnxFile.run(file, INPUT).values(), torch.forward(INPUT).values());
        }
    }

    @Test
    void theFileIsNothingWithoutItsWeights() throws Exception {
        Path file = folder.resolve("large.onnx");
        OnnxWriter.write(file, NETWORK, WEIGHTS, OnnxFile.frame(INPUT, 3, 1), 0);
        Files.delete(folder.resolve("large.onnx.data"));
        assertThatThrownBy(() -> OnnxFile.run(file, INPUT))
                .isInstanceOf(OrtException.class)
                .hasMessageContaining("large.onnx.data");
    }

    @Test
    void aWholeFileLeavesNoWeightsOfAnEarlierOneBesideIt() throws Exception {
        Path file = folder.resolve("model.onnx");
        OnnxWriter.write(file, NETWORK, WEIGHTS, OnnxFile.frame(INPUT, 3, 1), 0);
        OnnxWriter.write(file, NETWORK, WEIGHTS, OnnxFile.frame(INPUT, 3, 1));
        assertThat(folder.toFile().list()).containsExactly("model.onnx");
    }

    @Test
    void theDetectorLoadsBothFormsAndTellsOtherWeightsApart() throws Exception {
        String card = """
                {"name": "test", "version": "1", "crop_size": 32, "crops_per_image": 1, "decoder": "none", "temperature": 1,
                 "bias": 0, "trained_on": "nothing", "licence": "Apache-2.0"}""";
        TreeMap<String, String> metadata = new TreeMap<>(Map.of(ModelCard.KEY, card));
        OnnxWriter.Frame frame = new OnnxWriter.Frame("test", "in", List.of(3, 32, 32), "out", List.of(1), metadata);
        Path whole = folder.resolve("whole.onnx");
        Path beside = folder.resolve("beside.onnx");
        OnnxWriter.write(whole, NETWORK, WEIGHTS, frame);
        OnnxWriter.write(beside, NETWORK, WEIGHTS, frame, 0);
        String name;
        try (PixelModel one = PixelModel.load(whole);
                PixelModel other = PixelModel.load(beside)) {
            assertThat(other.logits(INPUT.values(), 3)).containsExactly(one.logits(INPUT.values(), 3));
            name = other.id().toString();
        }
        Path data = folder.resolve("beside.onnx.data");
        byte[] bytes = Files.readAllBytes(data);
        bytes[1] ^= 1;
        Files.write(data, bytes);
        try (PixelModel other = PixelModel.load(beside)) {
            assertThat(other.id().toString()).isNotEqualTo(name);
        }
    }
}
