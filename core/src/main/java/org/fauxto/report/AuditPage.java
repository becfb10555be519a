// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fauxto.audit.AuditReport;
import org.fauxto.audit.Distribution;
import org.fauxto.audit.DuplicateGroup;
import org.fauxto.audit.ShallowTree;
import org.fauxto.audit.UnreadablePicture;
import org.fauxto.audit.VariableResult;

/** An audit as one self-contained page. */
public final class AuditPage {
    private static final int MOST_GROUPS = 50;
    private static final int MOST_UNREADABLE = 50;

    private AuditPage() {}

    /**
     * What the template shows.
     *
     * @param report of the data
     * @param before of the data that this data was made from, for a debiased copy
     */
    public record Page(AuditReport report, Optional<AuditReport> before) {
        /** Variables of one group, the most telling first. */
        public List<VariableResult> variables(String group) {
            return report.separability().variables().stream()
                    .filter(v -> v.group().equals(group))
                    .sorted(Comparator.comparingDouble(v -> -v.rule().crossValidated()))
                    .toList();
        }

        /** The same variable before, where there is a before. */
        public String earlier(VariableResult variable) {
            return before.flatMap(b -> b.separability().variables().stream()
                            .filter(v -> v.variable().equals(variable.variable()))
                            .findFirst())
                    .map(v -> two(v.rule().crossValidated()))
                    .orElse("");
        }

        /** Two decimals. */
        public String two(double value) {
            return String.format(Locale.ROOT, "%.2f", value);
        }

        /** A p-value. */
        public String p(double p) {
            return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
        }

        /** Length of a bar in percent: nothing at chance, all at 1. */
        public String length(double accuracy) {
            return String.format(Locale.ROOT, "%.1f", Math.max(0, Math.min(100, 200 * (accuracy - 0.5))));
        }

        /** Inline SVG, escaped. */
        public String plot(Distribution distribution) {
            return ClassBars.svg(distribution, report.human(), report.ai());
        }

        /** The groups that matter most. */
        public List<DuplicateGroup> groups() {
            return report.duplicates().stream()
                    .sorted(Comparator.comparing((DuplicateGroup g) -> !g.leaking())
                            .thenComparing(g -> !g.conflicting()))
                    .limit(MOST_GROUPS)
                    .toList();
        }

        /** The first unreadable files. */
        public List<UnreadablePicture> unreadable() {
            return report.unreadable().stream().limit(MOST_UNREADABLE).toList();
        }

        /** The tree, one line a question or answer. */
        public List<TreeLine> tree() {
            List<TreeLine> lines = new ArrayList<>();
            lines(report.separability().tree().tree(), 0, "", lines);
            return lines;
        }

        private static void lines(ShallowTree tree, int depth, String answer, List<TreeLine> lines) {
            if (tree instanceof ShallowTree.Split split) {
                lines.add(new TreeLine(
                        depth, answer, "the picture " + split.condition().sentence() + "?", ""));
                lines(split.yes(), depth + 1, "yes", lines);
                lines(split.no(), depth + 1, "no", lines);
            } else if (tree instanceof ShallowTree.Leaf leaf) {
                String held = leaf.humans() + " human-made, " + leaf.ais() + " AI-made pictures end here";
                lines.add(new TreeLine(
                        depth,
                        answer,
                        (leaf.ai() ? "AI-made" : "human-made") + " (" + held + ")",
                        leaf.ai() ? "ai" : "human"));
            }
        }
    }

    /**
     * One line of a tree.
     *
     * @param answer to the question above, or empty
     * @param call   {@code ai}, {@code human}, or empty for a question
     */
    public record TreeLine(int depth, String answer, String text, String call) {}

    /** Writes the page of one audit. */
    public static void write(AuditReport report, Path file) throws IOException {
        write(new Page(report, Optional.empty()), file);
    }

    /** Writes the page of a debiased copy, beside what it was made from. */
    public static void write(AuditReport before, AuditReport after, Path file) throws IOException {
        write(new Page(after, Optional.of(before)), file);
    }

    private static void write(Page page, Path file) throws IOException {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fauxto.report.template");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            engine.render("audit.jte", page, new WriterOutput(out));
        }
    }
}
