// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fauxto.eval.metric.Binomial;
import org.fauxto.eval.metric.Confusion;
import org.fauxto.eval.metric.Interval;
import org.fauxto.eval.metric.LabelledScores;
import org.fauxto.eval.metric.Roc;

/**
 * Figures of one group of pictures under one delivery.
 *
 * <p>A source or generator holds pictures of one class only; it is judged against all pictures of the other class.
 *
 * @param group           {@code overall}, {@code source}, {@code generator}, {@code format} or {@code size}
 * @param name            of the source or generator; {@code all} for overall
 * @param label           the group's own class, 0 or 1; -1 for overall
 * @param n               pictures of the group
 * @param pictures        the group and what it is judged against; scores are calibrated probabilities
 * @param calls           right and wrong calls in {@code pictures}
 * @param auc             group against the other class
 * @param meanProbability of AI, over the group
 */
public record GroupResult(
        String delivery,
        String group,
        String name,
        int label,
        int n,
        LabelledScores pictures,
        Confusion calls,
        double auc,
        double meanProbability) {
    /** Name of the group of all pictures. */
    public static final String OVERALL = "overall";

    /**
     * Overall first, then sources, generators, formats and size bands, each by label and name.
     *
     * @param threshold a probability at or above it is called AI
     * @throws IllegalArgumentException unless both classes are present
     */
    public static List<GroupResult> of(List<ScoredPicture> all, String delivery, double threshold) {
        List<ScoredPicture> here =
                all.stream().filter(s -> s.delivery().equals(delivery)).toList();
        Stream<GroupResult> overall = Stream.of(result(here, here, delivery, OVERALL, "all", -1, threshold));
        return Stream.of(
                        overall,
                        groups(here, delivery, "source", LabelledPicture::source, threshold),
                        groups(here, delivery, "generator", LabelledPicture::generator, threshold),
                        groups(here, delivery, "format", LabelledPicture::format, threshold),
                        groups(here, delivery, "size", LabelledPicture::sizeBand, threshold))
                .flatMap(s -> s)
                .toList();
    }

    private static Stream<GroupResult> groups(
            List<ScoredPicture> here,
            String delivery,
            String group,
            Function<LabelledPicture, String> name,
            double threshold) {
        return Stream.of(0, 1).flatMap(label -> {
            List<ScoredPicture> own =
                    here.stream().filter(s -> s.picture().label() == label).toList();
            TreeSet<String> names = new TreeSet<>();
            own.forEach(s -> names.add(name.apply(s.picture())));
            return names.stream().map(n -> {
                List<ScoredPicture> members = own.stream()
                        .filter(s -> name.apply(s.picture()).equals(n))
                        .toList();
                List<ScoredPicture> judged = Stream.concat(
                                members.stream(),
                                here.stream().filter(s -> s.picture().label() != label))
                        .toList();
                return result(members, judged, delivery, group, n, label, threshold);
            });
        });
    }

    private static GroupResult result(
            List<ScoredPicture> members,
            List<ScoredPicture> judged,
            String delivery,
            String group,
            String name,
            int label,
            double threshold) {
        LabelledScores probabilities = ScoredPicture.labelled(judged, ImageScorer.Score::probability);
        double mean = members.stream()
                .mapToDouble(s -> s.score().probability())
                .average()
                .orElse(Double.NaN);
        // Ranked by logit: probabilities near 0 and 1 may round to ties.
        double auc = Roc.auc(ScoredPicture.labelled(judged, ImageScorer.Score::logit));
        return new GroupResult(
                delivery,
                group,
                name,
                label,
                members.size(),
                probabilities,
                Confusion.at(probabilities, threshold),
                auc,
                mean);
    }

    /** Share of the group's own pictures called AI; NaN for overall. */
    public double calledAi() {
        return label < 0 ? Double.NaN : (double) called() / n;
    }

    /** Wilson's 95 % interval of {@link #calledAi}: of pictures of this very group, not of other groups. */
    public Interval calledAiInterval() {
        return label < 0 ? Interval.NONE : Binomial.wilson(called(), n);
    }

    private int called() {
        return label == 1 ? calls.truePositives() : calls.falsePositives();
    }
}
