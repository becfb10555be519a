// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Region;
import org.fauxto.testing.DrawnPictures;
import org.junit.jupiter.api.Test;

class CleaningTest {
    @Test
    void gridsAreCutIntoEqualCells() {
        Pixels grid = DrawnPictures.flat(1024, 1025, 10, 20, 30);

        assertThat(Cleaning.regions(grid, sample("supagruen-sd15", Set.of())))
                .containsExactly(
                        new Region(0, 0, 512, 512),
                        new Region(512, 0, 512, 512),
                        new Region(0, 513, 512, 512),
                        new Region(512, 513, 512, 512));
    }

    @Test
    void whiteBarsAreLeftOut() {
        Pixels padded = withBars(500, 500, 48, 5);

        assertThat(Cleaning.regions(padded, sample("louvre-paintings", Set.of("padded500"))))
                .containsExactly(new Region(51, 8, 398, 484));
    }

    @Test
    void anAllWhitePictureIsNotCutAway() {
        Pixels white = DrawnPictures.flat(90, 60, 255, 255, 255);

        Region rest = Cleaning.regions(white, sample("x", Set.of("padded500"))).get(0);

        assertThat(rest.shortSide()).isGreaterThanOrEqualTo(14);
    }

    @Test
    void otherPicturesAreLeftWhole() {
        Pixels padded = withBars(500, 500, 48, 5);

        assertThat(Cleaning.regions(padded, sample("picotrex-nanobanana", Set.of("some grid2x2"))))
                .containsExactly(new Region(0, 0, 500, 500));
    }

    @Test
    void aRegionCutsItsOwnPixels() {
        Pixels padded = withBars(20, 10, 4, 2);

        Pixels cut = new Region(4, 2, 12, 6).cut(padded);

        assertThat(cut.width()).isEqualTo(12);
        assertThat(cut.height()).isEqualTo(6);
        assertThat(cut.at(0, 0, 0)).isEqualTo(padded.at(4, 2, 0));
        assertThat(cut.at(11, 5, 2)).isEqualTo(padded.at(15, 7, 2));
    }

    private static Sample sample(String source, Set<String> flags) {
        return new Sample("a.jpg", Path.of("a.jpg"), 0, source, "unknown", flags);
    }

    private static Pixels withBars(int width, int height, int barX, int barY) {
        byte[] rgb = DrawnPictures.flat(width, height, 255, 254, 255).rgb();
        for (int y = barY; y < height - barY; y++) {
            for (int x = barX; x < width - barX; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[3 * (y * width + x) + c] = (byte) (40 + (x * 7 + y * 13 + c) % 90);
                }
            }
        }
        return new Pixels(width, height, rgb);
    }
}
