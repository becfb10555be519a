// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.fauxto.image.Pixels;
import org.fauxto.testing.DrawnPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryPathTest {
    @ParameterizedTest
    @CsvSource({
        "as-is, 1537, 700", "jpeg40, 1537, 700", "webp80, 1537, 700", "1600q85, 1537, 700", "1024q85, 1024, 466",
        "640q85, 640, 291", "512q85, 512, 233", "768q60, 768, 350", "512q40, 512, 233", "rescale90, 1383, 630",
        "crop80, 1230, 560", "blur1, 1537, 700", "noise4, 1537, 700"
    })
    void deliversInItsSizeAndNeverEnlarges(String id, int width, int height) {
        Pixels out = DeliveryPath.of(id).orElseThrow().deliver(DrawnPictures.flat(1537, 700, 90, 120, 50));

        assertThat(out.width()).isEqualTo(width);
        assertThat(out.height()).isEqualTo(height);
        assertThat(out.at(width / 2, height / 2, 1)).isBetween(100, 140);
    }

    @ParameterizedTest
    @EnumSource(DeliveryPath.class)
    void onePixelSurvivesAndTwiceIsTheSame(DeliveryPath path) {
        assertThat(path.deliver(DrawnPictures.flat(1, 1, 9, 9, 9)).width()).isEqualTo(1);
        Pixels waves = DrawnPictures.waves(2);
        assertThat(path.deliver(waves).rgb()).isEqualTo(path.deliver(waves).rgb());
    }

    /** Irwin-Hall of eight bytes, scaled: the deviation asked for, within what 100,000 samples allow. */
    @Test
    void noiseHasItsDeviation() {
        Pixels gray = DrawnPictures.flat(200, 170, 128, 128, 128);
        byte[] noisy = DeliveryPath.NOISE.deliver(gray).rgb();
        double sum = 0;
        double squares = 0;
        for (byte b : noisy) {
            double d = (b & 0xff) - 128;
            sum += d;
            squares += d * d;
        }
        assertThat(sum / noisy.length).isBetween(-0.05, 0.05);
        assertThat(Math.sqrt(squares / noisy.length)).isBetween(3.95, 4.07);
    }
}
