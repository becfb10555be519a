// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.fauxto.dataset.Sample;
import org.fauxto.dataset.Split;
import org.fauxto.dataset.SplitComparison;
import org.fauxto.dataset.SplitRule;

/** What {@code fauxto split} tells people. */
final class SplitText {
    /** A share further off than this part of itself, and by more than a row, is told. */
    private static final double FAR = 0.2;

    private SplitText() {}

    /** The parts, then what is torn. */
    static String table(Split split, List<List<String>> copies) {
        StringBuilder text = new StringBuilder();
        text.append(row("part", "rows", "share", "human", "AI", "AI share", "groups", "sources"));
        for (Split.Part p : split.parts()) {
            text.append(row(
                    p.name(),
                    Integer.toString(p.rows()),
                    percent(p.rows(), split.samples().size()),
                    Integer.toString(p.human()),
                    Integer.toString(p.ai()),
                    percent(p.ai(), p.rows()),
                    count(p.groups()),
                    count(p.sources())));
        }
        Split.Torn groups = split.torn(Sample::group);
        if (groups.of() > 0) {
            text.append(sets("groups of two and more rows", groups));
        }
        Split.Torn sources = split.torn(SplitRule.Unit.SOURCE::key);
        if (sources.of() > 0) {
            text.append(sets("sources of two and more rows", sources));
        }
        if (!copies.isEmpty()) {
            text.append(sets("sets of near-copies", torn(split, copies)));
        }
        return text.toString();
    }

    /** What would let a network be validated on what it was shown. */
    static List<String> warnings(Split split, List<List<String>> copies) {
        List<String> warnings = new ArrayList<>();
        Split.Torn groups = split.torn(Sample::group);
        if (groups.sets() > 0) {
            warnings.add(
                    groups.sets() + " of " + groups.of() + " groups (pairs) are torn apart, " + groups.rows()
                            + " rows: validation sees twins of what training sees, and flatters; --by pair keeps them together");
        }
        Split.Torn near = torn(split, copies);
        if (near.sets() > 0) {
            warnings.add(near.sets() + " of " + near.of() + " sets of near-copies are torn apart, " + near.rows()
                    + " rows; --copies with --by pair, source or generator keeps them together");
        }
        return warnings;
    }

    /** Parts that are not as large as was asked for, because their units are coarse. */
    static List<String> farFrom(Split split, SplitRule rule) {
        int all = split.samples().size();
        List<String> far = new ArrayList<>();
        for (Split.Part p : split.parts()) {
            double wanted = p.name().equals(Split.VAL) ? rule.val() : p.name().equals(Split.TEST) ? rule.test() : -1;
            if (wanted > 0 && Math.abs(p.rows() - wanted * all) > Math.max(1, FAR * wanted * all)) {
                far.add(String.format(
                        Locale.ROOT,
                        "%s got %s of the rows, %.1f %% was asked for: whole units (%s) come no nearer with both labels",
                        p.name(),
                        percent(p.rows(), all),
                        100 * wanted,
                        rule.unit().id()));
            }
        }
        return far;
    }

    /** How two splits differ. */
    static String comparison(SplitComparison c, String other) {
        if (c.identical()) {
            return "Identical to " + other + ": " + c.both() + " pictures in the same parts.\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Against %s: %d pictures in both, %d only here, %d only there; %d (%s) lie in another part.%n",
                other,
                c.both(),
                c.onlyFirst(),
                c.onlySecond(),
                c.moved(),
                percent(c.moved(), c.both())));
        if (c.relabelled() > 0) {
            text.append(c.relabelled()).append(" have another label.\n");
        }
        if (c.both() == 0) {
            return text.append("Pictures are known by where their files lie; is each CSV beside its pictures?\n")
                    .toString();
        }
        TreeSet<String> there = new TreeSet<>();
        c.cells().values().forEach(cells -> there.addAll(cells.keySet()));
        text.append(String.format(Locale.ROOT, "%-12s", "here \\ there"));
        there.forEach(part -> text.append(String.format(Locale.ROOT, " %9s", part)));
        text.append("   overlap\n");
        for (Map.Entry<String, SortedMap<String, Integer>> cells : c.cells().entrySet()) {
            text.append(String.format(Locale.ROOT, "%-12s", cells.getKey()));
            there.forEach(part -> text.append(
                    String.format(Locale.ROOT, " %9d", cells.getValue().getOrDefault(part, 0))));
            text.append(String.format(Locale.ROOT, " %8.1f %%%n", 100 * c.overlap(cells.getKey())));
        }
        return text.toString();
    }

    private static Split.Torn torn(Split split, List<List<String>> copies) {
        Map<String, String> key = new HashMap<>();
        for (int k = 0; k < copies.size(); k++) {
            String set = "copies " + k;
            copies.get(k).forEach(name -> key.put(name, set));
        }
        return split.torn(s -> key.getOrDefault(s.name(), ""));
    }

    private static String sets(String what, Split.Torn torn) {
        return String.format(Locale.ROOT, "%s: %d, torn apart: %d%n", what, torn.of(), torn.sets());
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-12s %8s %8s %8s %8s %9s %8s %8s%n", (Object[]) cells);
    }

    private static String percent(int part, int of) {
        return of == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / of);
    }

    private static String count(int n) {
        return n == 0 ? "-" : Integer.toString(n);
    }
}
