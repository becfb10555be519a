// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {
    private static final StateDict WEIGHTS = StateDict.initial(new ResidualNet(15, List.of(2, 3), 1, 0).tensors(), 1);

    @TempDir
    private Path folder;

    @Test
    void readsBackWhatItWrote() throws IOException {
        Path file = folder.resolve("w.safetensors");
        SafeTensors written = new SafeTensors(WEIGHTS, Map.of("epoch", "3", "auc", "0.5"));
        written.write(file);
        assertThat(SafeTensors.read(file)).isEqualTo(written);
        assertThat(SafeTensors.read(file).tensors().tensors().keySet())
                .containsExactlyElementsOf(WEIGHTS.tensors().keySet());
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void theBytesAreThoseOfTheFormat() throws IOException {
        Path file = folder.resolve("w.safetensors");
        new SafeTensors(
                        new StateDict(Map.of("x", new HostTensor(new long[] {1}, new float[] {1}))),
                        Map.of("b", "2", "a", "1"))
                .write(file);
        String header = "{\"__metadata__\":{\"a\":\"1\",\"b\":\"2\"},"
                + "\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).startsWith(header.length(), 0, 0, 0, 0, 0, 0, 0).endsWith(0, 0, 0x80, 0x3f);
        assertThat(new String(bytes, 8, header.length(), StandardCharsets.UTF_8))
                .isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 20, 2000})
    void aCutFileIsNamed(int length) throws IOException {
        Path file = folder.resolve("w.safetensors");
        new SafeTensors(WEIGHTS, Map.of()).write(file);
        assertThat(Files.size(file)).isGreaterThan(2000);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("w.safetensors");
    }
}
