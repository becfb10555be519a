// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a scorer could do at every threshold; at most {@value #MOST_POINTS} points a curve. */
public final class Curves {
    static final int MOST_POINTS = 400;

    private static final int BAND_STEPS = 50;

    private Curves() {}

    /** One point; what x and y are, the curve says. */
    public record Point(double x, double y) {}

    /**
     * One bin of a reliability diagram.
     *
     * @param meanProbability stated
     * @param shareOfAi       found
     */
    public record ReliabilityBin(int n, double meanProbability, double shareOfAi) {}

    /**
     * One width of the inconclusive band.
     *
     * @param halfWidth of the band about 0.5, in probability
     * @param coverage  share of pictures outside the band
     * @param accuracy  share of right calls among those; NaN where there are none
     */
    public record Abstention(double halfWidth, double coverage, double accuracy) {}

    /** False positive rate against true positive rate, from (0, 0) to (1, 1). */
    public static List<Point> roc(LabelledScores data) {
        data.requireBothClasses("a ROC curve");
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
        walk(data, (fp, tp) -> points.add(new Point((double) fp / data.count(0), (double) tp / data.count(1))));
        return thinned(points);
    }

    /** Recall against precision, by rising recall. */
    public static List<Point> precisionRecall(LabelledScores data) {
        data.requireBothClasses("a precision-recall curve");
        List<Point> points = new ArrayList<>();
        walk(data, (fp, tp) -> points.add(new Point((double) tp / data.count(1), (double) tp / (tp + fp))));
        points.add(0, new Point(0, points.get(0).y()));
        return thinned(points);
    }

    /** Ten bins of equal width, empty ones left out. */
    public static List<ReliabilityBin> reliability(LabelledScores probabilities) {
        int bins = 10;
        int[] n = new int[bins];
        double[] sum = new double[bins];
        int[] ai = new int[bins];
        for (int i = 0; i < probabilities.size(); i++) {
            int bin = Math.min(bins - 1, (int) (probabilities.score(i) * bins));
            n[bin]++;
            sum[bin] += probabilities.score(i);
            ai[bin] += probabilities.label(i);
        }
        return IntStream.range(0, bins)
                .filter(b -> n[b] > 0)
                .mapToObj(b -> new ReliabilityBin(n[b], sum[b] / n[b], (double) ai[b] / n[b]))
                .toList();
    }

    /** Accuracy and coverage as the band about 0.5 widens. */
    public static List<Abstention> abstention(LabelledScores probabilities) {
        return IntStream.range(0, BAND_STEPS)
                .mapToObj(s -> abstention(probabilities, 0.5 * s / BAND_STEPS))
                .toList();
    }

    private static Abstention abstention(LabelledScores p, double halfWidth) {
        int covered = 0;
        int right = 0;
        for (int i = 0; i < p.size(); i++) {
            if (Math.abs(p.score(i) - 0.5) >= halfWidth) {
                covered++;
                right += (p.score(i) >= 0.5) == (p.label(i) == 1) ? 1 : 0;
            }
        }
        return new Abstention(
                halfWidth, (double) covered / p.size(), covered == 0 ? Double.NaN : (double) right / covered);
    }

    private interface Step {
        void at(int falsePositives, int truePositives);
    }

    /** Calls {@code step} after each distinct score, from the highest down. */
    private static void walk(LabelledScores data, Step step) {
        double[] human = data.sorted(0);
        double[] ai = data.sorted(1);
        int h = human.length;
        int a = ai.length;
        while (h > 0 || a > 0) {
            double score = Math.max(
                    h > 0 ? human[h - 1] : Double.NEGATIVE_INFINITY, a > 0 ? ai[a - 1] : Double.NEGATIVE_INFINITY);
            while (h > 0 && human[h - 1] == score) {
                h--;
            }
            while (a > 0 && ai[a - 1] == score) {
                a--;
            }
            step.at(human.length - h, ai.length - a);
        }
    }

    private static List<Point> thinned(List<Point> points) {
        int n = points.size();
        if (n <= MOST_POINTS) {
            return List.copyOf(points);
        }
        return IntStream.range(0, MOST_POINTS)
                .mapToObj(k -> points.get((int) ((long) k * (n - 1) / (MOST_POINTS - 1))))
                .toList();
    }
}
