// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fauxto.image.Pixels;
import org.fauxto.testing.DrawnPictures;
import org.junit.jupiter.api.Test;

class ValueStepsTest {
    /** 480 x 320. */
    private static final Pixels ROCKET = Samples.photograph("photo-rocket.jpg");

    private static final Pixels GRAY = DrawnPictures.flat(64, 48, 100, 100, 100);

    @Test
    void brightnessIsAFactorAboutOne() {
        List<Integer> values = Samples.draws(new ColourJitter(1, 0.4, 0, 0, 0), GRAY, 1000)
                .map(p -> p.at(3, 3, 1))
                .toList();

        assertThat(values)
                .allMatch(v -> v >= 59 && v <= 140)
                .anyMatch(v -> v < 65)
                .anyMatch(v -> v > 135);
    }

    @Test
    void grayHasNeitherContrastNorSaturationNorHueToLose() {
        assertThat(Samples.draws(new ColourJitter(1, 0, 0.9, 0.9, 0.5), GRAY, 50))
                .allSatisfy(p -> assertThat(p.rgb()).containsOnly(p.rgb()[0]))
                .allSatisfy(p -> assertThat(p.at(0, 0, 0)).isBetween(97, 100)); // each change cuts off to whole bytes
    }

    @Test
    void hueMovesColourAndKeepsTheBrightestChannel() {
        Pixels moved = Colours.hue(ROCKET, 1 / 3.0);
        for (int k = 0; k < 200; k++) {
            int x = 7 * k % 480;
            int y = 11 * k % 320;
            assertThat(brightest(moved, x, y)).isCloseTo(brightest(ROCKET, x, y), within(1));
            // a third of a turn: red to green, green to blue, blue to red
            assertThat(moved.at(x, y, 1)).isCloseTo(ROCKET.at(x, y, 0), within(1));
        }
    }

    @Test
    void jitterComesInEveryOrderAndLeavesTheRest() {
        ColourJitter jitter = new ColourJitter(0.6, 0.2, 0.2, 0.2, 0.05);

        assertThat(Samples.untouched(jitter, GRAY, 2000)).isCloseTo(0.4, within(0.04));
        assertThat(Samples.draws(jitter, ROCKET, 20).map(p -> Samples.difference(p, ROCKET)))
                .allMatch(d -> d < 60)
                .anyMatch(d -> d > 3);
        assertThat(Samples.draws(new ColourJitter(1, 0, 0, 0, 0), ROCKET, 3)).allMatch(p -> p == ROCKET);
    }

    @Test
    void grayscaleMakesAllChannelsTheLuma() {
        Pixels gray = new Grayscale(1).apply(ROCKET, 64, Samples.generator(1));
        for (int k = 0; k < gray.rgb().length; k += 3) {
            assertThat(gray.rgb()[k]).isEqualTo(gray.rgb()[k + 1]).isEqualTo(gray.rgb()[k + 2]);
        }
        assertThat(Samples.mean(gray)).isCloseTo(Samples.mean(ROCKET), within(5.0));
        assertThat(Samples.untouched(new Grayscale(0.1), ROCKET, 1000)).isCloseTo(0.9, within(0.03));
    }

    @Test
    void eraseGraysOneRectangleOfTheConfiguredArea() {
        Erase erase = new Erase(1, new Range(0.1, 0.2), new Range(0.5, 2));
        assertThat(Samples.draws(erase, ROCKET, 50)).allSatisfy(out -> {
            int changed = 0;
            int[] box = {480, 320, -1, -1};
            for (int p = 0; p < 480 * 320; p++) {
                int x = p % 480;
                int y = p / 480;
                if (out.at(x, y, 0) != ROCKET.at(x, y, 0)) {
                    assertThat(out.at(x, y, 0)).isEqualTo(128);
                    changed++;
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                }
            }
            int area = (box[2] - box[0] + 1) * (box[3] - box[1] + 1);
            assertThat(area / (480.0 * 320)).isBetween(0.09, 0.205);
            assertThat(changed).isGreaterThan(area * 9 / 10); // the rest was that gray already
        });
        assertThat(Samples.untouched(new Erase(0.3, new Range(0.1, 0.2), new Range(0.5, 2)), ROCKET, 1000))
                .isCloseTo(0.7, within(0.04));
    }

    @Test
    void droppedTilesAreWholeAndNoMoreThanTheirShare() {
        Pixels white = DrawnPictures.flat(100, 70, 255, 255, 255);
        List<Pixels> outs =
                Samples.draws(new CoarseDropout(1, 16, 0.3), white, 300).toList();
        for (Pixels out : outs) {
            for (int p = 0; p < 100 * 70; p++) {
                int x = p % 100;
                int y = p / 100;
                assertThat(out.at(x, y, 0)).isEqualTo(out.at(x / 16 * 16, y / 16 * 16, 2));
            }
        }
        // the share is uniform in 0..0.3, so 0.15 of the tiles on average
        double mean = outs.stream().mapToDouble(Samples::mean).average().orElse(0);
        assertThat((255 - mean) / 127).isCloseTo(0.15, within(0.02));
    }

    @Test
    void blurTakesDetailAndKeepsTheMean() {
        Pixels weak = new Blur(1, new Range(0.5, 0.5)).apply(ROCKET, 64, Samples.generator(1));
        Pixels strong = new Blur(1, new Range(4, 4)).apply(ROCKET, 64, Samples.generator(1));

        assertThat(steps(weak)).isLessThan(0.9 * steps(ROCKET));
        assertThat(steps(strong)).isLessThan(0.5 * steps(weak));
        assertThat(Samples.mean(strong)).isCloseTo(Samples.mean(ROCKET), within(0.5));
        assertThat(Samples.untouched(new Blur(0.2, new Range(0.1, 2)), GRAY, 1000))
                .isCloseTo(0.8, within(0.04));
    }

    @Test
    void noiseHasTheConfiguredDeviation() {
        Pixels noisy = new Noise(1, new Range(5, 5)).apply(ROCKET, 64, Samples.generator(1));
        Pixels flat = new Noise(1, new Range(5, 5)).apply(GRAY, 64, Samples.generator(1));
        double squares = 0;
        for (byte b : flat.rgb()) {
            squares += ((b & 0xff) - 100.0) * ((b & 0xff) - 100.0);
        }

        assertThat(Math.sqrt(squares / flat.rgb().length)).isCloseTo(5, within(0.15));
        assertThat(Samples.mean(flat)).isCloseTo(100, within(0.2));
        assertThat(steps(noisy)).isGreaterThan(steps(ROCKET));
        assertThat(Samples.untouched(new Noise(0.2, new Range(1, 4)), GRAY, 1000))
                .isCloseTo(0.8, within(0.04));
    }

    @Test
    void recompressionLosesMoreAtALowQuality() {
        double low = Samples.draws(new Recompress(1, 10, 20, 0.25), ROCKET, 8)
                .mapToDouble(p -> Samples.difference(p, ROCKET))
                .min()
                .orElseThrow();
        double high = Samples.draws(new Recompress(1, 90, 95, 0.25), ROCKET, 8)
                .mapToDouble(p -> Samples.difference(p, ROCKET))
                .max()
                .orElseThrow();

        assertThat(high).isPositive().isLessThan(low);
        assertThat(Samples.untouched(new Recompress(0.5, 30, 95, 0), GRAY, 1000))
                .isCloseTo(0.5, within(0.05));
    }

    private static int brightest(Pixels p, int x, int y) {
        return Math.max(p.at(x, y, 0), Math.max(p.at(x, y, 1), p.at(x, y, 2)));
    }

    /** Mean step from a pixel to its right neighbour. */
    private static double steps(Pixels p) {
        double sum = 0;
        for (int y = 0; y < p.height(); y++) {
            for (int x = 1; x < p.width(); x++) {
                sum += Math.abs(p.at(x, y, 1) - p.at(x - 1, y, 1));
            }
        }
        return sum / p.width() / p.height();
    }
}
