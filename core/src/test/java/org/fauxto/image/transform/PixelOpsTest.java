// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.transform;

import static org.assertj.core.api.Assertions.assertThat;

import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Encoding.Chroma;
import org.fauxto.image.transform.Encoding.Codec;
import org.fauxto.testing.DrawnPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PixelOpsTest {
    private static final Pixels WAVES = DrawnPictures.waves(2);

    @ParameterizedTest
    @EnumSource(Codec.class)
    void reencodesInPlaceAtEveryPhase(Codec codec) {
        for (int phase = 0; phase < 16; phase++) {
            Pixels out = PixelOps.reencode(WAVES, new Encoding(codec, 95, Chroma.FULL_444, phase, 15 - phase));
            assertThat(out.width()).isEqualTo(WAVES.width());
            assertThat(out.height()).isEqualTo(WAVES.height());
            assertThat(difference(WAVES, out)).isBetween(0.1, 12.0);
        }
    }

    @Test
    void lowQualityAndSubsampledChromaLoseMore() {
        double high = difference(WAVES, PixelOps.reencode(WAVES, new Encoding(Codec.JPEG, 95, Chroma.FULL_444, 0, 0)));
        double sub =
                difference(WAVES, PixelOps.reencode(WAVES, new Encoding(Codec.JPEG, 95, Chroma.QUARTER_420, 0, 0)));
        double low = difference(WAVES, PixelOps.reencode(WAVES, new Encoding(Codec.JPEG, 30, Chroma.FULL_444, 0, 0)));

        assertThat(sub).isGreaterThan(high);
        assertThat(low).isGreaterThan(2 * high);
    }

    /** The grid of an 8x8 codec at phase p lies where x = -p mod 8. */
    @Test
    void thePhaseMovesTheGrid() {
        for (int phase : new int[] {0, 3, 6}) {
            Pixels out = PixelOps.reencode(WAVES, new Encoding(Codec.JPEG, 20, Chroma.FULL_444, phase, 0));
            double[] step = new double[8];
            for (int y = 0; y < out.height(); y++) {
                for (int x = 2; x < out.width() - 1; x++) {
                    step[x % 8] += Math.abs(
                            out.at(x - 2, y, 1) - 3 * out.at(x - 1, y, 1) + 3 * out.at(x, y, 1) - out.at(x + 1, y, 1));
                }
            }
            int strongest = 0;
            for (int k = 1; k < 8; k++) {
                strongest = step[k] > step[strongest] ? k : strongest;
            }
            assertThat(strongest).isEqualTo((8 - phase) % 8);
        }
    }

    @ParameterizedTest
    @EnumSource(Interpolator.class)
    void rescalesUpAndFarDownKeepingTheColours(Interpolator how) {
        Pixels orange = DrawnPictures.flat(301, 203, 250, 130, 10);
        for (int size : new int[] {40, 150, 390}) {
            Pixels out = PixelOps.rescale(orange, size, size, how);
            assertThat(out.width()).isEqualTo(size);
            assertThat(out.at(size / 2, size / 2, 0)).isEqualTo(250);
            assertThat(out.at(0, size - 1, 2)).isEqualTo(10);
        }
    }

    private static double difference(Pixels a, Pixels b) {
        double sum = 0;
        for (int k = 0; k < a.rgb().length; k++) {
            sum += Math.abs((a.rgb()[k] & 0xff) - (b.rgb()[k] & 0xff));
        }
        return sum / a.rgb().length;
    }
}
