// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.fauxto.train.loop.Validation.PictureScore;
import org.junit.jupiter.api.Test;

class ValidationTest {
    @Property(tries = 200)
    void aucIsTheShareOfRightlyOrderedPairs(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -6, max = 6) Integer> raw) {
        List<PictureScore> scores = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            scores.add(new PictureScore(i, Math.floorMod(raw.get(i) * 7 + i, 2), "s", raw.get(i)));
        }
        double pairs = 0;
        double right = 0;
        for (PictureScore human : scores) {
            for (PictureScore ai : scores) {
                if (human.label() == 0 && ai.label() == 1) {
                    pairs++;
                    right += ai.logit() > human.logit() ? 1 : ai.logit() == human.logit() ? 0.5 : 0;
                }
            }
        }
        assertThat(Validation.figures(scores).auc()).isEqualTo(pairs == 0 ? 0.5 : right / pairs);
    }

    @Test
    void lossAndAccuracyOfKnownScores() {
        Validation.Figures figures = Validation.figures(List.of(
                new PictureScore(0, 1, "a", 2), new PictureScore(1, 1, "a", -1), new PictureScore(2, 0, "b", 0)));
        assertThat(figures.balancedAccuracy()).isEqualTo(0.75); // one of two AI, the human at 0 is not accused
        double expected = (Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(1)) + Math.log(2)) / 3;
        assertThat(figures.loss()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void aPicturesLogitIsTheMeanOfItsCrops() {
        TwoTextures crops = new TwoTextures(10, 16);
        List<PictureScore> scores = Validation.score(crops, 4, 2, batch -> {
            float[] first = new float[(int) batch.shape()[0]];
            for (int i = 0; i < first.length; i++) {
                first[i] = batch.values()[i * 3 * 16 * 16];
            }
            return first;
        });
        float[] crop = new float[3 * 16 * 16];
        crops.fill(7, 7, crop, 0);
        assertThat(scores).hasSize(10);
        assertThat(scores.get(7).logit()).isEqualTo(crop[0]);
    }
}
