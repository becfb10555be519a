// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.WholeView;
import org.fauxto.testing.DrawnPictures;
import org.fauxto.testing.TestImages;
import org.fauxto.train.data.WholeAugment.UnequalDelivery;
import org.fauxto.train.data.step.CentreCrop;
import org.fauxto.train.data.step.ColourJitter;
import org.fauxto.train.data.step.Deliver;
import org.fauxto.train.data.step.Flip;
import org.fauxto.train.data.step.Noise;
import org.fauxto.train.data.step.RandomResizedCrop;
import org.fauxto.train.data.step.Range;
import org.fauxto.train.data.step.Reencode;
import org.fauxto.train.data.step.Step;
import org.junit.jupiter.api.Test;

class AugmentedPicturesTest {
    private static final int SIZE = 64;
    private static final int COUNT = 12;

    private static final Deliver DELIVER = new Deliver(
            0.75,
            new Range(160, 400),
            new Range(0.5, 1.2),
            new Reencode(0.5, 60, 98),
            new Reencode(1, 30, 95),
            new Reencode(0.3, 30, 95),
            0.25);
    private static final Step CROP = new RandomResizedCrop(new Range(0.35, 1), new Range(0.75, 1.3333));
    private static final Step JITTER = new ColourJitter(1, 0.4, 0.4, 0.4, 0.1);
    private static final WholeAugment CONFIG = new WholeAugment(
            72,
            UnequalDelivery.REFUSED,
            List.of(DELIVER, CROP, new Flip(0.5, 0), JITTER, new Noise(0.5, new Range(1, 4))));

    @Test
    void everyThreadAndInstanceGetsTheSameView() {
        CropSource shared = training(7);
        List<float[]> expected = IntStream.range(0, COUNT * 2)
                .mapToObj(k -> view(training(7), k % COUNT, k / COUNT))
                .toList();

        List<float[]> seen = IntStream.range(0, COUNT * 2)
                .parallel()
                .mapToObj(k -> view(shared, k % COUNT, k / COUNT))
                .toList();
        for (int k = 0; k < seen.size(); k++) {
            assertThat(seen.get(k)).isEqualTo(expected.get(k));
        }
        assertThat(view(training(7), 3, 0)).isNotEqualTo(view(training(7), 3, 1));
        assertThat(view(training(7), 3, 0)).isNotEqualTo(view(training(8), 3, 0));
    }

    @Test
    void swappingTheLabelsChangesNoValue() {
        PictureCache swapped = new PictureCache(Fixtures.manifest(COUNT, 1), Fixtures::waves, 64);
        for (int i = 0; i < COUNT; i++) {
            assertThat(CONFIG.training(swapped, SIZE, 7).label(i))
                    .isNotEqualTo(training(7).label(i));
            assertThat(view(CONFIG.training(swapped, SIZE, 7), i, 2)).isEqualTo(view(training(7), i, 2));
            assertThat(view(CONFIG.validation(swapped, SIZE, 7, 1), i, 0)).isEqualTo(view(validation(CONFIG), i, 0));
        }
    }

    @Test
    void validationIsTheViewOfADeliveredPictureAndVariesNothingElse() {
        CropSource validation = validation(CONFIG);
        WholeAugment calm = new WholeAugment(72, UnequalDelivery.REFUSED, List.of(DELIVER, new CentreCrop()));
        for (int i = 0; i < COUNT; i++) {
            float[] seen = view(validation, i, 0);
            assertThat(seen).isEqualTo(view(validation, i, 99));
            assertThat(seen).isEqualTo(view(validation(calm), i, 0));
            // re-encoded, but still the picture that the detector's view shows
            double difference = difference(seen, asDetected(i));
            assertThat(difference).isBetween(0.002, 0.12);
        }
    }

    @Test
    void withoutDeliveryValidationSeesExactlyWhatTheDetectorSees() {
        WholeAugment bare = new WholeAugment(72, UnequalDelivery.ACCEPTED, List.of(CROP));
        for (int i = 0; i < COUNT; i++) {
            assertThat(view(validation(bare), i, 0)).isEqualTo(asDetected(i));
        }
    }

    @Test
    void aStepDrawsTheSameWhateverTheOthersDo() {
        WholeAugment cropped = new WholeAugment(72, UnequalDelivery.REFUSED, List.of(DELIVER, CROP));
        WholeAugment flipped = new WholeAugment(72, UnequalDelivery.REFUSED, List.of(DELIVER, CROP, new Flip(1, 0)));
        float[] plain = view(cropped.training(Fixtures.cache(COUNT), SIZE, 7), 4, 1);
        float[] mirrored = view(flipped.training(Fixtures.cache(COUNT), SIZE, 7), 4, 1);
        for (int x = 0; x < SIZE; x++) {
            assertThat(mirrored[5 * SIZE + x]).isEqualTo(plain[5 * SIZE + SIZE - 1 - x]);
        }
    }

    @Test
    void aViewShowsOneWorkOfAGridAndPicturesMayBeTiny() {
        List<Sample> samples = List.of(
                new Sample("g.webp", Path.of("g.webp"), 1, "x", "x", Set.of("grid2x2")),
                new Sample("t.png", Path.of("t.png"), 0, "x", "x", Set.of()));
        Manifest manifest = new Manifest("grid.csv", "0".repeat(64), samples);
        PictureCache pictures = new PictureCache(
                manifest, path -> path.endsWith("g.webp") ? quarters() : DrawnPictures.flat(3, 2, 9, 99, 199), 64);
        WholeAugment plain = new WholeAugment(72, UnequalDelivery.ACCEPTED, List.of(CROP));
        CropSource source = plain.training(pictures, SIZE, 1);

        for (int epoch = 0; epoch < 30; epoch++) {
            float[] grid = view(source, 0, epoch);
            assertThat(IntStream.range(0, SIZE * SIZE).mapToObj(k -> grid[k]).distinct())
                    .hasSize(1);
            assertThat(view(source, 1, epoch)).contains(9 / 255f, 99 / 255f, 199 / 255f);
        }
        assertThat(IntStream.range(0, 60).mapToObj(e -> view(source, 0, e)[0]).distinct())
                .hasSize(4);
    }

    @Test
    void aVeryLongPictureIsDeliveredAndSeenAtItsMiddle() {
        Pixels strip = TestImages.gradient(20_000, 90);
        PictureCache pictures = new PictureCache(Fixtures.manifest(1, 0), path -> strip, 64);
        float[] seen = view(CONFIG.validation(pictures, SIZE, 7, 1), 0, 0);

        // red grows from the left to the right of the whole picture
        assertThat(IntStream.range(0, SIZE * SIZE)
                        .mapToDouble(k -> seen[k])
                        .average()
                        .orElse(0))
                .isCloseTo(0.5, within(0.02));
        assertThat(view(CONFIG.training(pictures, SIZE, 7), 0, 0)).isNotEqualTo(seen);
    }

    @Test
    void writesOnlyItsOwnPartOfTheBatch() {
        float[] batch = new float[3 * 3 * SIZE * SIZE];
        training(7).fill(0, 0, batch, 3 * SIZE * SIZE);

        assertThat(batch).startsWith(new float[3 * SIZE * SIZE]).endsWith(new float[3 * SIZE * SIZE]);
        assertThat(java.util.Arrays.copyOfRange(batch, 3 * SIZE * SIZE, 6 * SIZE * SIZE))
                .isEqualTo(view(training(7), 0, 0));
    }

    /** Four works of one gray each. */
    private static Pixels quarters() {
        byte[] rgb = new byte[3 * 200 * 160];
        for (int k = 0; k < rgb.length; k++) {
            int x = k / 3 % 200;
            int y = k / 3 / 200;
            rgb[k] = (byte) (50 * (1 + x / 100 + 2 * (y / 80)));
        }
        return new Pixels(200, 160, rgb);
    }

    private static CropSource training(long seed) {
        return CONFIG.training(Fixtures.cache(COUNT), SIZE, seed);
    }

    private static CropSource validation(WholeAugment config) {
        return config.validation(Fixtures.cache(COUNT), SIZE, 7, 1);
    }

    private static float[] asDetected(int i) {
        Pixels view = new WholeView(72, SIZE).of(DrawnPictures.waves(i));
        float[] planes = new float[3 * SIZE * SIZE];
        for (int k = 0; k < planes.length; k++) {
            planes[k % 3 * SIZE * SIZE + k / 3] = (view.rgb()[k] & 0xff) / 255f;
        }
        return planes;
    }

    private static double difference(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(k -> Math.abs(a[k] - b[k]))
                .average()
                .orElse(0);
    }

    private static float[] view(CropSource source, int i, long epoch) {
        float[] view = new float[3 * SIZE * SIZE];
        source.fill(i, epoch, view, 0);
        return view;
    }
}
