// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fauxto.dataset.ManifestException;
import org.fauxto.eval.DeliveryPath;
import org.fauxto.eval.Evaluation;
import org.fauxto.eval.VerdictRule;
import org.fauxto.eval.metric.ClusterBootstrap;
import org.fauxto.eval.report.EvaluationPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fauxto evaluate}: its options, checked and handed to an {@link EvaluateRun}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures a model on labelled pictures, every one delivered in the same ways, with intervals and with what"
                    + " trivial rules would score.",
            "",
            "Writes evaluation.html, evaluation.json, CSV files and plots into the --out folder."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was measured",
            "1:a file could not be read or written",
            "2:the command line or the manifest cannot be understood"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto evaluate --model runs/default --data val.csv --out report/",
            "  fauxto evaluate --model model.onnx --data val.csv --deliveries as-is,jpeg75 --out report/",
            "  fauxto evaluate --scores scores.csv --by source,generator --out report/"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "RUN|FILE.onnx", description = ChosenModel.DESCRIPTION)
    private @Nullable Path model;

    @Option(
            names = "--data",
            paramLabel = "CSV",
            description = "Manifest with the columns path and label (0 human, 1 AI), or a folder of labelled folders.")
    private @Nullable Path data;

    @Option(
            names = "--scores",
            paramLabel = "CSV",
            description =
                    "Instead of --model: scores that are there already, with the columns path, label and probability."
                            + " With --data the contact sheet shows the pictures.")
    private @Nullable Path scores;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the results; made if absent.")
    private Path out = Path.of("");

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "GROUP",
            description = "Tables to make: source, generator, format, size. Default: all.")
    private List<String> by = EvaluationPage.kinds();

    @Option(
            names = "--deliveries",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Ways every picture takes before it is scored. Default: all of as-is, jpeg90, jpeg75, jpeg60, jpeg40,"
                            + " webp80, 1600q85, 1024q85, 640q85, 512q85, 768q60, 512q40, rescale90, crop80, blur1, noise4; of a baseline, which is about the file, as-is alone.")
    private @Nullable List<String> deliveries;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "Calibrated probability from which a picture is called AI. Default: 0.5.")
    private double threshold = 0.5;

    @Option(names = "--bootstrap", paramLabel = "N", description = "Replicates of the bootstrap. Default: 2000.")
    private int replicates = ClusterBootstrap.REPLICATES;

    @Option(names = "--seed", paramLabel = "N", description = "Of the bootstrap. Default: 1.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures scored at a time. Default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Usage.require(
                spec, threshold >= 0 && threshold <= 1, "--threshold must be a probability in 0..1, got " + threshold);
        Usage.require(spec, threads >= 1, "--threads must be at least 1, got " + threads);
        Usage.require(spec, replicates >= 100, "--bootstrap must be at least 100, got " + replicates);
        Usage.require(
                spec,
                (model == null) != (scores == null),
                "give either --model RUN or FILE.onnx with --data CSV, or --scores CSV");
        Usage.require(spec, model == null || data != null, "--model needs --data CSV, the pictures to score");
        for (String kind : by) {
            Usage.require(
                    spec,
                    EvaluationPage.kinds().contains(kind),
                    "--by knows " + EvaluationPage.kinds() + ", not '" + kind + "'");
        }
        EvaluateRun run = new EvaluateRun(
                terminal,
                Optional.ofNullable(data),
                out,
                new Evaluation.Settings(threshold, VerdictRule.shipped(), replicates, seed, new TreeSet<>(by)));
        try {
            if (model != null) {
                run.model(model, chosen(), threads, spec.commandLine().getOut());
            } else if (scores != null) {
                run.scores(scores, spec.commandLine().getOut());
            }
            return ExitCode.OK;
        } catch (ManifestException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Empty where none were named. */
    private List<DeliveryPath> chosen() {
        return Optional.ofNullable(deliveries).orElse(List.of()).stream()
                .distinct()
                .map(id -> DeliveryPath.of(id)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--deliveries knows "
                                        + Arrays.stream(DeliveryPath.values())
                                                .map(DeliveryPath::id)
                                                .collect(Collectors.joining(", "))
                                        + ", not '" + id + "'")))
                .toList();
    }
}
