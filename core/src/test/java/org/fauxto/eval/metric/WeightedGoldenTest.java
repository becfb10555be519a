// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against scikit-learn, scipy and R's pROC; tools/golden/evaluation.py made the values. */
class WeightedGoldenTest {
    private static final double EXACT = 1e-12;

    private static final JsonNode GOLDEN = read();

    private static JsonNode read() {
        try (InputStream in = WeightedGoldenTest.class.getResourceAsStream("/metrics/weighted.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<JsonNode> cases() {
        return stream("cases");
    }

    static Stream<JsonNode> delong() {
        return stream("delong");
    }

    private static Stream<JsonNode> stream(String key) {
        JsonNode list = GOLDEN.get(key);
        return IntStream.range(0, list.size()).mapToObj(list::get);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMetricEqualsScikitLearn(JsonNode golden) {
        double[] z = numbers(golden.get("logits"));
        int[] y = labels(golden.get("labels"));
        double[] p = IntStream.range(0, z.length)
                .mapToDouble(i -> Calibration.IDENTITY.probability(z[i]))
                .toArray();
        int[] unit = IntStream.range(0, z.length).toArray();
        RankedScores ranked = new RankedScores(
                new LabelledScores(z, y),
                new LabelledScores(p, y),
                GOLDEN.get("threshold").doubleValue(),
                unit,
                z.length);

        Figures figures = ranked.figures(numbers(golden.get("weights")));

        for (Metric metric : Metric.values()) {
            JsonNode expected = golden.get("figures").get(metric.id());
            if (expected.isNull()) {
                assertThat(figures.get(metric)).as(metric.id()).isNaN();
            } else {
                assertThat(figures.get(metric)).as(metric.id()).isCloseTo(expected.doubleValue(), within(EXACT));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("delong")
    void deLongEqualsProc(JsonNode golden) {
        int[] y = labels(golden.get("labels"));
        LabelledScores a = new LabelledScores(numbers(golden.get("a")), y);
        LabelledScores b = new LabelledScores(numbers(golden.get("b")), y);

        DeLong.Comparison c = DeLong.compare(a, b);

        assertThat(c.aucA()).isCloseTo(golden.get("auc_a").doubleValue(), within(EXACT));
        assertThat(c.aucB()).isCloseTo(golden.get("auc_b").doubleValue(), within(EXACT));
        assertThat(c.z()).isCloseTo(golden.get("z").doubleValue(), within(1e-10));
        assertThat(c.pValue()).isCloseTo(golden.get("p_value").doubleValue(), within(1e-10));
        assertThat(DeLong.interval(a).low()).isCloseTo(golden.get("low_a").doubleValue(), within(1e-10));
        assertThat(DeLong.interval(a).high()).isCloseTo(golden.get("high_a").doubleValue(), within(1e-10));
        assertThat(DeLong.compare(a, a).pValue()).isEqualTo(1);
    }

    @Test
    void intervalsOfSharesEqualScipy() {
        stream("clopper_pearson").forEach(g -> {
            int k = g.get("k").intValue();
            int n = g.get("n").intValue();
            Interval i = Binomial.clopperPearson(k, n);
            assertThat(i.low()).isCloseTo(g.get("low").doubleValue(), within(1e-9));
            assertThat(i.high()).isCloseTo(g.get("high").doubleValue(), within(1e-9));
            assertThat(Binomial.upperLimit(k, n, 0.95))
                    .isCloseTo(g.get("upper95").doubleValue(), within(1e-9));
        });
        stream("wilson").forEach(g -> {
            Interval i = Binomial.wilson(g.get("k").intValue(), g.get("n").intValue());
            assertThat(i.low()).isCloseTo(g.get("low").doubleValue(), within(1e-12));
            assertThat(i.high()).isCloseTo(g.get("high").doubleValue(), within(1e-12));
        });
    }

    @Test
    void exactMcNemarEqualsScipysBinomialTest() {
        stream("fair_coin").forEach(g -> {
            int k = g.get("k").intValue();
            int n = g.get("n").intValue();
            boolean[] a = new boolean[n + 7];
            boolean[] b = new boolean[n + 7];
            for (int i = 0; i < n; i++) {
                a[i] = i < k;
                b[i] = !a[i];
            }
            McNemar test = McNemar.of(a, b);
            assertThat(test.onlyARight()).isEqualTo(k);
            assertThat(test.onlyBRight()).isEqualTo(n - k);
            assertThat(test.pValue()).isCloseTo(g.get("p").doubleValue(), within(1e-10));
        });
    }

    @Test
    void normalTailsEqualScipy() {
        stream("normal").forEach(g -> {
            double expected = g.get("p").doubleValue();
            assertThat(Normal.twoSided(g.get("z").doubleValue()))
                    .isCloseTo(expected, within(1e-11 * expected + 1e-300));
        });
    }

    @Test
    void theGoldenFileNamesWhatMadeIt() {
        assertThat(List.of("sklearn", "scipy", "pROC", "R"))
                .allSatisfy(tool -> assertThat(GOLDEN.get("versions").get(tool).stringValue())
                        .isNotEmpty());
    }

    private static double[] numbers(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToDouble(i -> list.get(i).doubleValue())
                .toArray();
    }

    private static int[] labels(JsonNode list) {
        return IntStream.range(0, list.size()).map(i -> list.get(i).intValue()).toArray();
    }
}
