// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.fauxto.audit.NuisanceVariable.Kind;

/**
 * How one variable is distributed in each class.
 *
 * @param variable its {@link NuisanceVariable#id()}
 * @param title    its name for people
 * @param ordered  whether the bins are neighbouring ranges of numbers, not categories
 * @param bins     at least one
 */
public record Distribution(String variable, String title, boolean ordered, List<Bin> bins) {
    /**
     * One bar of the plot.
     *
     * @param name  the category, or the range's lower end
     * @param human number of human-made pictures
     * @param ai    number of AI-made pictures
     */
    public record Bin(String name, int human, int ai) {}

    /** Ranges a number is cut into. */
    private static final int RANGES = 16;

    /** Most different values that are shown one by one. */
    private static final int FEW = 10;

    public Distribution {
        bins = List.copyOf(bins);
    }

    static Distribution of(Observations all, NuisanceVariable variable) {
        boolean quality = variable == NuisanceVariable.JPEG_QUALITY;
        double[] values = all.column(variable);
        int[] rows = IntStream.range(0, all.size())
                .filter(row -> !quality || values[row] != JpegCoding.NO_QUALITY)
                .toArray();
        Observations data = rows.length == 0 ? all : all.rows(rows);
        double[] sorted =
                Arrays.stream(data.column(variable)).distinct().sorted().toArray();
        boolean few = sorted.length <= FEW || variable.kind() != Kind.NUMBER;
        List<Bin> bins = few ? values(data, variable) : ranges(data, variable);
        return new Distribution(variable.id(), variable.title(), !few, bins);
    }

    private static List<Bin> values(Observations data, NuisanceVariable variable) {
        Map<Double, int[]> counts = new TreeMap<>();
        for (int row = 0; row < data.size(); row++) {
            counts.computeIfAbsent(data.value(variable, row), v -> new int[2])[data.ai(row) ? 1 : 0]++;
        }
        List<Bin> bins = new ArrayList<>();
        counts.forEach((value, n) -> bins.add(new Bin(variable.shown(value), n[0], n[1])));
        return bins;
    }

    /** Equal steps of the value, or of its logarithm where it spans more than a factor of ten. */
    private static List<Bin> ranges(Observations data, NuisanceVariable variable) {
        double[] all = data.column(variable);
        double low = Arrays.stream(all).min().orElse(0);
        double high = Arrays.stream(all).max().orElse(0);
        boolean logarithmic = low > 0 && high > 10 * low;
        int[][] counts = new int[RANGES][2];
        double from = logarithmic ? Math.log(low) : low;
        double step = ((logarithmic ? Math.log(high) : high) - from) / RANGES;
        for (int row = 0; row < all.length; row++) {
            double at = ((logarithmic ? Math.log(all[row]) : all[row]) - from) / step;
            counts[Math.max(0, Math.min(RANGES - 1, (int) at))][data.ai(row) ? 1 : 0]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int k = 0; k < RANGES; k++) {
            double edge = from + k * step;
            double value = logarithmic ? Math.exp(edge) : edge;
            bins.add(new Bin(variable.shown(high > 100 ? Math.rint(value) : value), counts[k][0], counts[k][1]));
        }
        return bins;
    }
}
