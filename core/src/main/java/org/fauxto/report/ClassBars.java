// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import java.util.Locale;
import org.fauxto.audit.Distribution;

/** Two bars for every bin, one a class, as an inline SVG; heights are shares of the class, so that its size does not matter. */
final class ClassBars {
    private static final int WIDTH = 360;
    private static final int PLOT = 110;
    private static final int BOTTOM = 24;
    private static final int MOST_NAMES = 8;

    private ClassBars() {}

    /** @param human number of human-made pictures, {@code ai} of AI-made ones, each at least 1 */
    static String svg(Distribution d, int human, int ai) {
        double most = d.bins().stream()
                .mapToDouble(b -> Math.max(b.human() / (double) human, b.ai() / (double) ai))
                .max()
                .orElse(1);
        double step = WIDTH / (double) d.bins().size();
        double bar = Math.min(26, step * 0.4);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s by class\">",
                WIDTH,
                PLOT + BOTTOM,
                escape(d.title())));
        int everyName = Math.max(1, (int) Math.ceil(d.bins().size() / (double) MOST_NAMES));
        for (int k = 0; k < d.bins().size(); k++) {
            Distribution.Bin bin = d.bins().get(k);
            double middle = (k + 0.5) * step;
            String range = d.ordered() ? "from " + bin.name() : bin.name();
            bar(
                    svg,
                    "human",
                    middle - bar,
                    bar,
                    bin.human() / (double) human,
                    most,
                    range + ": human-made " + bin.human());
            bar(svg, "ai", middle, bar, bin.ai() / (double) ai, most, range + ": AI-made " + bin.ai());
            if (k % everyName == 0) {
                name(svg, d.ordered() ? k * step : middle, bin.name(), d.ordered());
            }
        }
        svg.append(String.format(
                Locale.ROOT, "<line x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\" class=\"axis\"/></svg>", WIDTH, PLOT, PLOT));
        return svg.toString();
    }

    private static void bar(
            StringBuilder svg, String of, double x, double width, double share, double most, String says) {
        double height = share / most * (PLOT - 14);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s (%.0f %%)</title></rect>",
                of,
                x,
                PLOT - height,
                width,
                height,
                escape(says),
                100 * share));
    }

    private static void name(StringBuilder svg, double x, String name, boolean edge) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                x,
                PLOT + 16,
                edge ? "start" : "middle",
                escape(name)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
