// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.Pixels;
import org.fauxto.testing.DrawnPictures;

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

    /** See {@link DrawnPictures#waves}. */
    static Pixels waves(Path path) {
        return DrawnPictures.waves(
                Integer.parseInt(path.getFileName().toString().substring(0, 2)));
    }

    /** See {@link DrawnPictures#flat}. */
    static Pixels flat(int width, int height, int r, int g, int b) {
        return DrawnPictures.flat(width, height, r, g, b);
    }

    static PictureCache cache(int n) {
        return new PictureCache(manifest(n, 0), Fixtures::waves, 64);
    }
}
