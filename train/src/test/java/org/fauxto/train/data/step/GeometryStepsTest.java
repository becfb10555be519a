// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.AntialiasedBicubic;
import org.fauxto.image.transform.PixelOps;
import org.fauxto.image.transform.Region;
import org.fauxto.image.transform.WholeView;
import org.fauxto.testing.DrawnPictures;
import org.fauxto.testing.TestImages;
import org.junit.jupiter.api.Test;

class GeometryStepsTest {
    /** 448 x 296. */
    private static final Pixels CAT = Samples.photograph("photo-chelsea.jpg");

    private static final RandomResizedCrop CROP = new RandomResizedCrop(new Range(0.35, 1), new Range(0.75, 1.3333333));

    @Test
    void windowsHaveTheConfiguredAreasAndShapes() {
        List<Region> windows = windows(CROP, 448, 296);

        assertThat(windows).allSatisfy(r -> {
            assertThat(r.x() + r.width()).isLessThanOrEqualTo(448);
            assertThat(r.y() + r.height()).isLessThanOrEqualTo(296);
            assertThat(r.width() * r.height() / (448.0 * 296)).isBetween(0.345, 1.005);
            assertThat((double) r.width() / r.height()).isBetween(0.74, 1.345);
        });
        // a window of this shape holds at most 0.88 of a 3:2 picture, so the larger draws are taken anew
        assertThat(windows.stream().mapToDouble(r -> r.width() * r.height() / (448.0 * 296)))
                .anyMatch(area -> area < 0.37)
                .anyMatch(area -> area > 0.82);
        assertThat(windows).anyMatch(r -> r.x() == 0).anyMatch(r -> r.x() + r.width() == 448);
    }

    @Test
    void ofASquareEveryAreaIsAsLikely() {
        double[] areas = windows(new RandomResizedCrop(new Range(0.1, 0.5), new Range(0.5, 2)), 600, 600).stream()
                .mapToDouble(r -> r.width() * r.height() / 360_000.0)
                .toArray();
        assertThat(java.util.Arrays.stream(areas).average().orElse(0)).isCloseTo(0.3, within(0.01));
        assertThat(java.util.Arrays.stream(areas).filter(a -> a < 0.2).count() / (double) areas.length)
                .isCloseTo(0.25, within(0.03));
    }

    /** What torchvision's fallback returns for a 4000 x 100 picture: h = 100, w = round(100 * 4 / 3), in the middle. */
    @Test
    void aStripIsSeenAtItsMiddle() {
        assertThat(windows(CROP, 4000, 100)).containsOnly(new Region(1933, 0, 133, 100));
        assertThat(windows(CROP, 100, 4000)).containsOnly(new Region(0, 1933, 100, 133));
    }

    @Test
    void theWindowIsResizedWithAntialiasing() {
        RandomResizedCrop whole = new RandomResizedCrop(new Range(1, 1), new Range(448.0 / 296, 448.0 / 296));

        assertThat(apply(whole, CAT, 224).rgb())
                .isEqualTo(AntialiasedBicubic.rescale(CAT, 224, 224).rgb());
    }

    @Test
    void resizeThenCentreCropIsTheViewOfTheDetector() {
        Pixels resized = apply(new Resize(256), CAT, 224);

        assertThat(List.of(resized.width(), resized.height())).isEqualTo(List.of(387, 256));
        assertThat(apply(new CentreCrop(), resized, 224).rgb())
                .isEqualTo(new WholeView(256, 224).of(CAT).rgb());
    }

    @Test
    void randomCropsComeFromEverywhereAndKeepPixels() {
        // red is the column, green the row
        List<Pixels> crops = Samples.draws(new RandomCrop(), TestImages.gradient(256, 256), 2000)
                .toList();

        assertThat(crops).allSatisfy(p -> {
            assertThat(List.of(p.width(), p.height())).isEqualTo(List.of(64, 64));
            assertThat(p.at(63, 63, 0)).isEqualTo(p.at(0, 0, 0) + 63);
            assertThat(p.at(63, 63, 1)).isEqualTo(p.at(0, 0, 1) + 63);
        });
        assertThat(crops.stream().map(p -> p.at(0, 0, 0)).distinct())
                .hasSize(193)
                .contains(0, 192);
        assertThat(crops.stream().mapToInt(p -> p.at(0, 0, 1)).average().orElse(0))
                .isCloseTo(96, within(4.0));
    }

    @Test
    void aPictureSmallerThanTheCropIsEnlarged() {
        Pixels small = AntialiasedBicubic.rescale(CAT, 60, 40);

        Pixels centre = apply(new CentreCrop(), small, 224);
        assertThat(centre.rgb())
                .isEqualTo(
                        WholeView.centre(WholeView.shortSide(small, 224), 224).rgb());
        assertThat(apply(new RandomCrop(), small, 224).width()).isEqualTo(224);
    }

    @Test
    void flipsMirrorAndTwoFlipsGiveThePictureBack() {
        Pixels mirrored = apply(new Flip(1, 0), CAT, 64);
        Pixels upsideDown = apply(new Flip(0, 1), CAT, 64);

        assertThat(mirrored.at(0, 10, 1)).isEqualTo(CAT.at(447, 10, 1));
        assertThat(upsideDown.at(20, 0, 2)).isEqualTo(CAT.at(20, 295, 2));
        assertThat(apply(new Flip(1, 0), mirrored, 64).rgb()).isEqualTo(CAT.rgb());
        assertThat(apply(new Flip(0, 1), mirrored, 64).rgb())
                .isEqualTo(apply(new Flip(1, 1), CAT, 64).rgb())
                .isEqualTo(QuarterTurn.turned(CAT, 2).rgb());
        assertThat(Samples.untouched(new Flip(0.5, 0.2), CAT, 2000)).isCloseTo(0.4, within(0.04));
    }

    @Test
    void fourQuarterTurnsGiveThePictureBack() {
        Pixels turned = QuarterTurn.turned(CAT, 1);

        assertThat(List.of(turned.width(), turned.height())).isEqualTo(List.of(296, 448));
        // counter-clockwise: what was on the right is on top
        assertThat(turned.at(0, 0, 0)).isEqualTo(CAT.at(447, 0, 0));
        assertThat(turned.at(295, 447, 0)).isEqualTo(CAT.at(0, 295, 0));
        assertThat(QuarterTurn.turned(turned, 1).rgb())
                .isEqualTo(QuarterTurn.turned(CAT, 2).rgb());
        assertThat(QuarterTurn.turned(turned, 3).rgb()).isEqualTo(CAT.rgb());
        assertThat(Samples.untouched(new QuarterTurn(0.75), CAT, 2000)).isCloseTo(0.25, within(0.03));
    }

    @Test
    void rotationsKeepTheCanvasAndFillTheCornersFromThePicture() {
        List<Pixels> turned = Samples.draws(new Rotate(30), CAT, 20).toList();
        Pixels white = DrawnPictures.flat(50, 90, 255, 255, 255);

        assertThat(turned).allMatch(p -> p.width() == 448 && p.height() == 296);
        assertThat(turned.stream().map(p -> Samples.difference(p, CAT))).allMatch(d -> d > 1);
        assertThat(apply(new Rotate(45), white, 64).rgb()).isEqualTo(white.rgb());
        assertThat(Samples.difference(PixelOps.rotate(CAT, 180), QuarterTurn.turned(CAT, 2)))
                .isLessThan(0.01);
        Pixels square = Samples.photograph("photo-astronaut.jpg");
        assertThat(Samples.difference(PixelOps.rotate(square, 90), QuarterTurn.turned(square, 1)))
                .isLessThan(0.01);
    }

    private static List<Region> windows(RandomResizedCrop crop, int width, int height) {
        return LongStream.range(0, 2000)
                .mapToObj(seed -> crop.window(width, height, Samples.generator(seed)))
                .toList();
    }

    private static Pixels apply(Step step, Pixels in, int side) {
        return step.apply(in, side, Samples.generator(5));
    }
}
