// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real tiny autoencoder of FLUX.2, which lies beside the checkout and not in it. */
public final class Taef2 {
    /** Beside the checkout, or beside the folder of its worktrees. */
    private static final Path FOLDER = Stream.of("../../shared/weights", "../../../shared/weights")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("../../shared/weights"));

    private Taef2() {}

    /** Its tensors behind {@code prefix}; the test is skipped where the files are missing. */
    public static StateDict weights(String prefix) throws IOException {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        for (String half : new String[] {"encoder", "decoder"}) {
            Path file = FOLDER.resolve("taef2_" + half + ".safetensors");
            assumeTrue(Files.exists(file), () -> "skipped: no real autoencoder at " + file.toAbsolutePath());
            read(file, prefix + half + ".", tensors);
        }
        return new StateDict(tensors);
    }

    /** Of float16 only, as these files are. */
    private static void read(Path file, String prefix, Map<String, HostTensor> tensors) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) bytes.getLong()];
        bytes.get(header);
        int start = bytes.position();
        for (Map.Entry<String, JsonNode> entry :
                JsonMapper.builder().build().readTree(header).properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                long[] shape = new long[entry.getValue().get("shape").size()];
                Arrays.setAll(shape, d -> entry.getValue().get("shape").get(d).asLong());
                int begin = entry.getValue().get("data_offsets").get(0).asInt();
                float[] values =
                        new float[(entry.getValue().get("data_offsets").get(1).asInt() - begin) / 2];
                for (int i = 0; i < values.length; i++) {
                    values[i] = half(bytes.getShort(start + begin + 2 * i));
                }
                tensors.put(prefix + entry.getKey(), new HostTensor(shape, values));
            }
        }
    }

    /** IEEE 754 binary16; Java has its own conversion from 20 on. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        float magnitude = exponent == 0 ? fraction * 0x1p-24f : (fraction + 1024) * (float) Math.pow(2, exponent - 25);
        return bits < 0 ? -magnitude : magnitude;
    }
}
