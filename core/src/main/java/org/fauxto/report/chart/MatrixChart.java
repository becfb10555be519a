// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Counts by true class and call; the shade goes with the share of the row. */
public final class MatrixChart {
    private static final int CELL_HEIGHT = 76;

    private MatrixChart() {}

    /**
     * Draws.
     *
     * @param rows    names of true classes
     * @param columns names of calls
     * @param counts  one row per true class
     */
    public static String svg(String title, List<String> rows, List<String> columns, int[][] counts) {
        int left = 64;
        int top = 62;
        int height = top + CELL_HEIGHT * rows.size() + 14;
        double width = (double) (Svg.WIDTH - left - Svg.RIGHT) / columns.size();
        Svg svg = new Svg(title, height);
        for (int c = 0; c < columns.size(); c++) {
            svg.label("s", left + width * (c + 0.5), top - 10, "middle", "called " + columns.get(c));
        }
        for (int r = 0; r < rows.size(); r++) {
            double y = top + (double) CELL_HEIGHT * r;
            svg.label("s", left - 8, y + CELL_HEIGHT / 2.0 + 4, "end", rows.get(r));
            int total = Math.max(1, Arrays.stream(counts[r]).sum());
            for (int c = 0; c < columns.size(); c++) {
                double share = (double) counts[r][c] / total;
                double x = left + width * c;
                svg.add(
                        "<rect class=\"f0\" style=\"fill-opacity:%.2f\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%d\" rx=\"4\"/>",
                        0.06 + 0.5 * share,
                        Svg.number(x + 2),
                        Svg.number(y + 2),
                        Svg.number(width - 4),
                        CELL_HEIGHT - 4);
                svg.label("t", x + width / 2, y + CELL_HEIGHT / 2.0, "middle", Integer.toString(counts[r][c]));
                svg.label(
                        "s",
                        x + width / 2,
                        y + CELL_HEIGHT / 2.0 + 18,
                        "middle",
                        String.format(Locale.ROOT, "%.1f %%", 100 * share));
            }
        }
        return svg.done();
    }
}
