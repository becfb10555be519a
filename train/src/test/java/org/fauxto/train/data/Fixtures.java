// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.Pixels;

/** Pictures of known content, drawn in memory. */
final class Fixtures {
    private Fixtures() {}

    /** {@code n} samples named {@code 00.png, 01.png, ...}, labels 0, 1, 0, 1, ... or the reverse. */
    static Manifest manifest(int n, int firstLabel) {
        List<Sample> samples = IntStream.range(0, n)
                .mapToObj(i -> new Sample(
                        "%02d.png".formatted(i),
                        Path.of("%02d.png".formatted(i)),
                        (i + firstLabel) % 2,
                        "drawn",
                        "unknown",
                        Set.of()))
                .toList();
        return new Manifest("drawn.csv", "0".repeat(64), samples);
    }

    /** Smooth waves with some texture; differs with the file's name. */
    static Pixels waves(Path path) {
        int seed = Integer.parseInt(path.getFileName().toString().substring(0, 2));
        int w = 260 + 70 * (seed % 5);
        int h = 240 + 50 * (seed % 7);
        byte[] rgb = new byte[3 * w * h];
        for (int k = 0; k < rgb.length; k++) {
            int x = k / 3 % w;
            int y = k / 3 / w;
            double wave =
                    Math.sin(x * 0.11 + seed) + Math.cos(y * 0.07 * (1 + k % 3)) + 0.2 * ((x * 31 + y * 17) % 7 - 3);
            rgb[k] = (byte) Math.max(0, Math.min(255, 128 + 45 * wave));
        }
        return new Pixels(w, h, rgb);
    }

    /** One colour. */
    static Pixels flat(int width, int height, int r, int g, int b) {
        byte[] rgb = new byte[3 * width * height];
        for (int k = 0; k < rgb.length; k += 3) {
            rgb[k] = (byte) r;
            rgb[k + 1] = (byte) g;
            rgb[k + 2] = (byte) b;
        }
        return new Pixels(width, height, rgb);
    }

    static PictureCache cache(int n) {
        return new PictureCache(manifest(n, 0), Fixtures::waves, 64);
    }
}
