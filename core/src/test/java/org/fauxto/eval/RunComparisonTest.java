// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fauxto.dataset.ManifestException;
import org.fauxto.eval.report.ComparisonPage;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
    @Test
    void aBetterScorerIsToldApartAndTheSameOneIsNot() throws IOException {
        RunComparison c = RunComparison.of(
                List.of(run("good", 3, 200, 0), run("poor", 0.3, 200, 0), run("good again", 3, 200, 0)), "as-is", 0.5);

        assertThat(c.pairs()).hasSize(3);
        assertThat(c.pairs().get(0).auc().pValue()).isLessThan(1e-4);
        assertThat(c.pairs().get(0).calls().pValue()).isLessThan(1e-4);
        assertThat(c.pairs().get(1).auc().pValue()).isEqualTo(1);
        assertThat(c.pairs().get(1).calls().pValue()).isEqualTo(1);
        assertThat(ComparisonPage.text(c).get(0)).contains("2 of 3 pairs");
        StringWriter page = new StringWriter();
        ComparisonPage.of(c).write(page);
        assertThat(page.toString()).contains("good against poor", "<svg").doesNotContain("NaN");
    }

    @Test
    void onlyCommonPicturesAreCompared() {
        RunComparison c = RunComparison.of(List.of(run("a", 1, 60, 0), run("b", 1, 40, 0)), "as-is", 0.5);

        assertThat(c.pictures()).isEqualTo(40);
        assertThat(c.leftOut()).isEqualTo(20);
    }

    @Test
    void runsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> RunComparison.of(List.of(run("a", 1, 40, 0), run("b", 1, 40, 0)), "jpeg75", 0.5))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("0 human and 0 AI pictures under delivery 'jpeg75'");
        assertThatThrownBy(() -> RunComparison.of(List.of(run("a", 1, 40, 0), run("b", 1, 40, 1)), "as-is", 0.5))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("has label 0 in a and another in b");
    }

    private static RunComparison.Input run(String name, double strength, int n, int shift) {
        SplittableRandom random = new SplittableRandom(4);
        List<ScoredPicture> scores = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int label = (i + shift) % 2;
            double z = strength * (label - 0.5) + random.nextDouble() - 0.5;
            LabelledPicture picture = new LabelledPicture("p" + i, label, "s", "g", "png", 1, 1, 1);
            scores.add(new ScoredPicture(picture, "as-is", new ImageScorer.Score(z, 0, 1 / (1 + Math.exp(-z)))));
        }
        return new RunComparison.Input(name, scores);
    }
}
