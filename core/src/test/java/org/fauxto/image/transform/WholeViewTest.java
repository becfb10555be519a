// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fauxto.image.Pixels;
import org.fauxto.image.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Byte for byte against Pillow 9.4.0: tools/golden/bicubic.py. */
class WholeViewTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/transform/bicubic.csv", numLinesToSkip = 1)
    void equalsPillow(String kind, int width, int height, int a, int b, String sha256) {
        Pixels drawn = drawn(width, height);
        Pixels out = kind.equals("view") ? new WholeView(a, b).of(drawn) : AntialiasedBicubic.rescale(drawn, a, b);
        assertThat(out.width()).isEqualTo(kind.equals("view") ? b : a);
        assertThat(Sha256.hex(out.rgb())).isEqualTo(sha256);
    }

    @Test
    void aThreadOfAPictureIsSeenAtItsMiddle() {
        Pixels thread = drawn(40_000, 2);
        Pixels middle = new Region(20_000 - 32, 0, 64, 2).cut(thread);
        assertThat(new WholeView(256, 224).of(thread).rgb())
                .isEqualTo(new WholeView(256, 224).of(middle).rgb());
    }

    @Test
    void aCropLargerThanThePictureIsRefused() {
        assertThatThrownBy(() -> new WholeView(200, 224)).hasMessageContaining("raise resize_side");
    }

    private static Pixels drawn(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (7 * x + 3 * y);
                rgb[at + 1] = (byte) (x * y);
                rgb[at + 2] = (byte) ((x / 8 + y / 8) % 2 == 1 ? 255 : 0);
            }
        }
        return new Pixels(width, height, rgb);
    }
}
