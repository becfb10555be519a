// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report.chart;

import java.util.Locale;

/** An SVG picture in the making: a frame of axes over the unit square, and what is drawn in it. */
final class Svg {
    static final int WIDTH = 400;
    static final int HEIGHT = 320;
    static final int LEFT = 52;
    static final int RIGHT = 14;
    static final int TOP = 34;
    static final int BOTTOM = 44;

    /** Colours that tell apart for the colour-blind (Okabe and Ito 2008) and on light and dark pages. */
    private static final String STYLE = ".fx{font:12px system-ui,\"DejaVu Sans\",sans-serif;fill:#1b1f26}"
            + ".fx .t{font-weight:600;font-size:13px}.fx .s{fill:#5d6673;font-size:11px}"
            + ".fx .bg{fill:#fff}.fx .g{stroke:#dfe3e8;stroke-width:1;fill:none}"
            + ".fx .d{stroke:#9aa4b1;stroke-width:1;stroke-dasharray:3 3;fill:none}"
            + ".fx .l{fill:none;stroke-width:2;stroke-linejoin:round}.fx .dash{stroke-dasharray:6 4}"
            + ".fx .c0{stroke:#0072b2}.fx .c1{stroke:#d55e00}.fx .c2{stroke:#009e73}.fx .c3{stroke:#cc79a7}"
            + ".fx .f0{fill:#0072b2;fill-opacity:.55}.fx .f1{fill:#d55e00;fill-opacity:.55}.fx .f2{fill:#009e73}"
            + ".fx .f3{fill:#cc79a7}"
            + "@media(prefers-color-scheme:dark){.fx{fill:#e6e9ee}.fx .s{fill:#9aa4b1}.fx .bg{fill:#1d2127}"
            + ".fx .g{stroke:#333a43}.fx .c0{stroke:#56b4e9}.fx .f0{fill:#56b4e9}}";

    private final StringBuilder text = new StringBuilder();

    Svg(String title, int height) {
        text.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fx\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                height,
                escape(title)));
        text.append("<style>").append(STYLE).append("</style>");
        text.append(
                String.format(Locale.ROOT, "<rect class=\"bg\" width=\"%d\" height=\"%d\" rx=\"6\"/>", WIDTH, height));
        label("t", WIDTH / 2.0, 20, "middle", title);
    }

    /** Grid and ticks. */
    void axes(String x, String y, Scale xScale, Scale yScale) {
        for (int k = 0; k <= 5; k++) {
            double share = k / 5.0;
            add("<path class=\"g\" d=\"M%s %sH%s\"/>", number(LEFT), number(py(share)), number(WIDTH - RIGHT));
            add("<path class=\"g\" d=\"M%s %sV%s\"/>", number(px(share)), number(TOP), number(HEIGHT - BOTTOM));
            label("s", px(share), HEIGHT - BOTTOM + 14, "middle", xScale.tick(k));
            label("s", LEFT - 6, py(share) + 4, "end", yScale.tick(k));
        }
        label("s", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", x);
        add(
                "<text class=\"s\" text-anchor=\"middle\" transform=\"translate(13 %s)rotate(-90)\">%s</text>",
                number((TOP + HEIGHT - BOTTOM) / 2.0), escape(y));
    }

    void label(String style, double x, double y, String anchor, String words) {
        add(
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
                style, number(x), number(y), anchor, escape(words));
    }

    void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    String done() {
        return text.append("</svg>").toString();
    }

    static double px(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    static double py(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
