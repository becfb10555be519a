// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/** The nuisance variables and labels of many pictures, by columns. */
final class Observations {
    private final Map<NuisanceVariable, double[]> columns;
    private final boolean[] ai;
    private final int aiCount;

    private Observations(Map<NuisanceVariable, double[]> columns, boolean[] ai) {
        this.columns = Collections.unmodifiableMap(columns);
        this.ai = ai;
        int count = 0;
        for (boolean a : ai) {
            count += a ? 1 : 0;
        }
        this.aiCount = count;
    }

    static Observations of(List<PictureFacts> pictures) {
        Map<NuisanceVariable, double[]> columns = new EnumMap<>(NuisanceVariable.class);
        for (NuisanceVariable variable : NuisanceVariable.values()) {
            columns.put(
                    variable,
                    pictures.stream()
                            .mapToDouble(p -> p.variables().get(variable))
                            .toArray());
        }
        boolean[] ai = new boolean[pictures.size()];
        for (int row = 0; row < ai.length; row++) {
            ai[row] = pictures.get(row).sample().label() == 1;
        }
        return new Observations(columns, ai);
    }

    /** The same pictures in other words: only those of some rows. */
    Observations rows(int... rows) {
        Map<NuisanceVariable, double[]> picked = new EnumMap<>(NuisanceVariable.class);
        columns.forEach((variable, column) -> picked.put(
                variable, Arrays.stream(rows).mapToDouble(r -> column[r]).toArray()));
        boolean[] labels = new boolean[rows.length];
        for (int k = 0; k < rows.length; k++) {
            labels[k] = ai[rows[k]];
        }
        return new Observations(picked, labels);
    }

    int size() {
        return ai.length;
    }

    int aiCount() {
        return aiCount;
    }

    int humanCount() {
        return ai.length - aiCount;
    }

    boolean hasBothClasses() {
        return aiCount > 0 && aiCount < ai.length;
    }

    boolean ai(int row) {
        return ai[row];
    }

    double value(NuisanceVariable variable, int row) {
        return column(variable)[row];
    }

    /** Shared, not to be written to. */
    double[] column(NuisanceVariable variable) {
        return Objects.requireNonNull(columns.get(variable), variable.id());
    }

    /** Rows in the order of a variable's values, ties by row. */
    int[] order(NuisanceVariable variable) {
        double[] column = column(variable);
        Integer[] rows = new Integer[column.length];
        Arrays.setAll(rows, k -> k);
        Arrays.sort(rows, (a, b) -> {
            int byValue = Double.compare(column[a], column[b]);
            return byValue != 0 ? byValue : Integer.compare(a, b);
        });
        return Arrays.stream(rows).mapToInt(r -> r).toArray();
    }

    /** Mean of the shares of right calls of the two classes, 0..1; needs both. */
    double balancedAccuracy(IntPredicate callsAi) {
        int aiRight = 0;
        int humanRight = 0;
        for (int row = 0; row < ai.length; row++) {
            if (callsAi.test(row) == ai[row]) {
                aiRight += ai[row] ? 1 : 0;
                humanRight += ai[row] ? 0 : 1;
            }
        }
        return (aiRight / (double) aiCount() + humanRight / (double) humanCount()) / 2;
    }
}
