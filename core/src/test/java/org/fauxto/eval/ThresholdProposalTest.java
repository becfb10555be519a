// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThresholdProposalTest {
    @Test
    void thirtyPicturesCannotShowOnePercent() {
        ThresholdProposal p = ThresholdProposal.of(scores(30, 1), 0.01, 0.95);

        assertThat(p.threshold()).isEmpty();
        assertThat(p.needed()).isEqualTo(299);
        // 1 - 0.05^(1/30)
        assertThat(p.upperLimit()).isBetween(0.09503, 0.09504);
        assertThat(p.sentence())
                .startsWith("Refused: 30 human pictures")
                .contains("9.50 %")
                .contains("299");
        assertThat(p.calibration().scale()).isPositive();
    }

    /** With n pictures the smallest n that allows k accusations is where the limit of k of n meets the target. */
    @Test
    void theFewestPicturesThatShowTheTargetAllowNone() {
        assertThat(ThresholdProposal.of(scores(298, 1), 0.01, 0.95).threshold()).isEmpty();
        ThresholdProposal p = ThresholdProposal.of(scores(299, 1), 0.01, 0.95);
        assertThat(p.threshold()).isPresent();
        assertThat(p.allowed()).isZero();
        assertThat(p.upperLimit()).isLessThanOrEqualTo(0.01);
        assertThat(ThresholdProposal.of(scores(473, 1), 0.01, 0.95).allowed()).isEqualTo(1);
    }

    @Test
    void aPictureAccusedUnderOneDeliveryIsAccused() {
        List<ScoredPicture> scores = new ArrayList<>(scores(100, 1));
        double before = ThresholdProposal.of(scores, 0.05, 0.95).threshold().orElseThrow();
        for (int i = 0; i < 10; i++) {
            scores.add(score("h" + i, 0, "jpeg75", 5));
        }
        ThresholdProposal after = ThresholdProposal.of(scores, 0.05, 0.95);

        assertThat(after.threshold().orElseThrow()).isGreaterThan(before);
        assertThat(after.allowed()).isLessThanOrEqualTo(1);
        assertThat(after.bySource()).containsKey("s0");
    }

    /** The promise itself: over 400 validation sets, the true rate is above the target in at most about one of twenty. */
    @Test
    void thePromiseHoldsForNewPicturesOfTheSameKind() {
        int broken = 0;
        for (int seed = 0; seed < 400; seed++) {
            ThresholdProposal p = ThresholdProposal.of(scores(150, seed), 0.05, 0.95);
            // human logits are uniform on -3..1, so the true rate is known
            double threshold = p.threshold().orElseThrow();
            double logit =
                    (Math.log(threshold / (1 - threshold)) - p.calibration().bias())
                            / p.calibration().scale();
            broken += (1 - logit) / 4 > 0.05 ? 1 : 0;
        }

        assertThat(broken).isLessThan(400 / 20 + 12);
    }

    private static List<ScoredPicture> scores(int human, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ScoredPicture> scores = new ArrayList<>();
        for (int i = 0; i < human; i++) {
            scores.add(score("h" + i, 0, "as-is", -3 + 4 * random.nextDouble()));
        }
        for (int i = 0; i < 50; i++) {
            scores.add(score("a" + i, 1, "as-is", -1 + 4 * random.nextDouble()));
        }
        return scores;
    }

    private static ScoredPicture score(String name, int label, String delivery, double logit) {
        LabelledPicture picture = new LabelledPicture(name, label, "s" + label, "g", "png", 1, 1, 1);
        return new ScoredPicture(picture, delivery, new ImageScorer.Score(logit, 0, 1 / (1 + Math.exp(-logit))));
    }
}
