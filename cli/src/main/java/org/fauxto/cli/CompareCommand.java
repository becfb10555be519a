// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fauxto.dataset.ManifestException;
import org.fauxto.eval.DeliveryPath;
import org.fauxto.eval.RunComparison;
import org.fauxto.eval.ScoresCsv;
import org.fauxto.eval.report.ComparisonPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fauxto compare}: evaluations of several models on the same pictures. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Says whether models that were evaluated on the same pictures differ by more than chance: DeLong's test"
                        + " of the AUC, McNemar's exact test of the accuracy.",
        footerHeading = "%nExample:%n",
        footer = "  fauxto compare report-a/ report-b/ --delivery jpeg75 --out compare.html")
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RUN",
            arity = "2..*",
            description = "Folders written by 'fauxto evaluate', or files of scores.")
    private List<Path> runs = List.of();

    @Option(names = "--delivery", paramLabel = "NAME", description = "The delivery to compare. Default: as-is.")
    private String delivery = DeliveryPath.AS_IS.id();

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "Probability from which a picture is called AI. Default: 0.5.")
    private double threshold = 0.5;

    @Option(names = "--out", paramLabel = "FILE.html", description = "Also write a page with curves side by side.")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw usage("--threshold must be a probability in 0..1, got " + threshold);
        }
        if (runs.size() < 2) {
            throw usage("compare needs two runs or more, got " + runs.size());
        }
        try {
            List<RunComparison.Input> inputs = new ArrayList<>();
            for (Path run : runs) {
                Path csv = Files.isDirectory(run) ? run.resolve("scores.csv") : run;
                inputs.add(new RunComparison.Input(run.toString(), ScoresCsv.read(csv)));
            }
            RunComparison comparison = RunComparison.of(inputs, delivery, threshold);
            ComparisonPage.text(comparison).forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
            if (out != null) {
                try (Writer page = Files.newBufferedWriter(out)) {
                    ComparisonPage.of(comparison).write(page);
                }
            }
            return ExitCode.OK;
        } catch (ManifestException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
