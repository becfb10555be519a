// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.fauxto.audit.CrossValidation.Learnt;
import org.fauxto.audit.NuisanceVariable.Kind;
import org.fauxto.dataset.Sample;

/**
 * How well the label can be told without looking at the subject.
 *
 * <p>Significance is that of these pictures, the ones a model would be trained on; whether a shortcut holds beyond the
 * sources they come from is answered by {@link RuleResult#unseenSources}.
 *
 * @param variables one result each, in the variables' order
 * @param tree      of all delivery variables
 * @param rule      best rule of at most two conditions of any kind
 * @param plainRule best rule of at most two conditions without numbers
 */
public record Separability(List<VariableResult> variables, TreeResult tree, RuleResult rule, RuleResult plainRule) {
    /** Family-wise error rate. */
    public static final double ALPHA = 0.01;

    /** Cross-validated balanced accuracy from which a rule is called a shortcut; significant ones below are too weak. */
    public static final double SHORTCUT = 0.60;

    public Separability {
        variables = List.copyOf(variables);
    }

    /** @param groupOf key of a picture's copies, which must stay in one fold */
    static Separability of(List<PictureFacts> pictures, Function<PictureFacts, String> groupOf) {
        return new Search(pictures, groupOf).run();
    }

    /** Results before all p-values are known. */
    private record Raw(String sentence, double accuracy, double held, Optional<Double> unseen, double p) {
        RuleResult adjusted(double holm) {
            return new RuleResult(sentence, accuracy, held, unseen, holm, holm < ALPHA && held >= SHORTCUT);
        }
    }

    private static final class Search {
        private final Observations data;
        private final CrossValidation folds;
        private final Optional<CrossValidation> sourceFolds;

        Search(List<PictureFacts> pictures, Function<PictureFacts, String> groupOf) {
            data = Observations.of(pictures);
            folds = CrossValidation.by(groupOf, pictures);
            sourceFolds = enoughSources(pictures)
                    ? Optional.of(CrossValidation.by(p -> p.sample().source(), pictures))
                    : Optional.empty();
        }

        Separability run() {
            List<Raw> raw = new ArrayList<>();
            List<Double> aucs = new ArrayList<>();
            for (NuisanceVariable variable : NuisanceVariable.values()) {
                SingleRules found = SingleRules.search(data, variable);
                aucs.add(variable.kind() == Kind.CATEGORY ? 0.5 : found.auc());
                raw.add(scored(
                        found.best(),
                        found.p(),
                        train -> SingleRules.search(train, variable).best().rule()::callsAi));
            }
            ShallowTree tree = TreeGrower.grow(data);
            List<String> asked =
                    tree.variables().stream().map(NuisanceVariable::title).toList();
            raw.add(validated("answers like the tree", data.balancedAccuracy(call(tree)), train -> {
                ShallowTree grown = TreeGrower.grow(train);
                return (other, row) -> grown.callsAi(v -> other.value(v, row));
            }));
            raw.add(searched(RuleSearch::best));
            raw.add(searched(RuleSearch::plain));
            double[] holm = Significance.holm(raw.stream().map(Raw::p).toList());
            List<VariableResult> variables = new ArrayList<>();
            for (int k = 0; k < aucs.size(); k++) {
                NuisanceVariable v = List.of(NuisanceVariable.values()).get(k);
                String group = v.group().name().toLowerCase(Locale.ROOT);
                variables.add(new VariableResult(
                        v.id(), v.title(), group, aucs.get(k), raw.get(k).adjusted(holm[k])));
            }
            int at = aucs.size();
            return new Separability(
                    variables,
                    new TreeResult(tree, asked, raw.get(at).adjusted(holm[at])),
                    raw.get(at + 1).adjusted(holm[at + 1]),
                    raw.get(at + 2).adjusted(holm[at + 2]));
        }

        private IntPredicate call(ShallowTree tree) {
            return row -> tree.callsAi(v -> data.value(v, row));
        }

        private Raw searched(Function<Observations, ScoredRule> search) {
            ScoredRule found = search.apply(data);
            return validated(
                    found.rule().sentence(),
                    found.balancedAccuracy(),
                    train -> search.apply(train).rule()::callsAi);
        }

        /** A rule whose only honest p-value is that of its calls for held-out pictures. */
        private Raw validated(String sentence, double accuracy, Function<Observations, Learnt> learner) {
            double held = folds.balancedAccuracy(data, learner);
            double p = Significance.balancedAccuracy(held, data.aiCount(), data.humanCount());
            return new Raw(sentence, accuracy, held, unseen(learner), p);
        }

        private Raw scored(ScoredRule rule, double p, Function<Observations, Learnt> learner) {
            double held = folds.balancedAccuracy(data, learner);
            return new Raw(rule.rule().sentence(), rule.balancedAccuracy(), held, unseen(learner), p);
        }

        private Optional<Double> unseen(Function<Observations, Learnt> learner) {
            return sourceFolds.map(f -> f.balancedAccuracy(data, learner));
        }

        private static boolean enoughSources(List<PictureFacts> pictures) {
            Map<Integer, TreeSet<String>> sources = new TreeMap<>();
            for (PictureFacts p : pictures) {
                if (!p.sample().source().equals(Sample.UNKNOWN)) {
                    sources.computeIfAbsent(p.sample().label(), l -> new TreeSet<>())
                            .add(p.sample().source());
                }
            }
            return sources.size() == 2 && sources.values().stream().allMatch(s -> s.size() >= 3);
        }
    }
}
