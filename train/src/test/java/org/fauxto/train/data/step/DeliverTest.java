// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fauxto.image.Pixels;
import org.fauxto.testing.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverTest {
    private static final Reencode ALWAYS = new Reencode(1, 30, 95);
    private static final Deliver DELIVER = new Deliver(
            0.75,
            new Range(320, 1280),
            new Range(0.5, 1.2),
            new Reencode(0.5, 60, 98),
            ALWAYS,
            new Reencode(0.3, 30, 95),
            0.25);

    private static final List<Step> ALL = List.of(
            DELIVER,
            new RandomResizedCrop(new Range(0.08, 1), new Range(0.75, 1.3333)),
            new Resize(40),
            new RandomCrop(),
            new CentreCrop(),
            new Flip(1, 1),
            new QuarterTurn(1),
            new Rotate(20),
            new ColourJitter(1, 0.2, 0.2, 0.2, 0.1),
            new Grayscale(1),
            new Erase(1, new Range(0.02, 0.33), new Range(0.3, 3.3)),
            new CoarseDropout(1, 16, 0.3),
            new Blur(1, new Range(0.1, 2)),
            new Noise(1, new Range(1, 4)),
            new Recompress(1, 30, 95, 0.5));

    @ParameterizedTest
    @CsvSource({"1024,683", "512,512", "4032,3024", "300,260", "224,224"})
    void theScaleIsNeverOneAndLeavesTheNetworksSquare(int width, int height) {
        for (double scale : scales(width, height)) {
            assertThat(Math.max(scale, 1 / scale)).isGreaterThanOrEqualTo(Deliver.LEAST_CHANGE);
            assertThat(scale * Math.min(width, height)).isGreaterThanOrEqualTo(224 / Deliver.LEAST_CHANGE - 1e-9);
            assertThat(scale).isLessThanOrEqualTo(1.2);
        }
    }

    @Test
    void aSmallPictureIsNotMadeSmaller() {
        assertThat(scales(90, 60)).allMatch(scale -> scale >= 1 / Deliver.LEAST_CHANGE);
    }

    /** Without {@code normalise} all of the large ones would stay above 1000 pixels, and two thirds of the small ones below. */
    @Test
    void sizesOfDeliveredPicturesTellLittleOfTheirFiles() {
        double large = scales(2048, 2048).stream().filter(s -> s * 2048 < 700).count() / 2000.0;
        double small = scales(1024, 1024).stream().filter(s -> s * 1024 < 700).count() / 2000.0;

        assertThat(large).isGreaterThan(0.4);
        assertThat(small - large).isBetween(0.0, 0.2);
    }

    @Test
    void everyPictureIsReencodedEvenAtItsOwnSize() {
        Pixels cat = Samples.photograph("photo-chelsea.jpg");
        List<Pixels> delivered = Samples.draws(DELIVER, cat, 30).toList();

        assertThat(DELIVER.always()).isTrue();
        assertThat(delivered.stream().map(p -> p.width() + "x" + p.height()))
                .doesNotContain("448x296")
                .anyMatch(size -> !size.equals("466x308"));
        // proportions are kept
        assertThat(delivered.stream().map(p -> (double) p.width() / p.height())).allMatch(r -> r > 1.49 && r < 1.54);
        // noise that no codec keeps
        Pixels noise = TestImages.noise(200, 150, 1);
        Deliver mild = new Deliver(
                0, new Range(1, 1), new Range(1.5, 1.5), new Reencode(0, 60, 98), new Reencode(1, 30, 40), none(), 0);
        Deliver raw = new Deliver(0, new Range(1, 1), new Range(1.5, 1.5), none(), none(), none(), 0);
        Pixels coded = mild.apply(noise, 64, Samples.generator(3));
        assertThat(Samples.difference(coded, raw.apply(noise, 64, Samples.generator(3))))
                .isGreaterThan(5);
        assertThat(raw.always()).isFalse();
    }

    @Property(tries = 60)
    void everyStepTakesPicturesOfAnySize(
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 70) int height,
            @ForAll @IntRange(min = 0, max = 1000) int seed) {
        Pixels in = TestImages.noise(width, height, seed);
        byte[] before = in.rgb().clone();
        for (Step step : ALL) {
            Pixels out = step.apply(in, 32, Samples.generator(seed));
            if (step.extent() == Step.Extent.SQUARE) {
                assertThat(List.of(out.width(), out.height())).isEqualTo(List.of(32, 32));
            } else if (step.extent() == Step.Extent.KEPT) {
                assertThat(out.width() * out.height()).isEqualTo(width * height);
            }
            assertThat(step.apply(in, 32, Samples.generator(seed)).rgb()).isEqualTo(out.rgb());
        }
        assertThat(in.rgb()).isEqualTo(before);
    }

    /** Beyond what WebP holds and what OpenCV turns. */
    @Test
    void everyStepTakesAVeryLongPicture() {
        Pixels strip = TestImages.gradient(40_000, 3);
        for (Step step : ALL) {
            for (int seed = 0; seed < 8; seed++) {
                Pixels out = step.apply(strip, 32, Samples.generator(seed));
                assertThat(out.height()).isPositive();
            }
        }
        assertThat(scales(15_900, 300)).allMatch(scale -> scale * 15_900 <= Step.LONGEST);
    }

    private static Reencode none() {
        return new Reencode(0, 1, 1);
    }

    private static List<Double> scales(int width, int height) {
        return LongStream.range(0, 2000)
                .mapToObj(seed -> DELIVER.scale(width, height, 224, Samples.generator(seed)))
                .toList();
    }
}
