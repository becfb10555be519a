// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.ManifestException;
import org.fauxto.eval.DeliveryEvaluation;
import org.fauxto.eval.DeliveryPath;
import org.fauxto.eval.EvaluationCsv;
import org.fauxto.eval.GroupResult;
import org.fauxto.eval.PixelModelScorer;
import org.fauxto.eval.ScoredPicture;
import org.fauxto.model.PixelModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fauxto evaluate}: a model on a labelled manifest, both classes delivered the same way. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measures a model on labelled pictures, every one re-encoded the same way.",
        footer = {
            "",
            "Writes scores.csv (one row per picture and delivery) and evaluation.csv (overall, per source, per",
            "generator) into the --out folder, and prints the overall rows."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE.onnx",
            description = "A model written by 'fauxto train'.")
    private Path model = Path.of("");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "CSV",
            description = "Manifest with the columns path and label (0 human, 1 AI).")
    private Path data = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the CSV files; made if absent.")
    private Path out = Path.of("");

    @Option(
            names = "--threshold",
            defaultValue = "0.5",
            paramLabel = "P",
            description = "Calibrated probability from which a picture is called AI (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures scored at a time (default: one per core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw usage("--threshold must be a probability in 0..1, got " + threshold);
        }
        if (threads < 1) {
            throw usage("--threads must be at least 1, got " + threads);
        }
        try {
            Manifest manifest = Manifest.read(data);
            if (manifest.count(0) == 0 || manifest.count(1) == 0) {
                throw usage(data + " needs pictures of both classes, has " + manifest.count(0) + " human and "
                        + manifest.count(1) + " AI");
            }
            Files.createDirectories(out);
            report(evaluate(manifest));
            return 0;
        } catch (ManifestException e) {
            throw usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            spec.commandLine().getErr().println("evaluate: " + e.getMessage());
            return 1;
        }
    }

    private List<GroupResult> evaluate(Manifest manifest) throws IOException, InterruptedException {
        List<DeliveryPath> deliveries = Arrays.asList(DeliveryPath.values());
        List<ScoredPicture> scores;
        try (PixelModel loaded = PixelModel.load(model);
                Progress progress = Progress.onError(terminal)) {
            progress.total(manifest.samples().size());
            scores = new DeliveryEvaluation(new PixelModelScorer(loaded), deliveries, threads)
                    .run(manifest, progress::step);
        }
        List<GroupResult> results = new ArrayList<>();
        for (DeliveryPath delivery : deliveries) {
            results.addAll(GroupResult.of(scores, delivery.id(), threshold));
        }
        EvaluationCsv.writeScores(out.resolve("scores.csv"), scores);
        EvaluationCsv.writeResults(out.resolve("evaluation.csv"), results);
        return results;
    }

    private void report(List<GroupResult> results) {
        PrintWriter to = spec.commandLine().getOut();
        to.printf(Locale.ROOT, "%-9s %6s %8s %10s %8s%n", "delivery", "n", "AUC", "bal. acc.", "FPR");
        for (GroupResult r : results) {
            if (r.group().equals("overall")) {
                to.printf(
                        Locale.ROOT,
                        "%-9s %6d %8.3f %10.3f %8.3f%n",
                        r.delivery(),
                        r.n(),
                        r.auc(),
                        r.calls().balancedAccuracy(),
                        r.calls().falsePositiveRate());
            }
        }
        to.println("per source and generator: " + out.resolve("evaluation.csv"));
        to.flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
