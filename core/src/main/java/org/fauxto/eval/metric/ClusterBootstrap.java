// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Percentile intervals by resampling whole sources (Efron 1979; of clusters: Field and Welsh, JRSS B 69, 2007), because
 * pictures of one source are alike and a new source is what the user will meet.
 *
 * <p>Sources are drawn with replacement within strata (human only, AI only, both), so that every replicate has both
 * classes. A stratum of a single source cannot be resampled by source; its pictures are drawn one by one, and the interval
 * then says nothing of other sources.
 *
 * <p>Limits: percentile intervals of few clusters are too narrow; with the 10 to 20 sources of this project's corpora a
 * nominal 95 % covers more like 85 to 90 % (Cameron, Gelbach and Miller, REStat 90, 2008). BCa intervals were weighed: their
 * acceleration is itself estimated from the clusters, and steadies only where percentiles are good already.
 */
public final class ClusterBootstrap {
    /** Replicates of the command; the ends of a 95 % interval then rest on 50 replicates each. */
    public static final int REPLICATES = 2000;

    /** Fewer sources than this in a class deserve a warning. */
    public static final int FEW = 10;

    private static final double TAIL = 0.025;

    private final List<int[]> strata;
    private final int[] unit;
    private final int units;
    private final int humanSources;
    private final int aiSources;

    private ClusterBootstrap(List<int[]> strata, int[] unit, int units, int humanSources, int aiSources) {
        this.strata = strata;
        this.unit = unit;
        this.units = units;
        this.humanSources = humanSources;
        this.aiSources = aiSources;
    }

    /**
     * Plans the resampling.
     *
     * @param sources of each row
     * @param labels  of each row, 0 human, 1 AI
     */
    public static ClusterBootstrap of(List<String> sources, int[] labels) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            rows.computeIfAbsent(sources.get(i), s -> new ArrayList<>()).add(i);
        }
        Map<Integer, List<List<Integer>>> byKind = new TreeMap<>();
        for (List<Integer> members : rows.values()) {
            int kind = members.stream().mapToInt(i -> 1 << labels[i]).reduce(0, (a, b) -> a | b);
            byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(members);
        }
        int[] unit = new int[labels.length];
        int next = 0;
        List<int[]> strata = new ArrayList<>();
        for (List<List<Integer>> sourcesOfKind : byKind.values()) {
            List<List<Integer>> drawn = sourcesOfKind.size() > 1
                    ? sourcesOfKind
                    : sourcesOfKind.get(0).stream().map(List::of).toList();
            int[] stratum = new int[drawn.size()];
            for (int c = 0; c < stratum.length; c++) {
                stratum[c] = next++;
                for (int i : drawn.get(c)) {
                    unit[i] = stratum[c];
                }
            }
            strata.add(stratum);
        }
        int both = byKind.getOrDefault(3, List.of()).size();
        return new ClusterBootstrap(
                strata,
                unit,
                next,
                byKind.getOrDefault(1, List.of()).size() + both,
                byKind.getOrDefault(2, List.of()).size() + both);
    }

    /** The unit of each row, for {@link RankedScores}. */
    public int[] unit() {
        return unit.clone();
    }

    public int units() {
        return units;
    }

    /** Sources with human pictures. */
    public int humanSources() {
        return humanSources;
    }

    /** Sources with AI pictures. */
    public int aiSources() {
        return aiSources;
    }

    /**
     * 95 % intervals of every figure. The same seed draws the same sources, so that several scorers of the same pictures
     * are compared under the same luck.
     *
     * @param scores built with {@link #unit()}
     */
    public Map<Metric, Interval> intervals(RankedScores scores, int replicates, long seed) {
        UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(seed);
        Metric[] metrics = Metric.values();
        double[][] values = new double[metrics.length][replicates];
        double[] weights = new double[units];
        for (int r = 0; r < replicates; r++) {
            Arrays.fill(weights, 0);
            for (int[] stratum : strata) {
                for (int k = 0; k < stratum.length; k++) {
                    weights[stratum[rng.nextInt(stratum.length)]]++;
                }
            }
            Figures figures = scores.figures(weights);
            for (int m = 0; m < metrics.length; m++) {
                values[m][r] = figures.get(metrics[m]);
            }
        }
        Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
        for (int m = 0; m < metrics.length; m++) {
            intervals.put(metrics[m], percentiles(values[m]));
        }
        return intervals;
    }

    /** The middle 95 % of what is defined; linear between order statistics, as numpy's default. */
    static Interval percentiles(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        // Figures that most replicates leave undefined have no interval.
        return sorted.length < 0.9 * values.length
                ? Interval.NONE
                : new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
    }

    private static double quantile(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
