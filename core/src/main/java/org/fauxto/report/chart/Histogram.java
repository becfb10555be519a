// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report.chart;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Two classes' values in 0..1, as bars that shine through each other. */
public final class Histogram {
    private static final int BINS = 20;

    private Histogram() {}

    /**
     * Draws.
     *
     * @param human values of the first class, 0..1
     * @param ai    values of the second
     */
    public static String svg(String title, String x, double[] human, double[] ai) {
        Svg svg = new Svg(title, Svg.HEIGHT);
        int[][] counts = {counted(human), counted(ai)};
        int most = Math.max(
                1, Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElse(1));
        // Room for the legend above the highest bar.
        int top = (most * 7 / 6 + 5) / 5 * 5;
        svg.axes(x, "pictures", Scale.UNIT, Scale.counting(top));
        for (int series = 0; series < 2; series++) {
            int[] own = counts[series];
            int colour = series;
            IntStream.range(0, BINS).filter(b -> own[b] > 0).forEach(b -> {
                double y = Svg.py((double) own[b] / top);
                svg.add(
                        "<rect class=\"f%d\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                        colour,
                        Svg.number(Svg.px((double) b / BINS) + 0.5),
                        Svg.number(y),
                        Svg.number(Svg.px(1.0 / BINS) - Svg.px(0) - 1),
                        Svg.number(Svg.py(0) - y));
            });
            double left = Svg.LEFT + 14 + 90.0 * series;
            svg.add(
                    "<rect class=\"f%d\" x=\"%s\" y=\"%d\" width=\"12\" height=\"9\"/>",
                    series, Svg.number(left), Svg.TOP + 5);
            svg.label("s", left + 17, Svg.TOP + 14, "start", series == 0 ? "human" : "AI");
        }
        return svg.done();
    }

    private static int[] counted(double[] values) {
        int[] counts = new int[BINS];
        for (double v : values) {
            counts[Math.min(BINS - 1, (int) (v * BINS))]++;
        }
        return counts;
    }
}
