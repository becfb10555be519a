// SPDX-License-Identifier: Apache-2.0
package org.fauxto.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;
import org.fauxto.testing.DetectorContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DwtDctDetectorTest extends DetectorContract {
    private final DwtDctDetector detector = new DwtDctDetector();

    @Override
    protected Detector detector() {
        return detector;
    }

    @ParameterizedTest
    @CsvSource({
        "sd-byte, stable-diffusion-1, 8-bit, 134, 136",
        "sdxl-float, sdxl, float, 48, 48",
        "flux-float, flux, float, 46, 46"
    })
    void findsTheMessageOfAMarkedPhotograph(String name, String message, String chroma, int fewest, int bits)
            throws IOException {
        List<Evidence> evidence = examine(load(name));

        assertThat(evidence).singleElement().satisfies(e -> {
            assertThat(e.direction()).isEqualTo(Direction.AI);
            assertThat(e.weight()).isEqualTo(Weight.DECISIVE);
            assertThat(e.details())
                    .containsEntry("message", message)
                    .containsEntry("chroma", chroma)
                    .containsEntry("message_bits", Integer.toString(bits))
                    .containsEntry("blocks", "1024");
            assertThat(Integer.parseInt(e.details().get("matching_bits"))).isBetween(fewest, bits);
            assertThat(e.score()).isBetween((double) fewest / bits, 1.0);
        });
    }

    @Test
    void aCropThatLosesTheTopLeftLosesTheMark() throws IOException {
        Pixels marked = load("flux-float");
        assertThat(examine(crop(marked, 8, 0, 248, 256))).isEmpty();
    }

    @Test
    void rowsThatFillNoBlockAreLeftOut() throws IOException {
        // Three more rows do not fill a block.
        Pixels marked = load("flux-float");
        Pixels wide = new Pixels(256, 259, Arrays.copyOf(marked.rgb(), 256 * 259 * 3));
        assertThat(examine(wide)).hasSize(1);
    }

    @Test
    void aPictureTheEncoderRefusesIsNotRead() throws IOException {
        assertThat(examine(crop(load("flux-float"), 0, 0, 256, 255))).isEmpty();
    }

    /** Flat and smooth colours make all blocks vote alike: the package's own reading is all ones or all zeros. */
    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xffffff, 0x808080, 0x0000ff, 0xffff00, 0x87ceeb, 0x228b22, 0xfff8dc})
    void flatCarriersAreNotMarked(int colour) {
        Random noise = new Random(colour);
        var flat = new byte[512 * 320 * 3];
        var noisy = new byte[flat.length];
        for (int i = 0; i < flat.length; i++) {
            int value = colour >> (16 - 8 * (i % 3)) & 0xff;
            flat[i] = (byte) value;
            noisy[i] = (byte) Math.max(0, Math.min(255, value + noise.nextInt(7) - 3));
        }
        assertThat(examine(new Pixels(512, 320, flat))).isEmpty();
        assertThat(examine(new Pixels(512, 320, noisy))).isEmpty();
    }

    @Test
    void messagesAreThePublishedOnes() {
        assertThat(WatermarkMessage.STABLE_DIFFUSION_1.length()).isEqualTo(136);
        assertThat(bits(WatermarkMessage.STABLE_DIFFUSION_1))
                .startsWith("01010011" + "01110100")
                .endsWith("00110001");
        assertThat(bits(WatermarkMessage.STABLE_DIFFUSION_2)).isEqualTo("01010011010001000101011000110010");
        assertThat(bits(WatermarkMessage.SDXL))
                .isEqualTo(Long.toBinaryString(0b101100111110110010010000011110111011000110011110L));
        assertThat(bits(WatermarkMessage.FLUX))
                .isEqualTo(Long.toBinaryString(0b001010101111111010000111100111001111010100101110L));
    }

    private static String bits(WatermarkMessage message) {
        var text = new StringBuilder();
        for (int i = 0; i < message.length(); i++) {
            text.append(message.bit(i) ? '1' : '0');
        }
        return text.toString();
    }

    private List<Evidence> examine(Pixels pixels) {
        return detector.examine(new Subject(
                new ImageFile("test", new byte[0], "00"),
                new ImageHeader(ImageFormat.PNG, pixels.width(), pixels.height()),
                Optional.of(pixels)));
    }

    private static Pixels crop(Pixels from, int left, int top, int width, int height) {
        var rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            System.arraycopy(from.rgb(), ((top + y) * from.width() + left) * 3, rgb, y * width * 3, width * 3);
        }
        return new Pixels(width, height, rgb);
    }

    private static Pixels load(String name) throws IOException {
        BufferedImage image = ImageIO.read(Objects.requireNonNull(
                DwtDctDetectorTest.class.getResourceAsStream("/watermark/" + name + ".png"), name));
        int w = image.getWidth();
        int h = image.getHeight();
        var rgb = new byte[w * h * 3];
        for (int i = 0; i < w * h; i++) {
            int argb = image.getRGB(i % w, i / w);
            rgb[3 * i] = (byte) (argb >> 16);
            rgb[3 * i + 1] = (byte) (argb >> 8);
            rgb[3 * i + 2] = (byte) argb;
        }
        return new Pixels(w, h, rgb);
    }
}
