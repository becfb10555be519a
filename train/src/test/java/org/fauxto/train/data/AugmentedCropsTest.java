// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentedCropsTest {
    private static final int SIZE = 64;
    private static final int COUNT = 12;

    @Test
    void everyThreadAndInstanceGetsTheSameCrop() throws InterruptedException, ExecutionException {
        CropSource shared = AugmentedCrops.training(Fixtures.cache(COUNT), CropAugment.DEFAULT, SIZE, 7);
        List<float[]> expected = IntStream.range(0, COUNT * 4)
                .mapToObj(k -> crop(fresh(7), k % COUNT, k / COUNT))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<float[]>> crops = IntStream.range(0, COUNT * 4)
                    .mapToObj(k -> COUNT * 4 - 1 - k)
                    .map(k -> pool.submit(() -> crop(shared, k % COUNT, k / COUNT)))
                    .toList();
            for (int k = 0; k < crops.size(); k++) {
                assertThat(crops.get(k).get()).isEqualTo(expected.get(COUNT * 4 - 1 - k));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void epochsAndSeedsDiffer() {
        assertThat(crop(fresh(7), 3, 0)).isNotEqualTo(crop(fresh(7), 3, 1));
        assertThat(crop(fresh(7), 3, 0)).isNotEqualTo(crop(fresh(8), 3, 0));
    }

    @Test
    void validationIgnoresTheEpochAndGivesEachPictureSeveralCrops() {
        CropSource val = AugmentedCrops.validation(Fixtures.cache(4), CropAugment.DEFAULT, SIZE, 7, 3);

        assertThat(val.size()).isEqualTo(12);
        assertThat(IntStream.range(0, 12).map(val::picture)).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3);
        assertThat(IntStream.range(0, 12).map(val::label)).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1);
        assertThat(crop(val, 4, 0)).isEqualTo(crop(val, 4, 99)).isNotEqualTo(crop(val, 5, 0));
    }

    @Test
    void swappingTheLabelsChangesNoValue() {
        CropSource swapped = AugmentedCrops.training(
                new PictureCache(Fixtures.manifest(COUNT, 1), Fixtures::waves, 64), CropAugment.DEFAULT, SIZE, 7);
        for (int i = 0; i < COUNT; i++) {
            assertThat(swapped.label(i)).isNotEqualTo(fresh(7).label(i));
            assertThat(crop(swapped, i, 2)).isEqualTo(crop(fresh(7), i, 2));
        }
    }

    @Test
    void theCacheBudgetChangesNoValue() {
        PictureCache none = new PictureCache(Fixtures.manifest(COUNT, 0), Fixtures::waves, 0);
        CropSource uncached = AugmentedCrops.training(none, CropAugment.DEFAULT, SIZE, 7);

        assertThat(crop(uncached, 5, 1)).isEqualTo(crop(fresh(7), 5, 1));
        assertThat(none.usedBytes()).isZero();
    }

    @Test
    void planesAreRedGreenBlueFromZeroToOne() {
        PictureCache orange =
                new PictureCache(Fixtures.manifest(8, 0), path -> Fixtures.flat(300, 200, 250, 130, 10), 64);
        CropAugment plain = new CropAugment(
                1,
                CropAugment.DEFAULT.longSide(),
                CropAugment.DEFAULT.rescale(),
                CropAugment.DEFAULT.history(),
                CropAugment.DEFAULT.first(),
                CropAugment.DEFAULT.second(),
                0.5,
                0,
                0,
                0,
                0);
        CropSource crops = AugmentedCrops.training(orange, plain, SIZE, 1);
        for (int i = 0; i < 8; i++) {
            float[] crop = crop(crops, i, 0);
            assertThat(plane(crop, 0)).allSatisfy(v -> assertThat(v).isBetween(0.90f, 1f));
            assertThat(plane(crop, 1)).allSatisfy(v -> assertThat(v).isBetween(0.45f, 0.57f));
            assertThat(plane(crop, 2)).allSatisfy(v -> assertThat(v).isBetween(0f, 0.12f));
        }
    }

    @Test
    void writesOnlyItsOwnPartOfTheBatch() {
        float[] batch = new float[3 * 3 * SIZE * SIZE];
        fresh(7).fill(0, 0, batch, 3 * SIZE * SIZE);

        assertThat(batch).startsWith(new float[3 * SIZE * SIZE]).endsWith(new float[3 * SIZE * SIZE]);
        assertThat(java.util.Arrays.copyOfRange(batch, 3 * SIZE * SIZE, 6 * SIZE * SIZE))
                .isEqualTo(crop(fresh(7), 0, 0));
    }

    @Test
    void namesTheFileThatCannotBeDecoded() {
        PictureCache broken = new PictureCache(
                Fixtures.manifest(1, 0),
                path -> {
                    throw new IOException("ends after 17 bytes");
                },
                64);
        CropSource crops = AugmentedCrops.training(broken, CropAugment.DEFAULT, SIZE, 1);

        assertThatThrownBy(() -> crop(crops, 0, 0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("00.png")
                .hasMessageContaining("ends after 17 bytes");
    }

    private static CropSource fresh(long seed) {
        return AugmentedCrops.training(Fixtures.cache(COUNT), CropAugment.DEFAULT, SIZE, seed);
    }

    private static float[] crop(CropSource source, int i, long epoch) {
        float[] crop = new float[3 * SIZE * SIZE];
        source.fill(i, epoch, crop, 0);
        return crop;
    }

    private static Float[] plane(float[] crop, int channel) {
        return IntStream.range(channel * SIZE * SIZE, (channel + 1) * SIZE * SIZE)
                .mapToObj(k -> crop[k])
                .toArray(Float[]::new);
    }
}
