// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fauxto.dataset.PictureList;
import org.fauxto.eval.ImageScorer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fauxto predict}: a model's score for each picture of a list. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Scores pictures with a trained model, without labels and without the evidence that 'detect' weighs.",
            "",
            "Writes CSV with the columns path (as the list writes it), logit (calibrated), probability (of AI), label (1 AI,"
                    + " 0 human, at the threshold) and error, in the list's order. A picture that cannot be examined has"
                    + " an error and nothing else."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every picture was scored",
            "1:a picture could not be examined (see its error), or a file not be read or written",
            "2:the command line or the list cannot be understood",
            "130:interrupted with Ctrl-C; the rows so far are written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto predict --model runs/default --data photos/ --out scores.csv",
            "  fauxto predict --model model.onnx --data kaggle/test.csv --threshold 0.7 --out scores.csv",
            "  fauxto predict --model model.onnx --data photos/ | sort -t, -k3 -r | head"
        })
final class PredictCommand implements Callable<Integer> {
    @Mixin
    private PredictOptions options = new PredictOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE.csv",
            description = "Write there instead of to standard output.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace an existing --out.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PredictOptions.requireFree(spec, out, force);
        PictureList list = options.pictures(spec);
        PredictOptions.Outcome outcome;
        try (Writer to = out == null
                        ? new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8))
                        : Files.newBufferedWriter(out);
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(to)) {
            csv.writeRecord("path", "logit", "probability", "label", "error");
            outcome = options.run(terminal, list, (p, logit, label) -> {
                Optional<ImageScorer.Score> score = p.score();
                csv.writeRecord(
                        p.id(),
                        score.map(s -> number(logit)).orElse(""),
                        score.map(s -> number(s.probability())).orElse(""),
                        score.isEmpty() ? "" : Integer.toString(label),
                        p.error());
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!options.quiet() || outcome.errors() > 0) {
            terminal.err()
                    .println(outcome.pictures() + " pictures, " + outcome.errors() + " of them could not be examined"
                            + (out == null ? "" : "; scores in " + out)
                            + (outcome.interrupted() ? "; interrupted, the rest was left out" : ""));
        }
        return outcome.exitCode();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
