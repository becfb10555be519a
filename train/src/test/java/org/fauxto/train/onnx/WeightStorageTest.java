// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.backbone.MobileNetV2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightStorageTest {
    private static final Backbone NETWORK = MobileNetV2.create(5);
    private static final StateDict WEIGHTS = StateDict.initial(NETWORK.tensors(), 3);

    @TempDir
    private Path folder;

    /** The definition, IEEE 754-2019 section 3.4: binary16 with 5 bits of exponent and 10 of fraction. */
    private static double ofHalf(int bits) {
        int exponent = (bits >>> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude = exponent == 0 ? fraction * 0x1p-24 : (1 + fraction / 1024.0) * Math.pow(2, exponent - 15.0);
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }

    @Test
    void everyHalfIsItself() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            if ((bits & 0x7c00) != 0x7c00) {
                assertThat(WeightStorage.half((float) ofHalf(bits))).isEqualTo(bits);
            }
        }
    }

    @Test
    void noOtherHalfIsNearer() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            float value = (float) ((random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(-26, 16)));
            int bits = WeightStorage.half(value);
            double error = Math.abs(ofHalf(bits) - value);
            assertThat(error).isLessThanOrEqualTo(Math.abs(ofHalf(bits + 1) - value));
            if ((bits & 0x7fff) != 0) {
                assertThat(error).isLessThanOrEqualTo(Math.abs(ofHalf(bits - 1) - value));
            }
        }
    }

    /** 1 + 2^-11 lies between 1 (an even fraction) and 1 + 2^-10; 65,520 between the largest half and what would be the next. */
    @ParameterizedTest
    @CsvSource({
        "1.00048828125, 3c00",
        "1.00146484375, 3c02",
        "65519.99, 7bff",
        "65520, 7c00",
        "-65520, fc00",
        "-0.0, 8000"
    })
    void tiesGoToTheEvenAndWhatIsTooLargeToInfinity(float value, String bits) {
        assertThat(Integer.toHexString(WeightStorage.half(value))).isEqualTo(bits);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT16, 0.52, 0.002", "INT8, 0.3, 0.1"})
    void filesGetSmallerAndLogitsStayNear(WeightStorage storage, double share, double tolerance) throws Exception {
        HostTensor picture = Hashed.picture("storage", 2, 3, 64);
        float[] plain = logits(WeightStorage.FLOAT32, picture);
        float[] stored = logits(storage, picture);
        double largest = 0;
        for (float logit : plain) {
            largest = Math.max(largest, Math.abs(logit));
        }
        assertThat(stored).isNotEqualTo(plain);
        for (int i = 0; i < plain.length; i++) {
            assertThat((double) stored[i]).isCloseTo(plain[i], within(tolerance * largest));
        }
        assertThat(Files.size(file(storage))).isLessThan((long) (share * Files.size(file(WeightStorage.FLOAT32))));
    }

    private float[] logits(WeightStorage storage, HostTensor picture) throws Exception {
        OnnxWriter.Frame frame = new OnnxWriter.Frame(
                "test", "in", List.of(3, 64, 64), "out", List.of(5), new TreeMap<>(Map.of("key", "value")), storage);
        OnnxWriter.write(file(storage), NETWORK, WEIGHTS, frame);
        return OnnxFile.run(file(storage), picture).values();
    }

    private Path file(WeightStorage storage) {
        return folder.resolve(storage + ".onnx");
    }
}
