// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.ManifestException;
import org.fauxto.eval.DeliveryEvaluation;
import org.fauxto.eval.DeliveryPath;
import org.fauxto.eval.PictureProbe;
import org.fauxto.eval.PixelModelScorer;
import org.fauxto.eval.ScoredPicture;
import org.fauxto.eval.ThresholdProposal;
import org.fauxto.model.PixelModel;
import org.fauxto.verdict.VerdictConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fauxto calibrate}: proposes temperature, bias and threshold; changes nothing. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Chooses temperature, bias and the threshold for \"AI\" on validation pictures, and says what false-accusation"
                    + " rate so many pictures can vouch for.",
            "",
            "Writes a proposal; the model and verdict.yaml stay as they are. Use pictures that neither trained nor will test"
                    + " the model."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a threshold is proposed",
            "1:a file could not be read or written, or so few pictures cannot show the target: no threshold is proposed",
            "2:the command line or the manifest cannot be understood"
        },
        footerHeading = "%nExample:%n",
        footer = "  fauxto calibrate --model model.onnx --data val.csv --target-fpr 0.01 --out proposal.yaml")
final class CalibrateCommand implements Callable<Integer> {
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
            description = "Manifest of validation pictures, with the columns path and label (0 human, 1 AI).")
    private Path data = Path.of("");

    @Option(
            names = "--target-fpr",
            paramLabel = "RATE",
            description = "Share of human pictures that may be called AI. Default: 0.01.")
    private double target = 0.01;

    @Option(
            names = "--confidence",
            paramLabel = "C",
            description = "That the rate is not above the target, one-sided. Default: 0.95.")
    private double confidence = 0.95;

    @Option(
            names = "--deliveries",
            split = ",",
            paramLabel = "NAME",
            description =
                    "A picture counts as accused if any of these accuses it. Default: as-is, jpeg75, 768q60, 512q40.")
    private List<String> deliveries = List.of("as-is", "jpeg75", "768q60", "512q40");

    @Option(names = "--out", paramLabel = "FILE.yaml", description = "Default: calibration.yaml.")
    private Path out = Path.of("calibration.yaml");

    @Option(names = "--threads", paramLabel = "N", description = "Pictures scored at a time. Default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    CalibrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Usage.require(spec, target > 0 && target < 1, "--target-fpr must lie between 0 and 1, got " + target);
        Usage.require(
                spec, confidence > 0 && confidence < 1, "--confidence must lie between 0 and 1, got " + confidence);
        Usage.require(spec, threads >= 1, "--threads must be at least 1, got " + threads);
        for (String d : deliveries) {
            Usage.require(
                    spec,
                    DeliveryPath.of(d).isPresent(),
                    "--deliveries does not know '" + d + "'; see 'fauxto evaluate --help'");
        }
        try {
            Manifest manifest = EvaluateRun.labelled(data);
            String id;
            List<ScoredPicture> scores;
            try (PixelModel loaded = PixelModel.load(ChosenModel.onnx(model));
                    Progress progress = Progress.onError(terminal)) {
                progress.total(manifest.samples().size());
                id = loaded.id().name() + " " + loaded.id().version() + ", sha256 "
                        + loaded.id().sha256();
                scores = new DeliveryEvaluation(
                                new PixelModelScorer(loaded),
                                deliveries.stream()
                                        .flatMap(d -> DeliveryPath.of(d).stream())
                                        .toList(),
                                PictureProbe.NONE,
                                threads)
                        .run(manifest, progress::step)
                        .scores();
            }
            ThresholdProposal proposal = ThresholdProposal.of(scores, target, confidence);
            Files.writeString(out, yaml(proposal, id, manifest));
            PrintWriter to = spec.commandLine().getOut();
            to.println(proposal.sentence());
            to.println(out);
            to.flush();
            return proposal.threshold().isPresent() ? ExitCode.OK : ExitCode.INCOMPLETE;
        } catch (ManifestException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private String yaml(ThresholdProposal p, String id, Manifest manifest) {
        StringBuilder text = new StringBuilder();
        line(text, "# Proposal of 'fauxto calibrate'; nothing was changed.");
        line(text, "# model: " + id);
        line(text, "# data: " + manifest.name() + ", sha256 " + manifest.sha256());
        line(text, "# deliveries: " + String.join(", ", deliveries));
        line(text, "# " + p.sentence());
        if (p.threshold().isPresent()) {
            line(
                    text,
                    "# Two-sided 95 %% interval of the rate: %.4f to %.4f. It takes pictures as independent;",
                    p.falseAccusations().low(),
                    p.falseAccusations().high());
            line(
                    text,
                    "# they come from " + p.bySource().size()
                            + " sources, and a new source may do worse. Accused by source:");
            p.bySource().forEach((source, share) -> line(text, "#   " + source + ": " + share));
        }
        line(text, "");
        line(text, "# for the model card");
        line(text, "temperature: %.6f", p.calibration().temperature());
        line(text, "bias: %.6f", p.calibration().bias());
        if (p.threshold().isPresent()) {
            double threshold = p.threshold().getAsDouble();
            double humanThreshold = VerdictConfig.shipped().humanThreshold();
            line(text, "# for verdict.yaml");
            line(text, "ai_threshold: %.6f", threshold);
            if (humanThreshold >= threshold) {
                line(
                        text,
                        "# human_threshold is %.2f in verdict.yaml and must come below ai_threshold",
                        humanThreshold);
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder to, String format, Object... values) {
        to.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
