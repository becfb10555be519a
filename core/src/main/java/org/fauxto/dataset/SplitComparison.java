// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How two splits of the same pictures differ. A picture is known by where its file lies, so that each split may be written from a
 * folder of its own.
 *
 * @param onlyFirst  pictures that the second split does not have
 * @param onlySecond pictures that the first split does not have
 * @param relabelled pictures of both with another label
 * @param cells      pictures of both, by part of the first, then part of the second; both sorted
 */
public record SplitComparison(
        int onlyFirst, int onlySecond, int relabelled, SortedMap<String, SortedMap<String, Integer>> cells) {
    /** Compares. */
    public static SplitComparison of(Split first, Split second) {
        Map<Path, Sample> one = byPath(first.samples());
        Map<Path, Sample> other = byPath(second.samples());
        SortedMap<String, SortedMap<String, Integer>> cells = new TreeMap<>();
        int relabelled = 0;
        int both = 0;
        for (Map.Entry<Path, Sample> entry : one.entrySet()) {
            Sample there = other.get(entry.getKey());
            if (there != null) {
                both++;
                relabelled += there.label() == entry.getValue().label() ? 0 : 1;
                cells.computeIfAbsent(entry.getValue().split(), p -> new TreeMap<>())
                        .merge(there.split(), 1, Integer::sum);
            }
        }
        return new SplitComparison(one.size() - both, other.size() - both, relabelled, cells);
    }

    private static Map<Path, Sample> byPath(List<Sample> samples) {
        return samples.stream()
                .collect(Collectors.toMap(
                        s -> s.path().toAbsolutePath().normalize(), Function.identity(), (a, b) -> a, TreeMap::new));
    }

    /** Pictures of both splits. */
    public int both() {
        return count((from, to) -> true);
    }

    /** Pictures of both splits that lie in another part. */
    public int moved() {
        return count((from, to) -> !from.equals(to));
    }

    /** Whether both have the same pictures in the same parts under the same labels. */
    public boolean identical() {
        return onlyFirst == 0 && onlySecond == 0 && relabelled == 0 && moved() == 0;
    }

    /** Of the pictures of both that either split has in this part, the share that both have there (Jaccard), 0..1; 1 where there are none. */
    public double overlap(String part) {
        int either = count((from, to) -> from.equals(part) || to.equals(part));
        int same = count((from, to) -> from.equals(part) && to.equals(part));
        return either == 0 ? 1 : (double) same / either;
    }

    private interface Cell {
        boolean counts(String from, String to);
    }

    private int count(Cell wanted) {
        return cells.entrySet().stream()
                .flatMap(row -> row.getValue().entrySet().stream()
                        .filter(cell -> wanted.counts(row.getKey(), cell.getKey()))
                        .map(Map.Entry::getValue))
                .mapToInt(Integer::intValue)
                .sum();
    }
}
