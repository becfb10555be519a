// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fauxto.config.ConfigException;
import org.fauxto.train.config.BaselineConfig;
import org.fauxto.train.config.ConfigFile;
import org.fauxto.train.engine.Torch;
import org.fauxto.train.export.Exporter;
import org.fauxto.train.export.Provenance;
import org.fauxto.train.loop.Checkpoint;
import org.fauxto.train.loop.Position;
import org.fauxto.train.loop.RunDirectory;
import org.fauxto.train.loop.Trainer;
import org.fauxto.train.weights.WeightLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fauxto train}: from a configuration to an ONNX file that {@code fauxto detect} loads. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a system from a configuration, exports it to ONNX, and reports what came of it.",
            "",
            "The run's folder gets config.yaml, run.json, epochs.csv, checkpoints, model.onnx, val-scores.csv, report.html,"
                    + " report.json, classification-report.txt and plots/."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto train --config configs/default.yaml --run runs/first",
            "  fauxto train --run runs/short --set schedule.epochs=3 --set loop.crops_per_epoch=320",
            "  fauxto train --resume runs/first",
            "  fauxto train --config configs/baseline-size.yaml --run runs/size",
            "  fauxto train --report-only runs/first"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:trained and exported",
            "1:the run, its data or the parity check failed",
            "2:wrong usage or configuration",
            "3:stopped before the end; --resume goes on"
        })
public final class TrainCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    /** Exit code of a run that was stopped before its end. */
    static final int STOPPED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Training configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("configs", "default.yaml");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace one value of the configuration, for example --set loop.batch_size=16.")
    private Map<String, String> replacements = new LinkedHashMap<>();

    @Option(names = "--run", paramLabel = "DIR", description = "Directory of a new run (default: ${DEFAULT-VALUE}).")
    private Path run = Path.of("runs", "default");

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Go on with the run in this directory, under its own configuration.")
    private @org.jspecify.annotations.Nullable Path resume;

    @Option(
            names = "--export-only",
            paramLabel = "RUN",
            description = "Only export the best weights of the run in this directory.")
    private @org.jspecify.annotations.Nullable Path exportOnly;

    @Option(
            names = "--report-only",
            paramLabel = "RUN",
            description = "Only write report.html, report.json and the plots anew, from what is in this directory.")
    private @org.jspecify.annotations.Nullable Path reportOnly;

    @Override
    public Integer call() throws IOException {
        try {
            return train();
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int train() throws IOException {
        if (reportOnly != null) {
            print("report: %s", RunOutputs.again(RunDirectory.open(reportOnly).path()));
            return 0;
        }
        Path existing = resume != null ? resume : exportOnly;
        if (existing != null && !replacements.isEmpty()) {
            throw new ConfigException("--set cannot change an existing run; start a new one with --config and --run");
        }
        ConfigFile.Resolved resolved = ConfigFile.read(
                existing == null ? config : RunDirectory.open(existing).config(), replacements);
        boolean baseline = resolved.config().model() instanceof BaselineConfig;
        if (!baseline) {
            Torch.start(resolved.config().loop().threads());
            TrainingSources.refuseImpossible(resolved.config());
            if (existing == null) {
                TrainingSources.requireWeights(resolved.config(), WeightLoader.standard());
            }
        }
        TrainingData data = TrainingData.open(resolved.config());
        RunDirectory directory = existing == null ? RunDirectory.create(run) : RunDirectory.open(existing);
        if (existing == null) {
            RunDirectory.replace(directory.config(), resolved.yaml());
            directory.describe(RunRecord.of(resolved.config(), resolved.yaml(), data));
        }
        print("run %s: %s", directory.path(), data.words());
        if (resolved.config().model() instanceof BaselineConfig model) {
            new BaselineRun(directory, resolved.config(), model, line -> print("%s", line)).call(data);
            return 0;
        }
        hintAtEnvironment();
        if (exportOnly == null && !finished(directory, resolved, data)) {
            print("stopped; go on with: fauxto train --resume %s", directory.path());
            return STOPPED;
        }
        return export(directory, resolved, data);
    }

    private boolean finished(RunDirectory directory, ConfigFile.Resolved resolved, TrainingData data)
            throws IOException {
        Checkpoint from = resume != null && Files.exists(directory.last())
                ? Checkpoint.read(directory.last())
                : Trainer.start(resolved.config(), directory, WeightLoader.standard()::load);
        print("%d parameters and statistics", from.state().model().size());
        try (StopSignal stop = StopSignal.install();
                ProgressPrinter progress =
                        new ProgressPrinter(spec.commandLine().getErr(), from.position());
                TrainingSources sources = TrainingSources.open(resolved.config(), data, directory, progress)) {
            Trainer trainer = new Trainer(
                    resolved.config(), sources.system(), sources.train(), sources.validation(), directory, progress);
            Position end = trainer.run(from, stop::requested);
            return Trainer.finished(resolved.config(), end);
        }
    }

    private int export(RunDirectory directory, ConfigFile.Resolved resolved, TrainingData data) throws IOException {
        Exporter.Export export = Exporter.export(
                directory, resolved.config(), data.validation(), data.words(), Provenance.sha256(resolved.yaml()));
        print(
                "wrote %s (%d bytes); validation per picture: AUC %.4f, balanced accuracy %.4f, loss %.4f",
                export.file(),
                export.bytes(),
                export.figures().auc(),
                export.figures().balancedAccuracy(),
                export.figures().loss());
        print(
                "calibration: temperature %.4f, bias %.4f",
                export.calibration().temperature(), export.calibration().bias());
        print(
                "parity of libtorch and ONNX Runtime on %d crops: max abs difference %.3g (largest logit %.3g)",
                export.parity().crops(),
                export.parity().maxDifference(),
                export.parity().maxLogit());
        print("report: %s", RunOutputs.write(directory, export, data.valManifest()));
        if (!export.parity().passed()) {
            print("parity check failed: do not ship this file");
            return FAILED;
        }
        return 0;
    }

    /** The launcher sets them; without, waiting threads spin, and every tensor's memory goes back to the kernel. */
    private void hintAtEnvironment() {
        if (System.getProperty("os.name", "").startsWith("Linux")
                && (System.getenv("OMP_WAIT_POLICY") == null || System.getenv("MALLOC_TRIM_THRESHOLD_") == null)) {
            print("hint: training is up to five times faster on a busy machine with OMP_WAIT_POLICY=passive"
                    + " MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=8589934592"
                    + " in the environment");
        }
    }

    private void print(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
