// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Rows that must stay together, as sets: whatever shares a key, directly or by way of others. */
final class SplitUnits {
    private final List<Sample> samples;
    private final int[] parent;

    /** Every sample by itself. */
    SplitUnits(List<Sample> samples) {
        this.samples = samples;
        this.parent = new int[samples.size()];
        Arrays.setAll(parent, row -> row);
    }

    /** Joins samples of equal key; an empty key joins nothing. */
    void joinBy(Function<Sample, String> key) {
        Map<String, Integer> first = new HashMap<>();
        for (int row = 0; row < parent.length; row++) {
            String k = key.apply(samples.get(row));
            Integer earlier = k.isEmpty() ? null : first.putIfAbsent(k, row);
            if (earlier != null) {
                join(earlier, row);
            }
        }
    }

    /** Joins the samples of these names; unknown names are passed over. */
    void joinNames(List<List<String>> together) {
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < parent.length; row++) {
            rows.put(samples.get(row).name(), row);
        }
        for (List<String> names : together) {
            List<Integer> members = names.stream()
                    .filter(rows::containsKey)
                    .map(name -> rows.getOrDefault(name, 0))
                    .toList();
            members.forEach(row -> join(members.get(0), row));
        }
    }

    /** The sets, as ascending row numbers, by their first row. */
    List<int[]> units() {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int row = 0; row < parent.length; row++) {
            members.computeIfAbsent(root(row), r -> new ArrayList<>()).add(row);
        }
        return members.values().stream()
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private void join(int a, int b) {
        int one = root(a);
        int other = root(b);
        // the smaller row stays the root, so that a unit is named by its first row
        parent[Math.max(one, other)] = Math.min(one, other);
    }

    private int root(int row) {
        int at = row;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
