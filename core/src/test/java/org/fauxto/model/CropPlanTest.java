// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fauxto.image.Pixels;
import org.junit.jupiter.api.Test;

class CropPlanTest {
    @Test
    void cropsLieInsideThePictureAndAreDistinct() {
        Pixels pixels = noise(1000, 700, 1);
        List<CropPlan.Corner> corners = CropPlan.corners(pixels, 128, 9);
        assertThat(corners).hasSize(9).doesNotHaveDuplicates();
        assertThat(corners).allSatisfy(c -> {
            assertThat(c.x()).isBetween(0, 1000 - 128);
            assertThat(c.y()).isBetween(0, 700 - 128);
        });
    }

    @Test
    void positionsCoverTheEdges() {
        assertThat(CropPlan.positions(300, 128)).containsExactly(0, 86, 172);
        assertThat(CropPlan.positions(128, 128)).containsExactly(0);
        assertThat(CropPlan.positions(40, 128)).containsExactly(0);
        assertThat(CropPlan.positions(100_000, 128)).hasSize(12).startsWith(0).endsWith(100_000 - 128);
    }

    @Test
    void theFlattestQuarterIsNotLookedAt() {
        Pixels pixels = noise(512, 512, 2);
        for (int y = 0; y < 128; y++) {
            for (int i = 0; i < 512 * 3; i++) {
                pixels.rgb()[y * 512 * 3 + i] = 90;
            }
        }
        assertThat(CropPlan.corners(pixels, 128, 9))
                .allSatisfy(c -> assertThat(c.y()).isGreaterThan(0));
    }

    @Test
    void aSmallPictureIsReflected() {
        Pixels pixels = new Pixels(2, 1, new byte[] {0, 0, 0, (byte) 255, (byte) 255, (byte) 255});
        float[] crop = new float[3 * 16 * 16];
        CropPlan.copy(pixels, new CropPlan.Corner(0, 0), 16, crop, 0);
        assertThat(new float[] {crop[0], crop[1], crop[2], crop[3]}).containsExactly(0f, 1f, 0f, 1f);
        assertThat(crop[16]).isEqualTo(0f);
    }

    @Test
    void onePixelIsEnough() {
        Pixels pixels = new Pixels(1, 1, new byte[] {51, 102, (byte) 153});
        float[] crop = new float[3 * 16 * 16];
        CropPlan.copy(pixels, CropPlan.corners(pixels, 16, 9).get(0), 16, crop, 0);
        assertThat(crop[100]).isEqualTo(0.2f);
        assertThat(crop[100 + 256]).isEqualTo(0.4f);
        assertThat(crop[100 + 512]).isEqualTo(0.6f);
    }

    private static Pixels noise(int width, int height, long seed) {
        byte[] rgb = new byte[width * height * 3];
        new Random(seed).nextBytes(rgb);
        return new Pixels(width, height, rgb);
    }
}
