// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Labelled pictures dealt out to parts, each to exactly one. {@link SplitFile} keeps it.
 *
 * @param samples every one with a {@link Sample#split() part}
 */
public record Split(List<Sample> samples) {
    public static final String TRAIN = "train";
    public static final String VAL = "val";
    public static final String TEST = "test";

    private static final List<String> USUAL = List.of(TRAIN, VAL, TEST);

    public Split {
        samples = List.copyOf(samples);
        samples.stream().filter(s -> s.split().isEmpty()).findFirst().ifPresent(s -> {
            throw new ManifestException("'" + s.name()
                    + "' is in no part: every row of a split fills the column split; make one with 'fauxto split'");
        });
    }

    /**
     * One part.
     *
     * @param groups   distinct groups with a row in it
     * @param sources  distinct known sources with a row in it
     */
    public record Part(String name, int rows, int human, int ai, int groups, int sources) {}

    /**
     * How many of the sets of two rows or more have rows in more than one part.
     *
     * @param rows of the torn sets
     */
    public record Torn(int sets, int of, int rows) {}

    /**
     * Deals out pictures. The same manifest and rule give the same split, in whatever order the rows stand.
     *
     * @param together names of pictures that stay together as well, for example copies of one another; unused for {@link SplitRule.Unit#ROW}
     * @throws ManifestException if the data does not say what the unit is, or its units are too few to put every label on every side
     */
    public static Split of(Manifest data, SplitRule rule, List<List<String>> together) {
        List<Sample> samples = data.samples();
        List<int[]> units = units(data, rule, together);
        String[] part = new String[samples.size()];
        Arrays.fill(part, TRAIN);
        boolean bySource = rule.unit() == SplitRule.Unit.PAIR || rule.unit() == SplitRule.Unit.ROW;
        if (rule.test() > 0) {
            List<int[]> test = new HoldOut(samples, units, rule.test(), bySource).choose(rule.seed());
            mark(part, test, TEST);
            units = units.stream().filter(u -> part[u[0]].equals(TRAIN)).toList();
        }
        double share = rule.val() / (1 - rule.test());
        mark(part, new HoldOut(samples, units, share, bySource).choose(rule.seed()), VAL);
        List<Sample> dealt = new ArrayList<>();
        for (int row = 0; row < part.length; row++) {
            dealt.add(samples.get(row).inPart(part[row]));
        }
        Split split = new Split(dealt);
        split.requireLabels(data.name(), rule);
        return split;
    }

    private static List<int[]> units(Manifest data, SplitRule rule, List<List<String>> together) {
        SplitUnits units = new SplitUnits(data.samples());
        if (rule.unit() == SplitRule.Unit.ROW) {
            return units.units();
        }
        if (data.samples().stream().allMatch(s -> rule.unit().key(s).isEmpty())) {
            throw new ManifestException(
                    data.name() + ": says nothing of a " + rule.unit().id() + "; fill the column "
                            + (rule.unit() == SplitRule.Unit.PAIR
                                    ? "group"
                                    : rule.unit().id())
                            + " (Kaggle's index column says pairs, folders below the class folders say sources),"
                            + " or split by something else");
        }
        units.joinBy(rule.unit()::key);
        units.joinBy(Sample::group);
        units.joinNames(together);
        return units.units();
    }

    private static void mark(String[] part, List<int[]> units, String name) {
        for (int[] unit : units) {
            for (int row : unit) {
                part[row] = name;
            }
        }
    }

    private void requireLabels(String name, SplitRule rule) {
        Set<String> wanted = new TreeSet<>(rule.test() > 0 ? USUAL : List.of(TRAIN, VAL));
        for (int label = 0; label < 2; label++) {
            int l = label;
            Set<String> having = samples.stream()
                    .filter(s -> s.label() == l)
                    .map(Sample::split)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!having.isEmpty() && !having.containsAll(wanted)) {
                wanted.removeAll(having);
                throw new ManifestException(name + ": split by " + rule.unit().id() + ", "
                        + (label == 0 ? "no human-made" : "no AI-made") + " pictures would come into "
                        + String.join(" and ", wanted) + ", because too few units hold them;"
                        + " split by something smaller (row is the smallest) or add pictures");
            }
        }
    }

    /** The parts: train, val, test, then others by name. */
    public List<Part> parts() {
        Map<String, List<Sample>> byName = new TreeMap<>();
        samples.forEach(
                s -> byName.computeIfAbsent(s.split(), p -> new ArrayList<>()).add(s));
        List<String> names = new ArrayList<>(USUAL);
        names.retainAll(byName.keySet());
        byName.keySet().stream().filter(n -> !USUAL.contains(n)).forEach(names::add);
        return names.stream()
                .map(name -> part(name, byName.getOrDefault(name, List.of())))
                .toList();
    }

    private static Part part(String name, List<Sample> rows) {
        int ai = (int) rows.stream().filter(s -> s.label() == 1).count();
        return new Part(
                name,
                rows.size(),
                rows.size() - ai,
                ai,
                distinct(rows, SplitRule.Unit.PAIR),
                distinct(rows, SplitRule.Unit.SOURCE));
    }

    private static int distinct(List<Sample> rows, SplitRule.Unit unit) {
        return (int) rows.stream()
                .map(unit::key)
                .filter(k -> !k.isEmpty())
                .distinct()
                .count();
    }

    /** Counts torn sets of samples of equal key; an empty key makes no set. */
    public Torn torn(Function<Sample, String> key) {
        Map<String, List<Sample>> sets = samples.stream()
                .filter(s -> !key.apply(s).isEmpty())
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        sets.values().removeIf(set -> set.size() < 2);
        List<List<Sample>> torn = sets.values().stream()
                .filter(set -> set.stream().map(Sample::split).distinct().count() > 1)
                .toList();
        return new Torn(
                torn.size(), sets.size(), torn.stream().mapToInt(List::size).sum());
    }
}
