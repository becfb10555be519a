// SPDX-License-Identifier: Apache-2.0
package org.fauxto.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.fauxto.config.ConfigException;
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

class ContentGateTest extends DetectorContract {
    private final ContentGate gate = new ContentGate(ContentGateConfig.shipped());

    @Override
    protected Detector detector() {
        return gate;
    }

    @ParameterizedTest
    @CsvSource({"63, 500", "500, 63", "1, 1", "16, 16"})
    void abstainsOnTinyPictures(int width, int height) {
        assertThat(examine(noise(width, height))).singleElement().satisfies(e -> {
            assertThat(e.direction()).isEqualTo(Direction.ABSTAIN);
            assertThat(e.weight()).isEqualTo(Weight.NONE);
            assertThat(e.details()).containsEntry("reason", "tiny");
            assertThat(e.explanation()).contains(width + " x " + height);
        });
    }

    @Test
    void a64PixelNoisePictureIsLargeEnough() {
        assertThat(examine(noise(64, 64))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void abstainsOnAPageOfText(String format) throws IOException {
        BufferedImage page = drawn(g -> {
            g.setColor(Color.BLACK);
            for (int line = 0; line < 20; line++) {
                // Strokes of a letter's size: a typeface would differ between machines.
                for (int letter = 0; letter < 60; letter++) {
                    int height = 6 + (letter * 7 + line * 5) % 5;
                    g.fillRect(40 + letter * 9, 40 + line * 20 - height, 2, height);
                    g.fillRect(40 + letter * 9, 40 + line * 20 - height / 2, 6, 1);
                }
            }
        });
        assertAbstains(reread(page, format));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void abstainsOnAChart(String format) throws IOException {
        BufferedImage chart = drawn(g -> {
            Color[] colours = {new Color(0x1f77b4), new Color(0xff7f0e), new Color(0x2ca02c)};
            for (int bar = 0; bar < 9; bar++) {
                g.setColor(colours[bar % 3]);
                int height = 40 + bar * 37 % 300;
                g.fillRect(60 + bar * 60, 420 - height, 40, height);
            }
            g.setColor(Color.BLACK);
            g.setStroke(new BasicStroke(2));
            g.drawLine(50, 30, 50, 420);
            g.drawLine(50, 420, 600, 420);
        });
        assertAbstains(reread(chart, format));
    }

    @Test
    void abstainsOnLineArt() throws IOException {
        BufferedImage art = drawn(g -> {
            g.setColor(Color.BLACK);
            g.setStroke(new BasicStroke(1.5f));
            for (int i = 0; i < 25; i++) {
                g.drawOval(20 + i * 17, 30 + i * 31 % 200, 60 + i * 5, 90 + i * 3);
            }
        });
        assertAbstains(reread(art, "jpg"));
    }

    @Test
    void abstainsOnANearlyUniformPicture() {
        byte[] rgb = new byte[300 * 300 * 3];
        Random random = new Random(4);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (130 + random.nextInt(2));
        }
        assertAbstains(new Pixels(300, 300, rgb));
    }

    @Test
    void saysNothingAboutAPhotograph() throws IOException {
        BufferedImage photo = ImageIO.read(
                Objects.requireNonNull(ContentGateTest.class.getResourceAsStream("/watermark/sd-byte.png")));
        assertThat(examine(pixels(photo))).isEmpty();
    }

    @Test
    void saysNothingWhereNoPixelsWereDecoded() {
        Subject avif = new Subject(
                new ImageFile("x.avif", new byte[0], "00"),
                new ImageHeader(ImageFormat.AVIF, 20, 20),
                Optional.empty());
        assertThat(gate.examine(avif)).isEmpty();
    }

    @Test
    void measuresSharesOfAPictureMadeByHand() {
        // One row: black black white white-but-2 white-but-2; pairs: equal, far, near, equal.
        int[] gray = {0, 0, 255, 253, 253};
        byte[] rgb = new byte[15];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) gray[i / 3];
        }
        assertThat(ContentStatistics.of(new Pixels(5, 1, rgb))).isEqualTo(new ContentStatistics(0.5, 0.75, 1.0, 2));
    }

    @Test
    void measuresTheMiddleOnly() {
        int side = ContentStatistics.WINDOW + 200;
        byte[] rgb = noise(side, side).rgb().clone();
        for (int y = 100; y < side - 100; y++) {
            Arrays.fill(rgb, (y * side + 100) * 3, (y * side + side - 100) * 3, (byte) 9);
        }
        assertThat(ContentStatistics.of(new Pixels(side, side, rgb)).equal()).isEqualTo(1);
    }

    @Test
    void aShareAboveOneIsRefused() {
        assertThatThrownBy(() -> new ContentGateConfig(64, 1.5, 0.8, 0.6))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("flat_equal")
                .hasMessageContaining("1.5");
    }

    private void assertAbstains(Pixels pixels) {
        assertThat(examine(pixels)).singleElement().satisfies(e -> {
            assertThat(e.direction()).isEqualTo(Direction.ABSTAIN);
            assertThat(e.details().get("reason")).isIn("flat", "few-colours");
            assertThat(e.explanation()).contains("photographs and art");
        });
    }

    private List<Evidence> examine(Pixels pixels) {
        return gate.examine(new Subject(
                new ImageFile("test", new byte[0], "00"),
                new ImageHeader(ImageFormat.PNG, pixels.width(), pixels.height()),
                Optional.of(pixels)));
    }

    private static BufferedImage drawn(Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 640, 480);
        drawing.accept(g);
        g.dispose();
        return image;
    }

    private static Pixels reread(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return pixels(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static Pixels pixels(BufferedImage image) {
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

    private static Pixels noise(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        new Random(8).nextBytes(rgb);
        return new Pixels(width, height, rgb);
    }
}
