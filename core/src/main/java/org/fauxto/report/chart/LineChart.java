// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Lines, over the unit square unless told otherwise: ROC, precision and recall, reliability, curves of a training. */
public final class LineChart {
    private final String title;
    private final String x;
    private final String y;
    private final List<String> marks = new ArrayList<>();
    private final List<String> legend = new ArrayList<>();
    private Scale xScale = Scale.UNIT;
    private Scale yScale = Scale.UNIT;
    private boolean diagonal;
    private boolean legendAtTop;
    private boolean legendAtLeft;

    public LineChart(String title, String x, String y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /** Other axes than the unit square; to be called before anything is drawn. */
    public LineChart scaled(Scale newX, Scale newY) {
        xScale = newX;
        yScale = newY;
        return this;
    }

    /** Draws where x = y. */
    public LineChart diagonal() {
        diagonal = true;
        return this;
    }

    /** Puts the legend in the upper left, not the lower right. */
    public LineChart legendAtTop() {
        legendAtTop = true;
        legendAtLeft = true;
        return this;
    }

    /** Puts the legend in the lower left. */
    public LineChart legendAtLeft() {
        legendAtLeft = true;
        return this;
    }

    /**
     * Adds a line.
     *
     * @param colour 0..3
     * @param points x and y on the axes; points with NaN are left out
     */
    public LineChart line(String name, int colour, boolean dashed, List<double[]> points) {
        StringBuilder d = new StringBuilder();
        for (double[] p : points) {
            if (Double.isNaN(p[0]) || Double.isNaN(p[1])) {
                continue;
            }
            d.append(d.length() == 0 ? 'M' : 'L')
                    .append(Svg.number(Svg.px(xScale.share(p[0]))))
                    .append(' ')
                    .append(Svg.number(Svg.py(yScale.share(p[1]))));
        }
        String style = "l c" + colour + (dashed ? " dash" : "");
        marks.add("<path class=\"" + style + "\" d=\"" + d + "\"/>");
        legend.add(style + "|" + name);
        return this;
    }

    /** Adds dots, for points that stand for few and many pictures: the area goes with {@code p[2]}, 0..1. */
    public LineChart dots(int colour, List<double[]> points) {
        for (double[] p : points) {
            marks.add("<circle class=\"f" + colour + "\" cx=\"" + Svg.number(Svg.px(xScale.share(p[0]))) + "\" cy=\""
                    + Svg.number(Svg.py(yScale.share(p[1]))) + "\" r=\"" + Svg.number(2 + 7 * Math.sqrt(p[2]))
                    + "\"/>");
        }
        return this;
    }

    /** The picture. */
    public String svg() {
        Svg svg = new Svg(title, Svg.HEIGHT);
        svg.axes(x, y, xScale, yScale);
        if (diagonal) {
            svg.add(
                    "<path class=\"d\" d=\"M%s %sL%s %s\"/>",
                    Svg.number(Svg.px(0)), Svg.number(Svg.py(0)), Svg.number(Svg.px(1)), Svg.number(Svg.py(1)));
        }
        marks.forEach(m -> svg.add("%s", m));
        double box = legendAtTop ? Svg.TOP + 2 : Svg.HEIGHT - Svg.BOTTOM - 8 - 16.0 * legend.size();
        svg.add(
                "<rect class=\"bg\" fill-opacity=\".8\" x=\"%s\" y=\"%s\" width=\"188\" height=\"%s\"/>",
                Svg.number(legendAtLeft ? Svg.LEFT + 4 : Svg.WIDTH - Svg.RIGHT - 194),
                Svg.number(box),
                Svg.number(16.0 * legend.size() + 4));
        for (int k = 0; k < legend.size(); k++) {
            String[] entry = legend.get(k).split("\\|", 2);
            double at = legendAtTop
                    ? Svg.TOP + 14 + 16.0 * k
                    : Svg.HEIGHT - Svg.BOTTOM - 10 - 16.0 * (legend.size() - 1 - k);
            double left = legendAtLeft ? Svg.LEFT + 10 : Svg.WIDTH - Svg.RIGHT - 190;
            svg.add("<path class=\"%s\" d=\"M%s %sh22\"/>", entry[0], Svg.number(left), Svg.number(at - 4));
            svg.label("s", left + 28, at, "start", entry[1]);
        }
        return svg.done();
    }
}
