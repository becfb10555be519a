// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against scikit-learn; vectors and versions by tools/golden/metrics.py. */
class MetricsGoldenTest {
    private static final double EXACT = 1e-12;

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream in = MetricsGoldenTest.class.getResourceAsStream("/metrics/vectors.json")) {
            return new JsonMapper().readTree(in).get("cases").values().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rankingEqualsScikitLearn(JsonNode golden) {
        LabelledScores logits = logits(golden);

        assertThat(Roc.auc(logits)).isCloseTo(golden.get("auc").doubleValue(), within(EXACT));
        for (Map.Entry<String, JsonNode> reached : golden.get("fpr_reached").properties()) {
            double threshold = Roc.thresholdAtFalsePositiveRate(logits, Double.parseDouble(reached.getKey()));
            Confusion at = Confusion.at(logits, threshold);
            assertThat(at.falsePositiveRate()).isCloseTo(reached.getValue().doubleValue(), within(EXACT));
            Confusion below = Confusion.at(logits, Math.nextDown(threshold));
            assertThat(below.falsePositiveRate()).isGreaterThan(Double.parseDouble(reached.getKey()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void callsEqualScikitLearn(JsonNode golden) {
        Confusion calls = Confusion.at(logits(golden), golden.get("threshold").doubleValue());

        JsonNode c = golden.get("confusion");
        assertThat(calls)
                .isEqualTo(new Confusion(
                        c.get("tp").intValue(),
                        c.get("fp").intValue(),
                        c.get("tn").intValue(),
                        c.get("fn").intValue()));
        assertThat(calls.balancedAccuracy())
                .isCloseTo(golden.get("balanced_accuracy").doubleValue(), within(EXACT));
        assertThat(calls.f1()).isCloseTo(golden.get("f1").doubleValue(), within(EXACT));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reliabilityEqualsScikitLearn(JsonNode golden) {
        LabelledScores logits = logits(golden);
        double[] p = IntStream.range(0, logits.size())
                .mapToDouble(i -> Calibration.IDENTITY.probability(logits.score(i)))
                .toArray();
        int[] y = IntStream.range(0, logits.size()).map(logits::label).toArray();

        Reliability r = Reliability.of(new LabelledScores(p, y));

        assertThat(r.logLoss()).isCloseTo(golden.get("log_loss").doubleValue(), within(EXACT));
        assertThat(r.brier()).isCloseTo(golden.get("brier").doubleValue(), within(EXACT));
        assertThat(r.expectedCalibrationError()).isCloseTo(golden.get("ece").doubleValue(), within(EXACT));
    }

    /** scikit-learn stops BFGS at a gradient of 1e-5, so its own answer is no closer than this. */
    @ParameterizedTest
    @MethodSource("cases")
    void calibrationEqualsScikitLearnsPlattScaling(JsonNode golden) {
        Calibration fitted = Calibration.fit(logits(golden));

        assertThat(fitted.scale()).isCloseTo(golden.get("scale").doubleValue(), within(1e-4));
        assertThat(fitted.bias()).isCloseTo(golden.get("bias").doubleValue(), within(1e-4));
    }

    @Test
    void calibrationOfAScorerThatRanksBackwardsKeepsTheOrderOfItsLogits() {
        LabelledScores backwards = new LabelledScores(new double[] {3, 2, 1, -1, -2}, new int[] {0, 0, 0, 1, 1});

        Calibration fitted = Calibration.fit(backwards);

        assertThat(fitted.scale()).isEqualTo(Calibration.LEAST_SCALE);
        assertThat(fitted.probability(0)).isBetween(0.35, 0.5);
    }

    @Test
    void calibrationOfEqualLogitsGivesTheShareOfAi() {
        LabelledScores equal = new LabelledScores(new double[] {2, 2, 2, 2}, new int[] {0, 1, 1, 1});

        assertThat(Calibration.fit(equal).probability(2)).isBetween(0.6, 0.75);
    }

    @Test
    void refusesWhatHasNoAnswer() {
        LabelledScores human = new LabelledScores(new double[] {1, 2}, new int[] {0, 0});

        assertThatThrownBy(() -> Roc.auc(human))
                .hasMessageContaining("both classes")
                .hasMessageContaining("2 human");
        assertThatThrownBy(() -> Calibration.fit(human)).hasMessageContaining("both classes");
        assertThatThrownBy(() -> Reliability.of(human)).hasMessageContaining("probability in 0..1, got 2.0");
        assertThatThrownBy(() -> new LabelledScores(new double[] {Double.NaN}, new int[] {0}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> new LabelledScores(new double[] {1}, new int[] {2}))
                .hasMessageContaining("0 or 1");
        assertThat(Roc.thresholdAtFalsePositiveRate(human, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static LabelledScores logits(JsonNode golden) {
        JsonNode z = golden.get("logits");
        JsonNode y = golden.get("labels");
        return new LabelledScores(
                IntStream.range(0, z.size())
                        .mapToDouble(i -> z.get(i).doubleValue())
                        .toArray(),
                IntStream.range(0, y.size()).map(i -> y.get(i).intValue()).toArray());
    }
}
