// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.Pixels;
import org.fauxto.train.data.FilePictureReader;

/** Real pictures and seeded generators for tests of steps. */
final class Samples {
    private Samples() {}

    /** A picture of {@code samples/}. */
    static Pixels photograph(String name) {
        try {
            return new FilePictureReader(ImageLimits.DEFAULT)
                    .read(Path.of(System.getProperty("fauxto.root"), "samples", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UniformRandomProvider generator(long seed) {
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    /** What {@code n} draws of a step make of a picture, for a network of 64 pixels. */
    static Stream<Pixels> draws(Step step, Pixels in, int n) {
        return LongStream.range(0, n).mapToObj(seed -> step.apply(in, 64, generator(seed)));
    }

    /** Share of draws that leave the picture as it was. */
    static double untouched(Step step, Pixels in, int n) {
        return draws(step, in, n).filter(out -> out == in).count() / (double) n;
    }

    static double mean(Pixels p) {
        double sum = 0;
        for (byte b : p.rgb()) {
            sum += b & 0xff;
        }
        return sum / p.rgb().length;
    }

    /** Mean absolute difference of pictures of one size. */
    static double difference(Pixels a, Pixels b) {
        double sum = 0;
        for (int k = 0; k < a.rgb().length; k++) {
            sum += Math.abs((a.rgb()[k] & 0xff) - (b.rgb()[k] & 0xff));
        }
        return sum / a.rgb().length;
    }
}
