// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fauxto.evidence.Subject;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.Pixels;
import org.fauxto.testing.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NuisanceVariablesTest {
    /** The libjpeg in the JDK scales the tables by the same formula, so every quality must come back exactly. */
    @ParameterizedTest
    @ValueSource(ints = {5, 30, 49, 50, 75, 85, 90, 95, 100})
    void findsTheQualityAJpegWasWrittenWith(int quality) throws IOException {
        NuisanceVariables v = measure(jpeg(TestImages.photoLike(40, 24, 1), quality));

        assertThat(v.get(NuisanceVariable.JPEG_QUALITY)).isEqualTo(quality);
        assertThat(shown(v, NuisanceVariable.SUBSAMPLING)).isEqualTo("4:2:0");
        assertThat(v.get(NuisanceVariable.PROGRESSIVE)).isZero();
        assertThat(shown(v, NuisanceVariable.FORMAT)).isEqualTo("JPEG");
    }

    @Test
    void otherFormatsHaveNoJpegCoding() throws IOException {
        NuisanceVariables v = measure(TestImages.encode(TestImages.photoLike(64, 128, 1), ImageFormat.PNG));

        assertThat(v.get(NuisanceVariable.JPEG_QUALITY)).isEqualTo(JpegCoding.NO_QUALITY);
        assertThat(shown(v, NuisanceVariable.SUBSAMPLING)).isEqualTo("not JPEG");
        assertThat(v.get(NuisanceVariable.MULTIPLE_OF_64)).isEqualTo(1);
        assertThat(v.get(NuisanceVariable.SQUARE)).isZero();
        assertThat(v.get(NuisanceVariable.ASPECT)).isEqualTo(0.5);
        assertThat(v.get(NuisanceVariable.EXIF)).isZero();
    }

    @Test
    void theMeanOfTheThreeDimensionalHistogramIsTheNumberOfPixelsInDisguise() throws IOException {
        for (Pixels pixels :
                new Pixels[] {TestImages.noise(31, 17, 4), TestImages.gradient(64, 64), TestImages.photoLike(76, 51, 9)
                }) {
            Map<Integer, Integer> histogram = new HashMap<>();
            for (int k = 0; k < pixels.width() * pixels.height(); k++) {
                int x = k % pixels.width();
                int y = k / pixels.width();
                histogram.merge(
                        pixels.at(x, y, 0) << 16 | pixels.at(x, y, 1) << 8 | pixels.at(x, y, 2), 1, Integer::sum);
            }
            double counted = histogram.values().stream().mapToInt(n -> n).sum() / Math.pow(256, 3);

            NuisanceVariables v = measure(TestImages.encode(pixels, ImageFormat.PNG));

            assertThat(v.get(NuisanceVariable.HISTOGRAM_MEAN)).isEqualTo(counted);
            assertThat(counted).isEqualTo(v.get(NuisanceVariable.PIXELS) / Math.pow(256, 3));
        }
    }

    @Test
    void blockinessRisesWithCompressionAndIsOneWithoutAGrid() throws IOException {
        Pixels picture = TestImages.photoLike(160, 120, 3);
        double none = measure(TestImages.encode(picture, ImageFormat.PNG)).get(NuisanceVariable.BLOCKINESS);
        double strong = measure(jpeg(picture, 10)).get(NuisanceVariable.BLOCKINESS);

        assertThat(none).isCloseTo(1, within(0.05));
        assertThat(strong).isGreaterThan(1.3);
    }

    @Test
    void highFrequencyRatioIsThreeQuartersForWhiteNoiseAndFallsForSmoothPictures() {
        PixelStatistics noise = PixelStatistics.of(TestImages.noise(200, 200, 5));
        PixelStatistics smooth = PixelStatistics.of(TestImages.gradient(200, 200));

        // White noise spreads evenly over four bands, three of them are detail
        assertThat(noise.highFrequency()).isCloseTo(0.75, within(0.02));
        assertThat(smooth.highFrequency()).isLessThan(0.01);
        assertThat(PixelStatistics.of(new Pixels(9, 9, new byte[243])))
                .isEqualTo(new PixelStatistics(0, 0, 0, 0, 0, 1));
    }

    @Test
    void coloursAreMeasuredFromRedGreenAndBlue() {
        PixelStatistics orange = PixelStatistics.of(new Pixels(1, 2, new byte[] {(byte) 200, 100, 0, 50, 50, 50}));

        assertThat(orange.saturation()).isEqualTo(100);
        assertThat(orange.warmth()).isEqualTo(100);
        PixelStatistics sky = PixelStatistics.of(new Pixels(1, 1, new byte[] {10, 20, (byte) 210}));
        assertThat(sky.warmth()).isEqualTo(-200);
    }

    @Test
    void measuresWithoutPixels() throws IOException {
        Subject subject = TestImages.subject("a.png", TestImages.encode(TestImages.noise(1, 1, 1), ImageFormat.PNG));

        NuisanceVariables v = NuisanceVariables.measure(subject.file(), subject.header(), Optional.empty());

        assertThat(v.get(NuisanceVariable.LUMINANCE)).isEqualTo(NuisanceVariables.NO_PIXELS);
        assertThat(v.get(NuisanceVariable.WIDTH)).isEqualTo(1);
    }

    private static NuisanceVariables measure(byte[] bytes) throws IOException {
        Subject subject = TestImages.subject("a", bytes);
        return NuisanceVariables.measure(subject.file(), subject.header(), subject.pixels());
    }

    private static String shown(NuisanceVariables v, NuisanceVariable variable) {
        return variable.shown(v.get(variable));
    }

    private static byte[] jpeg(Pixels pixels, int quality) throws IOException {
        return Drawn.jpeg(pixels, quality);
    }
}
