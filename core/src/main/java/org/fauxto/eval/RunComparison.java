// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.dataset.ManifestException;
import org.fauxto.eval.metric.Confusion;
import org.fauxto.eval.metric.DeLong;
import org.fauxto.eval.metric.Interval;
import org.fauxto.eval.metric.LabelledScores;
import org.fauxto.eval.metric.McNemar;
import org.fauxto.eval.metric.Roc;

/**
 * Several scorers on the same pictures under the same delivery.
 *
 * @param delivery name of the delivery
 * @param pictures scored by every run
 * @param leftOut  pictures that not every run has scored
 * @param runs     in the given order
 * @param pairs    every run against every later one
 */
public record RunComparison(String delivery, int pictures, int leftOut, List<Run> runs, List<Pair> pairs) {

    /**
     * One run.
     *
     * @param logits   scores of the common pictures, by name
     * @param aucInterval 95 %, DeLong's
     * @param accuracy share of right calls at the threshold
     */
    public record Run(
            String name, LabelledScores logits, double auc, Interval aucInterval, double accuracy, Confusion calls) {}

    /** Two runs: DeLong's test of the AUCs, McNemar's of the calls. */
    public record Pair(String a, String b, DeLong.Comparison auc, McNemar calls) {}

    /** A run's name and its scores, all deliveries. */
    public record Input(String name, List<ScoredPicture> scores) {}

    /**
     * Compares on the pictures that all runs have scored.
     *
     * @param threshold a probability at or above it is called AI
     * @throws ManifestException if runs share too few pictures, or disagree about a label
     */
    public static RunComparison of(List<Input> inputs, String delivery, double threshold) {
        List<TreeMap<String, ScoredPicture>> all = new ArrayList<>();
        for (Input input : inputs) {
            TreeMap<String, ScoredPicture> byName = new TreeMap<>(Comparator.naturalOrder());
            input.scores().stream()
                    .filter(s -> s.delivery().equals(delivery))
                    .forEach(s -> byName.put(s.picture().name(), s));
            all.add(byName);
        }
        TreeMap<String, ScoredPicture> common = new TreeMap<>(all.get(0));
        TreeMap<String, ScoredPicture> union = new TreeMap<>(Comparator.naturalOrder());
        for (TreeMap<String, ScoredPicture> run : all) {
            common.keySet().retainAll(run.keySet());
            union.putAll(run);
        }
        List<List<ScoredPicture>> rowsOf = all.stream()
                .map(run -> run.entrySet().stream()
                        .filter(e -> common.containsKey(e.getKey()))
                        .map(Map.Entry::getValue)
                        .toList())
                .toList();
        check(inputs, rowsOf, delivery);
        List<Run> runs = new ArrayList<>();
        List<boolean[]> right = new ArrayList<>();
        for (int r = 0; r < all.size(); r++) {
            List<ScoredPicture> rows = rowsOf.get(r);
            runs.add(run(inputs.get(r).name(), rows, threshold));
            right.add(right(rows, threshold));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < runs.size(); a++) {
            for (int b = a + 1; b < runs.size(); b++) {
                pairs.add(new Pair(
                        runs.get(a).name(),
                        runs.get(b).name(),
                        DeLong.compare(runs.get(a).logits(), runs.get(b).logits()),
                        McNemar.of(right.get(a), right.get(b))));
            }
        }
        return new RunComparison(
                delivery, common.size(), union.size() - common.size(), List.copyOf(runs), List.copyOf(pairs));
    }

    private static void check(List<Input> inputs, List<List<ScoredPicture>> rowsOf, String delivery) {
        int[] count = new int[2];
        for (int i = 0; i < rowsOf.get(0).size(); i++) {
            LabelledPicture first = rowsOf.get(0).get(i).picture();
            count[first.label()]++;
            for (int r = 1; r < rowsOf.size(); r++) {
                if (rowsOf.get(r).get(i).picture().label() != first.label()) {
                    throw new ManifestException("'" + first.name() + "' has label " + first.label() + " in "
                            + inputs.get(0).name() + " and another in "
                            + inputs.get(r).name() + "; runs must agree about labels");
                }
            }
        }
        if (count[0] < 2 || count[1] < 2) {
            throw new ManifestException(
                    "the runs share " + count[0] + " human and " + count[1]
                            + " AI pictures under delivery '" + delivery
                            + "'; a comparison needs two of each. Were they evaluated on the same manifest, with this delivery?");
        }
    }

    private static Run run(String name, List<ScoredPicture> rows, double threshold) {
        LabelledScores logits = ScoredPicture.labelled(rows, ImageScorer.Score::logit);
        Confusion calls = Confusion.at(ScoredPicture.labelled(rows, ImageScorer.Score::probability), threshold);
        return new Run(
                name,
                logits,
                Roc.auc(logits),
                DeLong.interval(logits),
                (calls.truePositives() + calls.trueNegatives()) / (double) rows.size(),
                calls);
    }

    private static boolean[] right(List<ScoredPicture> rows, double threshold) {
        boolean[] right = new boolean[rows.size()];
        for (int i = 0; i < right.length; i++) {
            ScoredPicture s = rows.get(i);
            right[i] = (s.score().probability() >= threshold) == (s.picture().label() == 1);
        }
        return right;
    }
}
