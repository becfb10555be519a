// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
    /** Sources that are right or wrong as a whole: pictures taken for independent would give a far too narrow interval. */
    @Test
    void sourcesWiderThanPictures() {
        Data whole = data(10, 40, true);
        Interval bySource = interval(whole.sources, whole, Metric.ACCURACY);
        Interval byPicture = interval(
                IntStream.range(0, whole.labels.length).mapToObj(i -> "s" + i).toList(), whole, Metric.ACCURACY);

        assertThat(bySource.high() - bySource.low()).isGreaterThan(3 * (byPicture.high() - byPicture.low()));
    }

    /** The share of right calls of independent pictures has a binomial deviation. */
    @Test
    void picturesOfTheirOwnSourceGiveTheBinomialInterval() {
        Data data = data(2, 500, false);
        double share = ranked(data.sources, data).figures().get(Metric.ACCURACY);
        double half = 1.96 * Math.sqrt(share * (1 - share) / data.labels.length);

        Interval i = interval(
                IntStream.range(0, data.labels.length).mapToObj(k -> "s" + k).toList(), data, Metric.ACCURACY);

        assertThat(i.low()).isCloseTo(share - half, within(0.25 * half));
        assertThat(i.high()).isCloseTo(share + half, within(0.25 * half));
    }

    @Test
    void aClassOfOneSourceIsResampledByPicture() {
        Data data = data(2, 100, false);
        List<String> sources = IntStream.range(0, data.labels.length)
                .mapToObj(i -> data.labels[i] == 0 ? "only" : "ai" + i % 5)
                .toList();
        ClusterBootstrap bootstrap = ClusterBootstrap.of(sources, data.labels);

        assertThat(bootstrap.humanSources()).isEqualTo(1);
        assertThat(bootstrap.aiSources()).isEqualTo(5);
        Interval fpr = interval(sources, data, Metric.FALSE_POSITIVE_RATE);
        assertThat(fpr.high()).isGreaterThan(fpr.low());
    }

    @Test
    void theSeedDecidesAndTheOrderOfRowsDoesNotMatterToTheFigures() {
        Data data = data(6, 20, true);
        RankedScores ranked = ranked(data.sources, data);
        ClusterBootstrap bootstrap = ClusterBootstrap.of(data.sources, data.labels);

        Map<Metric, Interval> once = bootstrap.intervals(ranked, 200, 5);

        assertThat(bootstrap.intervals(ranked, 200, 5)).isEqualTo(once);
        assertThat(bootstrap.intervals(ranked, 200, 6)).isNotEqualTo(once);
        assertThat(once.get(Metric.ROC_AUC).low())
                .isLessThanOrEqualTo(ranked.figures().get(Metric.ROC_AUC));
    }

    @Test
    void percentilesAreNumpys() {
        // numpy.percentile(range(101), [2.5, 97.5])
        double[] values =
                IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray();

        assertThat(ClusterBootstrap.percentiles(values)).isEqualTo(new Interval(2.5, 97.5));
        Arrays.fill(values, 0, 50, Double.NaN);
        assertThat(ClusterBootstrap.percentiles(values)).isEqualTo(Interval.NONE);
    }

    private static Interval interval(List<String> sources, Data data, Metric metric) {
        return ClusterBootstrap.of(sources, data.labels)
                .intervals(ranked(sources, data), 1000, 1)
                .get(metric);
    }

    private static RankedScores ranked(List<String> sources, Data data) {
        ClusterBootstrap bootstrap = ClusterBootstrap.of(sources, data.labels);
        LabelledScores p = new LabelledScores(data.probabilities, data.labels);
        return new RankedScores(p, p, 0.5, bootstrap.unit(), bootstrap.units());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Data(List<String> sources, int[] labels, double[] probabilities) {}

    /** Half of the sources human; right with probability 0.7, for a source as a whole or for each picture. */
    private static Data data(int sources, int perSource, boolean whole) {
        SplittableRandom random = new SplittableRandom(3);
        List<String> names = new ArrayList<>();
        int n = sources * perSource;
        int[] labels = new int[n];
        double[] p = new double[n];
        for (int s = 0; s < sources; s++) {
            boolean sourceRight = s % 5 != 0;
            for (int k = 0; k < perSource; k++) {
                int i = s * perSource + k;
                names.add("source" + s);
                labels[i] = s % 2;
                boolean right = whole ? sourceRight : random.nextDouble() < 0.7;
                p[i] = (labels[i] == 1) == right ? 0.5 + 0.5 * random.nextDouble() : 0.5 * random.nextDouble();
            }
        }
        return new Data(names, labels, p);
    }
}
