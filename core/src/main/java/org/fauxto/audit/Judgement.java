// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fauxto.audit.AuditVerdict.Kind;
import org.fauxto.audit.AuditVerdict.Reason;

/** The rules that turn findings into a verdict. */
final class Judgement {
    /** Share of pictures with a copy of the other label from which the labels are not to be trusted. */
    private static final double CONFLICTS = 0.005;

    /** Difference of the classes' shares of self-declared pictures that makes a balanced accuracy of 0.60. */
    private static final double DECLARED = 2 * (Separability.SHORTCUT - 0.5);

    /** What a reader would call a family of variables. */
    private enum Topic {
        SIZE("size", "the size of the pictures"),
        SHAPE("shape", "the shape of the pictures"),
        CODING("coding", "the file format and compression"),
        FILE_SIZE("file-size", "the size of the files"),
        METADATA("metadata", "the presence of metadata");

        private final String rule;
        private final String headline;

        Topic(String rule, String headline) {
            this.rule = rule;
            this.headline = headline;
        }

        static Topic of(String variable) {
            return switch (variable) {
                case "aspect", "square" -> SHAPE;
                case "format", "jpeg_quality", "chroma_subsampling", "progressive" -> CODING;
                case "bytes", "bytes_per_pixel" -> FILE_SIZE;
                case "has_exif", "has_icc", "has_metadata" -> METADATA;
                default -> SIZE;
            };
        }
    }

    private final List<Reason> reasons = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Judgement() {}

    static AuditVerdict of(
            Separability separability,
            List<DuplicateGroup> duplicates,
            Declarations declarations,
            TellingNames names,
            int human,
            int ai,
            int unreadable) {
        Judgement j = new Judgement();
        boolean leaks = j.leaks(duplicates);
        j.shortcuts(separability);
        j.conflicts(duplicates, human + ai);
        j.declarations(declarations, human, ai);
        j.others(separability, duplicates, names, unreadable, human, ai);
        Kind kind = leaks ? Kind.LEAKING : j.reasons.isEmpty() ? Kind.USABLE : Kind.BIASED;
        return new AuditVerdict(kind, j.reasons, j.notes);
    }

    private boolean leaks(List<DuplicateGroup> duplicates) {
        List<DuplicateGroup> leaking =
                duplicates.stream().filter(DuplicateGroup::leaking).toList();
        if (!leaking.isEmpty()) {
            reasons.add(new Reason(
                    "leak",
                    "the same pictures in several splits",
                    count(leaking.size(), "picture") + " can be found in more than one split, for example "
                            + leaking.get(0).members().get(0).name()
                            + ". A model has seen them in training, so its score on the other split is too good."));
        }
        return !leaking.isEmpty();
    }

    private void shortcuts(Separability separability) {
        Map<Topic, VariableResult> best = new EnumMap<>(Topic.class);
        for (VariableResult v : separability.variables()) {
            if (v.group().equals("delivery") && v.rule().flagged()) {
                best.merge(Topic.of(v.variable()), v, (a, b) -> accuracy(b) > accuracy(a) ? b : a);
            }
        }
        best.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Topic, VariableResult> e) -> -accuracy(e.getValue())))
                .forEach(e -> reasons.add(new Reason(
                        e.getKey().rule,
                        e.getKey().headline,
                        called(e.getValue().rule()))));
        RuleResult plain = separability.plainRule();
        RuleResult rule =
                plain.flagged() && plain.crossValidated() >= separability.rule().crossValidated() - 0.01
                        ? plain
                        : separability.rule();
        double alone =
                best.values().stream().mapToDouble(Judgement::accuracy).max().orElse(0);
        if (rule.flagged() && rule.crossValidated() > alone + 0.01) {
            reasons.add(new Reason("combination", "a combination of these", called(rule)));
        } else if (separability.tree().rule().flagged() && best.isEmpty()) {
            reasons.add(new Reason(
                    "combination",
                    "a combination of delivery variables",
                    "A small decision tree on "
                            + String.join(", ", separability.tree().variables())
                            + " reaches a balanced accuracy of "
                            + two(separability.tree().rule().crossValidated()) + "."));
        }
        separability.variables().stream()
                .filter(v -> v.variable().equals(NuisanceVariable.HISTOGRAM_MEAN.id())
                        && v.rule().flagged())
                .forEach(v -> notes.add(histogram(v.rule())));
    }

    private static double accuracy(VariableResult v) {
        return v.rule().crossValidated();
    }

    private static String called(RuleResult rule) {
        return "Calling every picture AI-made that " + rule.sentence() + " reaches a balanced accuracy of "
                + two(rule.crossValidated()) + " without looking at what it shows.";
    }

    private static String histogram(RuleResult rule) {
        return "The mean of a 3D colour histogram scores " + two(rule.crossValidated())
                + " here although it sees no colour: every pixel is counted once in 256 x 256 x 256 bins, so the mean is the"
                + " number of pixels / 256\u00b3, and the classes differ in size.";
    }

    private void conflicts(List<DuplicateGroup> duplicates, int pictures) {
        List<DuplicateGroup> conflicting =
                duplicates.stream().filter(DuplicateGroup::conflicting).toList();
        if (conflicting.isEmpty()) {
            return;
        }
        int involved = conflicting.stream().mapToInt(g -> g.members().size()).sum();
        String sentence = count(conflicting.size(), "picture") + " carry both labels in different copies, for example "
                + conflicting.get(0).members().get(0).name() + "; one label of each must be wrong.";
        if (involved >= CONFLICTS * pictures) {
            reasons.add(new Reason("conflict", "wrong labels", sentence));
        } else {
            notes.add(sentence);
        }
    }

    private void declarations(Declarations found, int human, int ai) {
        double gap = found.ai() / (double) ai - found.human() / (double) human;
        if (Math.abs(gap) >= DECLARED) {
            reasons.add(new Reason(
                    "declaration",
                    "what the files say about themselves",
                    percent(found.ai(), ai) + " of the AI-made files and " + percent(found.human(), human)
                            + " of the human-made ones declare a generative origin in their metadata."));
        } else if (found.ai() > 0) {
            notes.add(percent(found.ai(), ai) + " of the AI-made files declare their origin in their metadata.");
        }
        if (found.human() > 0) {
            notes.add(count(found.human(), "picture")
                    + " labelled human-made declare a generative origin themselves, for " + "example "
                    + found.doubtful().get(0) + ": look at these labels.");
        }
    }

    private void others(
            Separability separability,
            List<DuplicateGroup> duplicates,
            TellingNames names,
            int unreadable,
            int human,
            int ai) {
        for (VariableResult v : separability.variables()) {
            if (!v.group().equals("delivery") && v.rule().flagged()) {
                notes.add("The classes also differ in " + v.title() + " (balanced accuracy "
                        + two(v.rule().crossValidated()) + "), which "
                        + (v.group().equals("content")
                                ? "is what the pictures show."
                                : "may come from delivery, from the subject, or from how the pictures were made."));
            }
        }
        int redundant =
                duplicates.stream().mapToInt(g -> g.members().size() - 1).sum();
        if (redundant > 0) {
            notes.add(count(redundant, "picture") + " are copies of others.");
        }
        if (Math.min(names.humanShare(), names.aiShare()) >= 0.5) {
            notes.add("Names of files and folders give the label away (" + Math.round(100 * names.humanShare())
                    + " % of human-made, " + Math.round(100 * names.aiShare())
                    + " % of AI-made): keep paths away from a model.");
        }
        if (unreadable > 0) {
            notes.add(count(unreadable, "file") + " could not be read.");
        }
        if (Math.min(human, ai) * 10 < human + ai) {
            notes.add("The classes are far from balanced: " + human + " human-made, " + ai
                    + " AI-made; judge models by balanced accuracy.");
        }
    }

    private static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    private static String percent(int n, int of) {
        return Math.round(100.0 * n / of) + " %";
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
