// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.fauxto.evidence.Subject;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;
import org.fauxto.testing.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelDecoderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb8.png",
                "interlaced.png",
                "lossless.webp",
                "animated.webp",
                "rgb24.bmp",
                "os2.bmp",
                "none.tif",
                "lzw-be.tif",
                "zip.tif",
                "big.tif",
                "tiled.tif"
            })
    void losslessPicturesAreExact(String name) throws ImageException {
        assertThat(decode(name).rgb()).isEqualTo(pattern().rgb());
    }

    /** Measured 0.5 to 2.6; a swapped channel or an uninverted CMYK gives more than 50. */
    @ParameterizedTest
    @ValueSource(strings = {"baseline.jpg", "progressive.jpg", "cmyk.jpg", "lossy.webp", "jpeg.tif"})
    void lossyPicturesAreClose(String name) throws ImageException {
        assertThat(meanDifference(decode(name), pattern())).isLessThan(4);
    }

    /** The JDK is the second opinion; alpha is composited here by its definition. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "palette.png",
                "palette-trns.png",
                "rgba.png",
                "rgb-trns.png",
                "gray1.png",
                "palette8.bmp",
                "still.gif",
                "animated.gif",
                "transparent.gif"
            })
    void paletteAndAlphaAgreeWithTheJdk(String name) throws ImageException {
        assertThat(decode(name).rgb()).isEqualTo(onWhite(TestImages.fixtureByJdk(name)));
    }

    /** Rounding of premultiplied or 16-bit samples may differ by one. */
    @ParameterizedTest
    @ValueSource(
            strings = {"lossless-alpha.webp", "rgba16.png", "rgba.tif", "rgba16.tif", "rgba-assoc.tif", "v5-alpha.bmp"})
    void alphaIsCompositedAlikeInEveryFormat(String name) throws ImageException {
        assertThat(maxDifference(decode(name), decode("rgba.png"))).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb16.png", "rgb16.tif"})
    void sixteenBitsAreScaledAndRounded(String name) throws ImageException {
        Pixels decoded = decode(name);
        Pixels pattern = pattern();
        for (int i = 0; i < pattern.rgb().length; i++) {
            double expected = 0.9 * (pattern.rgb()[i] & 0xff);
            assertThat((double) (decoded.rgb()[i] & 0xff)).isCloseTo(expected, within(0.51));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gray.jpg", "gray16.png", "gray.tif", "gray-alpha.png", "gray1.png"})
    void grayBecomesRgb(String name) throws ImageException {
        Pixels decoded = decode(name);
        for (int i = 0; i < decoded.rgb().length; i += 3) {
            assertThat(decoded.rgb()[i]).isEqualTo(decoded.rgb()[i + 1]).isEqualTo(decoded.rgb()[i + 2]);
        }
    }

    @Test
    void runLengthsGiveThePixelsOfTheUncompressedFile() throws ImageException {
        assertThat(decode("rle8.bmp").rgb()).isEqualTo(decode("palette8.bmp").rgb());
    }

    @ParameterizedTest
    @CsvSource({
        "orient1.jpg,1", "orient2.jpg,2", "orient3.jpg,3", "orient4.jpg,4", "orient5.jpg,5", "orient6.jpg,6",
        "orient7.jpg,7", "orient8.jpg,8", "orient2.tif,2", "orient3.tif,3", "orient4.tif,4", "orient5.tif,5",
        "orient6.tif,6", "orient7.tif,7", "orient8.tif,8", "orient16.tif,6", "orient6.png,6", "orient6.webp,6"
    })
    void orientationIsAppliedOnce(String name, int orientation) throws ImageException {
        Pixels decoded = decode(name);
        Pixels upright = turned(pattern(), orientation);
        assertThat(decoded.width()).isEqualTo(upright.width());
        assertThat(meanDifference(decoded, upright)).isLessThan(4);
    }

    @Test
    void everyJdkEncodingIsRead() throws ImageException {
        Pixels picture = TestImages.photoLike(61, 43, 1);
        for (ImageFormat format : new ImageFormat[] {ImageFormat.PNG, ImageFormat.BMP, ImageFormat.TIFF}) {
            Subject subject = TestImages.subject("x", TestImages.encode(picture, format));
            assertThat(subject.pixels().orElseThrow().rgb()).as(format.id()).isEqualTo(picture.rgb());
        }
        Subject jpeg = TestImages.subject("x", TestImages.encode(picture, ImageFormat.JPEG));
        assertThat(meanDifference(jpeg.pixels().orElseThrow(), picture)).isLessThan(8);
    }

    @Test
    void headerOfAnotherPictureIsRefused() throws ImageException {
        ImageHeader wrong = new ImageHeader(ImageFormat.PNG, 47, 32);
        assertThatThrownBy(() -> PixelDecoder.decode(TestImages.file("x", TestImages.fixture("rgb8.png")), wrong))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("47 x 32")
                .hasMessageContaining("48 x 32");
    }

    @Test
    void identifiesItself() {
        assertThat(PixelDecoder.id()).hasToString("opencv-4.13.0-r1");
        assertThat(org.bytedeco.opencv.global.opencv_core.CV_VERSION)
                .isEqualTo(PixelDecoder.id().version());
    }

    private static Pixels decode(String name) throws ImageException {
        return TestImages.subject(name, TestImages.fixture(name)).pixels().orElseThrow();
    }

    private static Pixels pattern() {
        BufferedImage image = TestImages.fixtureByJdk("rgb8.png");
        return new Pixels(image.getWidth(), image.getHeight(), onWhite(image));
    }

    private static byte[] onWhite(BufferedImage image) {
        byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
        for (int i = 0; i < rgb.length / 3; i++) {
            int argb = image.getRGB(i % image.getWidth(), i / image.getWidth());
            int alpha = argb >>> 24;
            for (int c = 0; c < 3; c++) {
                int sample = (argb >> (16 - 8 * c)) & 0xff;
                rgb[3 * i + c] = (byte) Math.round((sample * alpha + 255.0 * (255 - alpha)) / 255);
            }
        }
        return rgb;
    }

    /** Exif 3.0, 4.6.5.1.6, written as the upright picture's source of each pixel: independent of the decoder's table. */
    private static Pixels turned(Pixels p, int orientation) {
        int w = p.width();
        int h = p.height();
        boolean swap = orientation > 4;
        byte[] out = new byte[p.rgb().length];
        for (int v = 0; v < (swap ? w : h); v++) {
            for (int u = 0; u < (swap ? h : w); u++) {
                int x = swap ? v : u;
                int y = swap ? u : v;
                boolean flipX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                boolean flipY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                for (int c = 0; c < 3; c++) {
                    out[3 * (v * (swap ? h : w) + u) + c] =
                            (byte) p.at(flipX ? w - 1 - x : x, flipY ? h - 1 - y : y, c);
                }
            }
        }
        return new Pixels(swap ? h : w, swap ? w : h, out);
    }

    private static double meanDifference(Pixels a, Pixels b) {
        double sum = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            sum += Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff));
        }
        return sum / a.rgb().length;
    }

    private static int maxDifference(Pixels a, Pixels b) {
        int max = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            max = Math.max(max, Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff)));
        }
        return max;
    }
}
