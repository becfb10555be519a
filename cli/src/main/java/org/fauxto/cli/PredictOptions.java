// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fauxto.dataset.ManifestException;
import org.fauxto.dataset.PictureList;
import org.fauxto.eval.Predictions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What {@code predict} and {@code submit} have in common: a model, pictures without labels, a threshold. */
final class PredictOptions {
    @Option(
            names = {"-m", "--model"},
            required = true,
            paramLabel = "RUN|FILE.onnx",
            description = ChosenModel.DESCRIPTION)
    private Path model = Path.of("");

    @Option(
            names = {"-d", "--data"},
            required = true,
            paramLabel = "CSV|FOLDER",
            description =
                    "CSV with a column id, path or file_name, relative to the CSV; Kaggle's folder, which means its"
                            + " test.csv; or any folder, which means every picture below it.")
    private Path data = Path.of("");

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "Calibrated probability from which a picture is labelled 1, AI. Default: 0.5.")
    private double threshold = 0.5;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "N",
            description = "Pictures scored at a time. Default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no summary.")
    private boolean quiet;

    /** How a run of predictions ended. */
    record Outcome(int pictures, int errors, boolean interrupted) {
        int exitCode() {
            return interrupted ? ExitCode.INTERRUPTED : errors == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }

    /** Takes the answers; whether a picture had none is told by {@code label} -1. */
    interface Receiver {
        void accept(Predictions.Prediction prediction, double calibratedLogit, int label) throws IOException;
    }

    PictureList pictures(CommandSpec spec) throws IOException {
        Usage.require(
                spec, threshold >= 0 && threshold <= 1, "--threshold must be a probability in 0..1, got " + threshold);
        Usage.require(spec, threads >= 1, "--threads must be at least 1, got " + threads);
        Usage.require(spec, Files.exists(data), "--data " + data + " does not exist");
        try {
            return PictureList.read(data);
        } catch (ManifestException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    boolean dataIsFolder() {
        return Files.isDirectory(data);
    }

    boolean quiet() {
        return quiet;
    }

    /** Refuses to replace a file unless told to. */
    static void requireFree(CommandSpec spec, @Nullable Path out, boolean force) {
        Usage.require(
                spec,
                out == null || force || !Files.exists(out),
                "--out " + out + " exists; choose another name, or replace it with --force");
    }

    /** Scores the list, in its order, until the end or Ctrl-C. */
    Outcome run(Terminal terminal, PictureList list, Receiver receiver) throws IOException, InterruptedException {
        int[] seen = new int[2];
        try (Interrupt interrupt = new Interrupt();
                ChosenModel chosen = ChosenModel.open(model);
                Progress progress = quiet ? Progress.none(terminal) : Progress.onError(terminal)) {
            if (!chosen.warning().isEmpty()) {
                terminal.err().println("fauxto: " + chosen.warning());
            }
            progress.total(list.entries().size());
            Predictions.run(
                    list,
                    chosen.scorer(),
                    threads,
                    p -> {
                        seen[0]++;
                        seen[1] += p.score().isEmpty() ? 1 : 0;
                        double logit = p.score().map(chosen::calibratedLogit).orElse(Double.NaN);
                        int label = p.score()
                                .map(s -> s.probability() >= threshold ? 1 : 0)
                                .orElse(-1);
                        receiver.accept(p, logit, label);
                        progress.step();
                    },
                    interrupt::raised);
            return new Outcome(seen[0], seen[1], interrupt.raised());
        }
    }
}
