// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsFileTest {
    @TempDir
    private Path folder;

    /** Numbers as IEEE 754 and two's complement write them, low byte first; the halves are numpy's. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            F64,  0000000000000440 182d4454fb2109c0,           2.5, -3.1415927
            F32,  00002040 000080ff,                           2.5, -Infinity
            F16,  0041 01c8,                                   2.5, -8.0078125
            F16,  ff03 0180,                                   6.097555E-5, -5.9604645E-8
            F16,  007c 017e,                                   Infinity, NaN
            BF16, 2040 81ff,                                   2.5, NaN
            I64,  ffffffffffffffff 0000000001000000,           -1, 4294967296
            I32,  ffffffff 00000100,                           -1, 65536
            I16,  ffff 0001,                                   -1, 256
            I8,   ff 7f,                                       -1, 127
            U8,   ff 7f,                                       255, 127
            BOOL, 00 01,                                       0, 1
            """)
    void everyTypeComesOutAsFloats(String type, String hex, float first, float second) throws IOException {
        byte[] values = HexFormat.of().parseHex(hex.replace(" ", ""));
        Path file = write(
                "{\"x\":{\"dtype\":\"" + type + "\",\"shape\":[2],\"data_offsets\":[0," + values.length + "]}}",
                values);
        try (TensorFile tensors = TensorFile.open(file)) {
            assertThat(tensors.read("x").values()).containsExactly(first, second);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"x":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}} | F8_E4M3
            {"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}     | needs 8 bytes but has 4
            {"x":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}    | bytes 8..16 of 8
            {"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}    | shape [-2]
            {"x":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,8]}} | impossible shape
            {"x"                                                       | no safetensors file
            """)
    void damageIsNamed(String header, String message) throws IOException {
        Path file = write(header, new byte[8]);
        assertThatThrownBy(() -> {
                    try (TensorFile tensors = TensorFile.open(file)) {
                        tensors.read("x");
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("published.safetensors")
                .hasMessageContaining(message);
    }

    /** The file is sparse: it takes no space. */
    @Test
    void aTensorBeyondTwoGigabytesIsReached() throws IOException {
        long place = 3L << 30;
        Path file = write(
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[" + place + "," + (place + 4) + "]}}",
                new byte[0]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(
                    ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 7), Files.size(file) + place);
        }
        try (TensorFile tensors = TensorFile.open(file)) {
            assertThat(tensors.read("x").values()).containsExactly(7);
        }
    }

    private Path write(String header, byte[] values) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).put(values);
        return Files.write(folder.resolve("published.safetensors"), bytes.array());
    }
}
