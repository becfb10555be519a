// SPDX-License-Identifier: Apache-2.0
package org.fauxto.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.fauxto.evidence.Subject;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;

/** Deterministic pictures for tests, in memory and encoded, and the fixtures made by real tools. */
public final class TestImages {
    private TestImages() {}

    /** Independent uniform samples. */
    public static Pixels noise(int width, int height, long seed) {
        byte[] rgb = new byte[width * height * 3];
        new Random(seed).nextBytes(rgb);
        return new Pixels(width, height, rgb);
    }

    /** Red grows to the right, green downwards, blue along the diagonal. */
    public static Pixels gradient(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (255 * x / Math.max(1, width - 1));
                rgb[at + 1] = (byte) (255 * y / Math.max(1, height - 1));
                rgb[at + 2] = (byte) (255 * (x + y) / Math.max(1, width + height - 2));
            }
        }
        return new Pixels(width, height, rgb);
    }

    /** Smooth shapes of several sizes under a little sensor-like noise: compresses like a photograph. */
    public static Pixels photoLike(int width, int height, long seed) {
        Random random = new Random(seed);
        double[] phase = random.doubles(9, 0, 2 * Math.PI).toArray();
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    double shape = 60 * Math.sin(x / 37.0 + phase[c])
                            + 40 * Math.cos(y / 23.0 + phase[3 + c])
                            + 20 * Math.sin((x + y) / 5.0 + phase[6 + c]);
                    double value = 128 + shape + 3 * random.nextGaussian();
                    rgb[3 * (y * width + x) + c] = (byte) Math.max(0, Math.min(255, Math.round(value)));
                }
            }
        }
        return new Pixels(width, height, rgb);
    }

    /**
     * Encodes with the JDK's writers.
     *
     * @param format JPEG (its default quality of 0.75), PNG, GIF, BMP or TIFF
     */
    public static byte[] encode(Pixels pixels, ImageFormat format) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                image.setRGB(x, y, pixels.at(x, y, 0) << 16 | pixels.at(x, y, 1) << 8 | pixels.at(x, y, 2));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format.id(), out)) {
                throw new IllegalArgumentException("the JDK does not write " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The bytes of {@code /image/<name>} on the test class path; its README says how they were made. */
    public static byte[] fixture(String name) {
        try (InputStream in = TestImages.class.getResourceAsStream("/image/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no fixture /image/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fixture as the JDK reads it: a second opinion on pixels. */
    public static BufferedImage fixtureByJdk(String name) {
        try {
            return ImageIO.read(new ByteArrayInputStream(fixture(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes as {@link ImageReader} would give them. */
    public static ImageFile file(String name, byte[] bytes) throws ImageException {
        return ImageReader.of(name, bytes, ImageLimits.DEFAULT);
    }

    /** A file with header and, where they can be decoded, pixels: what detectors receive. */
    public static Subject subject(String name, byte[] bytes) throws ImageException {
        ImageFile file = file(name, bytes);
        ImageHeader header = HeaderReader.read(file, ImageLimits.DEFAULT);
        Optional<Pixels> pixels =
                header.format().pixelsDecodable() ? Optional.of(PixelDecoder.decode(file, header)) : Optional.empty();
        return new Subject(file, header, pixels);
    }
}
