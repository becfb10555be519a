// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
