// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.fauxto.train.nn.HostTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that torch wrote ({@code tools/golden/torch_files.py}), whole and damaged; hostile ones are in {@link HostilePickleTest}. */
class TorchFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "kinds.pth, kinds",
        "kinds-before-1.6.pth, kinds",
        "checkpoint.pth, checkpoint",
        "averaged.pth, averaged"
    })
    void tensorsAreThoseThatTorchSaved(String file, String expected) throws Exception {
        JsonNode tensors = JsonMapper.builder()
                .build()
                .readTree(Files.readString(resource("torch.json")))
                .get(expected);
        try (TensorFile opened = TensorFile.open(resource(file))) {
            assertThat(opened.shapes().keySet()).containsExactlyInAnyOrderElementsOf(tensors.propertyNames());
            for (Map.Entry<String, JsonNode> tensor : tensors.properties()) {
                HostTensor read = opened.read(tensor.getKey());
                assertThat(read).as(tensor.getKey()).isEqualTo(host(tensor.getValue()));
                assertThat(opened.shapes().get(tensor.getKey())).isEqualTo(read.shape());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            whole-module.pth | torch.nn.modules.container.Sequential
            protocol4.pth    | protocol 4
            """)
    void filesWithMoreThanTensorsAreRefused(String file, String message) throws Exception {
        Path path = resource(file);
        assertThatThrownBy(() -> TensorFile.open(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(message);
    }

    /** Whatever is cut off, nothing but an {@link IOException} that names the file comes of it. */
    @ParameterizedTest
    @ValueSource(strings = {"kinds.pth", "kinds-before-1.6.pth"})
    void aCutFileIsNamed(String name) throws Exception {
        byte[] whole = Files.readAllBytes(resource(name));
        for (int length = 1; length < whole.length; length += 41) {
            Path cut = Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> readAll(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut.pth");
        }
    }

    /** A byte turned over is noticed, or changes a number; it never does worse. */
    @ParameterizedTest
    @ValueSource(strings = {"kinds.pth", "kinds-before-1.6.pth"})
    void aDamagedFileDoesNoHarm(String name) throws Exception {
        byte[] whole = Files.readAllBytes(resource(name));
        int refused = 0;
        for (int place = 0; place < whole.length; place += 3) {
            byte[] damaged = whole.clone();
            damaged[place] ^= (byte) (1 << place % 8);
            try {
                readAll(Files.write(folder.resolve("damaged.pth"), damaged));
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(whole.length / 30);
    }

    @Test
    void tarAndBarePicklesGetAdvice() throws Exception {
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, tar, 257, 5);
        Path old = Files.write(folder.resolve("old.pth"), tar);
        assertThatThrownBy(() -> TensorFile.open(old)).hasMessageContaining("tar archive");
        Path bare = Files.write(folder.resolve("bare.pkl"), new byte[] {(byte) 0x80, 3, 'N', '.'});
        assertThatThrownBy(() -> TensorFile.open(bare)).hasMessageContaining("bare pickle");
    }

    private static void readAll(Path file) throws IOException {
        try (TensorFile opened = TensorFile.open(file)) {
            for (String name : opened.shapes().keySet()) {
                opened.read(name);
            }
        }
    }

    private static HostTensor host(JsonNode tensor) {
        long[] shape = new long[tensor.get("shape").size()];
        Arrays.setAll(shape, d -> tensor.get("shape").get(d).asLong());
        float[] values = new float[tensor.get("values").size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.get("values").get(i).asDouble();
        }
        return new HostTensor(shape, values);
    }

    private static Path resource(String name) throws Exception {
        return Path.of(Objects.requireNonNull(TorchFileTest.class.getResource("/weights/" + name), name)
                .toURI());
    }
}
