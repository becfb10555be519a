// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.testing.TestImages;

class MutationPropertiesTest {
    private static final List<String> VALID = List.of(
            "baseline.jpg",
            "progressive.jpg",
            "cmyk.jpg",
            "rgb8.png",
            "palette-trns.png",
            "rgba16.png",
            "lossy.webp",
            "lossy-alpha.webp",
            "lossless.webp",
            "animated.webp",
            "animated.gif",
            "transparent.gif",
            "rgb24.bmp",
            "rle8.bmp",
            "v5-alpha.bmp",
            "none.tif",
            "lzw-be.tif",
            "zip.tif",
            "jpeg.tif",
            "rgba-assoc.tif",
            "tiled.tif",
            "orient6.tif",
            "palette.tif",
            "picture.avif",
            "picture.heic");

    private static final ImageLimits LIMITS = new ImageLimits(1_000_000, 1 << 20);

    /** The native decoders see whatever passes our header checks: they must answer with pixels or an error, and live. */
    @Property(tries = 600)
    void damagedFilesDecodeOrAreRefused(
            @ForAll @From("valid") String name, @ForAll long seed, @ForAll boolean truncate) {
        byte[] bytes = mutate(TestImages.fixture(name), new Random(seed), truncate);
        try {
            ImageFile file = ImageReader.of(name, bytes, LIMITS);
            ImageHeader header = HeaderReader.read(file, LIMITS);
            if (header.format().pixelsDecodable()) {
                Pixels pixels = PixelDecoder.decode(file, header);
                assertThat((long) pixels.width() * pixels.height()).isEqualTo(header.pixelCount());
            }
        } catch (ImageException e) {
            assertThat(e.getMessage()).endsWith(".");
        }
    }

    private static byte[] mutate(byte[] bytes, Random random, boolean truncate) {
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return truncate ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    @Provide
    Arbitrary<String> valid() {
        return Arbitraries.of(VALID);
    }
}
