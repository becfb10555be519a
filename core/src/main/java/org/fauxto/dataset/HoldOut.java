// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Chooses whole units for a held-out part so that every stratum gives about the same share of its rows.
 *
 * <p>The strata are the two labels and, where asked, each label's sources. Units come by in random order, and one is taken
 * where that brings the part nearer to the share of what has come by; then single units are moved as long as one move helps.
 * The best of {@value #ORDERS} orders counts. Nearness is the sum of squared errors in rows, relative to the label's rows.
 * For pairs and rows the labels come out within about a row of their share; whole sources may be too coarse for it.
 */
final class HoldOut {
    private static final int LABELS = 2;
    private static final int ORDERS = 32;
    private static final int PASSES = 20;
    /** Above any error of shares: a side without one of the labels is worse than every other side. */
    private static final double MISSING_LABEL = 100;

    private final List<int[]> units;
    private final double share;
    /** Of each unit: stratum numbers, each followed by the unit's rows in it; 0 and 1 are the labels. */
    private final int[][] counts;
    /** Rows by stratum. */
    private final int[] size;

    private final double[] weight;

    /**
     * Counts what there is to choose from.
     *
     * @param units    rows of {@code samples}, each in at most one unit
     * @param share    of the units' rows, above 0 and below 1
     * @param bySource whether each label's sources are strata as well
     */
    HoldOut(List<Sample> samples, List<int[]> units, double share, boolean bySource) {
        this.units = units;
        this.share = share;
        Map<String, Integer> numbers = new HashMap<>();
        List<Integer> labelOf = new ArrayList<>(List.of(0, 1));
        for (Sample s : bySource ? samples : List.<Sample>of()) {
            if (numbers.putIfAbsent(stratum(s), labelOf.size()) == null) {
                labelOf.add(s.label());
            }
        }
        this.counts = units.stream().map(unit -> counts(unit, samples, numbers)).toArray(int[][]::new);
        this.size = new int[labelOf.size()];
        Arrays.stream(counts).forEach(unit -> add(unit, size, 1));
        this.weight = labelOf.stream()
                .mapToDouble(label -> 1 / Math.pow(Math.max(1, size[label]), 2))
                .toArray();
    }

    private static String stratum(Sample s) {
        return s.label() + " " + s.source();
    }

    private static int[] counts(int[] unit, List<Sample> samples, Map<String, Integer> numbers) {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (int row : unit) {
            Sample s = samples.get(row);
            rows.merge(s.label(), 1, Integer::sum);
            Integer source = numbers.get(stratum(s));
            if (source != null) {
                rows.merge(source, 1, Integer::sum);
            }
        }
        return rows.entrySet().stream()
                .flatMapToInt(e -> IntStream.of(e.getKey(), e.getValue()))
                .toArray();
    }

    /** Chooses: the units to hold out. */
    List<int[]> choose(long seed) {
        boolean[] best = best(RandomSource.XO_SHI_RO_256_PP.create(seed));
        return IntStream.range(0, best.length)
                .filter(u -> best[u])
                .mapToObj(units::get)
                .toList();
    }

    private boolean[] best(UniformRandomProvider random) {
        boolean[] best = new boolean[units.size()];
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < ORDERS; k++) {
            int[] order = order(random);
            boolean[] held = improved(inOrder(order), order);
            double cost = cost(held);
            if (cost < lowest) {
                lowest = cost;
                best = held;
            }
        }
        return best;
    }

    private int[] order(UniformRandomProvider random) {
        int[] order = IntStream.range(0, units.size()).toArray();
        for (int k = order.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int swapped = order[k];
            order[k] = order[other];
            order[other] = swapped;
        }
        return order;
    }

    private boolean[] inOrder(int[] order) {
        boolean[] held = new boolean[order.length];
        int[] taken = new int[size.length];
        int[] seen = new int[size.length];
        for (int u : order) {
            add(counts[u], seen, 1);
            if (change(counts[u], taken, seen, 1) < 0) {
                held[u] = true;
                add(counts[u], taken, 1);
            }
        }
        return held;
    }

    private boolean[] improved(boolean[] held, int[] order) {
        int[] taken = taken(held);
        boolean moved = true;
        for (int pass = 0; moved && pass < PASSES; pass++) {
            moved = false;
            for (int u : order) {
                int sign = held[u] ? -1 : 1;
                double missing = missing(taken);
                double change = change(counts[u], taken, size, sign);
                add(counts[u], taken, sign);
                // above rounding, so that no unit moves to and fro
                if (change + missing(taken) - missing < -1e-12) {
                    held[u] = !held[u];
                    moved = true;
                } else {
                    add(counts[u], taken, -sign);
                }
            }
        }
        return held;
    }

    private int[] taken(boolean[] held) {
        int[] taken = new int[size.length];
        IntStream.range(0, held.length).filter(u -> held[u]).forEach(u -> add(counts[u], taken, 1));
        return taken;
    }

    private double cost(boolean[] held) {
        int[] taken = taken(held);
        double cost = missing(taken);
        for (int s = 0; s < size.length; s++) {
            cost += weight[s] * Math.pow(taken[s] - share * size[s], 2);
        }
        return cost;
    }

    private double missing(int[] taken) {
        return MISSING_LABEL
                * IntStream.range(0, LABELS)
                        .filter(l -> size[l] > 0 && (taken[l] == 0 || taken[l] == size[l]))
                        .count();
    }

    /** How the error changes with a unit taken (1) or given back (-1), where so much is to be shared. */
    private double change(int[] unit, int[] taken, int[] of, int sign) {
        double change = 0;
        for (int k = 0; k < unit.length; k += 2) {
            int s = unit[k];
            int rows = sign * unit[k + 1];
            change += weight[s] * rows * (2 * (taken[s] - share * of[s]) + rows);
        }
        return change;
    }

    private static void add(int[] unit, int[] to, int sign) {
        for (int k = 0; k < unit.length; k += 2) {
            to[unit[k]] += sign * unit[k + 1];
        }
    }
}
