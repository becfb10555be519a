// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fauxto.audit.Debias.Candidate;

/**
 * Pairs each AI picture with the human picture most like it in file size, high frequencies and blockiness, if there is one
 * within a caliper of {@value #CALIPER} standard deviations in each (caliper matching: Cochran and Rubin, "Controlling bias in
 * observational studies", Sankhya A 35, 1973). Greedy, in the order of file size.
 */
final class PairMatching {
    static final double CALIPER = 0.3;

    /** Logarithms, standardised. */
    private record Point(Candidate candidate, double bytes, double detail, double blocks) {}

    private PairMatching() {}

    /** The candidates that found a partner. */
    static Set<Candidate> match(List<Candidate> candidates) {
        List<Point> points = standardised(candidates);
        List<Point> ai = ofLabel(points, 1);
        List<Point> human = ofLabel(points, 0);
        Set<Candidate> matched = new HashSet<>();
        boolean[] taken = new boolean[human.size()];
        int from = 0;
        for (Point a : ai) {
            while (from < human.size() && human.get(from).bytes() < a.bytes() - CALIPER) {
                from++;
            }
            int best = -1;
            double least = Double.MAX_VALUE;
            for (int h = from; h < human.size() && human.get(h).bytes() <= a.bytes() + CALIPER; h++) {
                double distance = distance(a, human.get(h));
                if (!taken[h] && distance < least) {
                    best = h;
                    least = distance;
                }
            }
            if (best >= 0) {
                taken[best] = true;
                matched.add(a.candidate());
                matched.add(human.get(best).candidate());
            }
        }
        return matched;
    }

    /** Euclidean, or infinite where one coordinate lies outside the caliper. */
    private static double distance(Point a, Point b) {
        double bytes = Math.abs(a.bytes() - b.bytes());
        double detail = Math.abs(a.detail() - b.detail());
        double blocks = Math.abs(a.blocks() - b.blocks());
        return Math.max(bytes, Math.max(detail, blocks)) > CALIPER
                ? Double.MAX_VALUE
                : bytes * bytes + detail * detail + blocks * blocks;
    }

    private static List<Point> ofLabel(List<Point> points, int label) {
        return points.stream()
                .filter(p -> p.candidate().sample().label() == label)
                .sorted(Comparator.comparingDouble((Point p) -> p.bytes())
                        .thenComparing(p -> p.candidate().file()))
                .toList();
    }

    private static List<Point> standardised(List<Candidate> candidates) {
        double[] bytes = column(candidates, NuisanceVariable.BYTES);
        double[] detail = column(candidates, NuisanceVariable.HIGH_FREQUENCY);
        double[] blocks = column(candidates, NuisanceVariable.BLOCKINESS);
        List<Point> points = new ArrayList<>();
        for (int row = 0; row < candidates.size(); row++) {
            points.add(new Point(candidates.get(row), bytes[row], detail[row], blocks[row]));
        }
        return points;
    }

    /** Logarithms, because all three are ratios of many sizes; mean 0, deviation 1. */
    private static double[] column(List<Candidate> candidates, NuisanceVariable variable) {
        double[] column = candidates.stream()
                .mapToDouble(c -> Math.log(1e-4 + c.variables().get(variable)))
                .toArray();
        double sum = 0;
        double squares = 0;
        for (double v : column) {
            sum += v;
            squares += v * v;
        }
        double mean = sum / column.length;
        double deviation = Math.sqrt(Math.max(1e-12, squares / column.length - mean * mean));
        for (int k = 0; k < column.length; k++) {
            column[k] = (column[k] - mean) / deviation;
        }
        return column;
    }
}
