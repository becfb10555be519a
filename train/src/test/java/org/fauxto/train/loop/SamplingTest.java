// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fauxto.train.data.CropSource;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final CropSource SOURCE = new TwoTextures(60, 16);

    @Test
    void showsBothClassesEquallyAndEveryCropOfASourceBeforeAnyTwice() {
        int[] order = new BalancedSampler(SOURCE, 0, 3).epoch(0, 60);
        assertThat(Arrays.stream(order).filter(i -> SOURCE.label(i) == 1)).hasSize(30);
        for (int source = 0; source < 3; source++) {
            for (int label = 0; label <= 1; label++) {
                String name = "source" + source;
                int wanted = label;
                int[] round = Arrays.stream(order)
                        .filter(i -> SOURCE.source(i).equals(name) && SOURCE.label(i) == wanted)
                        .limit(10)
                        .toArray();
                assertThat(round).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void theOrderDependsOnSeedAndEpochOnly() {
        int[] order = new BalancedSampler(SOURCE, 0.5, 3).epoch(4, 40);
        assertThat(new BalancedSampler(SOURCE, 0.5, 3).epoch(4, 40)).isEqualTo(order);
        assertThat(new BalancedSampler(SOURCE, 0.5, 3).epoch(5, 40)).isNotEqualTo(order);
        assertThat(new BalancedSampler(SOURCE, 0.5, 4).epoch(4, 40)).isNotEqualTo(order);
    }

    @Test
    void batchesDoNotDependOnTheNumberOfWorkersNorOnWhereLoadingStarts() {
        int[] order = IntStream.range(0, 30).toArray();
        List<Batch> all = load(order, 0, 1);
        List<Batch> parallel = load(order, 0, 4);
        List<Batch> late = load(order, 2, 3);
        assertThat(all).hasSize(4);
        assertThat(all.get(3).size()).isEqualTo(6);
        assertThat(late).hasSize(2);
        for (int b = 0; b < 4; b++) {
            assertThat(parallel.get(b).crops()).isEqualTo(all.get(b).crops());
            assertThat(parallel.get(b).labels()).isEqualTo(all.get(b).labels());
        }
        assertThat(late.get(0).crops()).isEqualTo(all.get(2).crops());
    }

    @Test
    void aCropShownTwiceIsDeliveredDifferently() {
        Batch batch = load(new int[] {5, 5}, 0, 1).get(0);
        int half = batch.crops().values().length / 2;
        assertThat(Arrays.copyOf(batch.crops().values(), half))
                .isNotEqualTo(Arrays.copyOfRange(batch.crops().values(), half, 2 * half));
    }

    private static List<Batch> load(int[] order, int firstBatch, int workers) {
        List<Batch> batches = new ArrayList<>();
        try (BatchLoader loader = new BatchLoader(SOURCE, order, 8, firstBatch, 100, workers)) {
            while (loader.hasNext()) {
                batches.add(loader.next());
            }
        }
        return batches;
    }
}
