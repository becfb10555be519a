// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fauxto.dataset.PictureList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fauxto submit}: the file that Kaggle's competition takes. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a submission to Kaggle's competition 'detect-ai-vs-human-generated-images': the columns id and label,"
                    + " labels hard 0 (human) or 1 (AI), the ids those of test.csv, in its order.",
            "",
            "A picture that cannot be examined gets the label of --unreadable, because a submission needs every row; it is"
                    + " named on standard error and the exit code is 1."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every picture was scored",
            "1:a picture could not be examined, or a file not be read or written",
            "2:the command line or the list cannot be understood",
            "130:interrupted with Ctrl-C; nothing is written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto submit --model runs/default --data kaggle/test.csv --out submission.csv",
            "  fauxto submit --model model.onnx --data kaggle/ --threshold 0.6 --out submission.csv",
            "  fauxto submit --model model.onnx --data kaggle/test_data_v2 --out submission.csv"
        })
final class SubmitCommand implements Callable<Integer> {
    private static final String KAGGLE_PREFIX = "test_data_v2/";

    @Mixin
    private PredictOptions options = new PredictOptions();

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            description =
                    "Put before every id that does not begin with it. Default: test_data_v2/ where --data is a folder,"
                            + " nothing where it is a CSV, whose ids are taken as they are.")
    private @Nullable String prefix;

    @Option(
            names = "--unreadable",
            paramLabel = "0|1",
            description = "Label of pictures that cannot be examined. Default: 0, nobody is accused unseen.")
    private int unreadable;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE.csv",
            description = "The submission.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace an existing --out.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    SubmitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Usage.require(
                spec, unreadable == 0 || unreadable == 1, "--unreadable must be the label 0 or 1, got " + unreadable);
        PredictOptions.requireFree(spec, out, force);
        PictureList list = options.pictures(spec);
        String before = Optional.ofNullable(prefix).orElse(options.dataIsFolder() ? KAGGLE_PREFIX : "");
        Path part = out.resolveSibling(out.getFileName() + ".part");
        List<String> failures = new ArrayList<>();
        int[] called = new int[2];
        PredictOptions.Outcome outcome;
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(part)) {
            csv.writeRecord("id", "label");
            outcome = options.run(terminal, list, (p, logit, label) -> {
                int given = label < 0 ? unreadable : label;
                called[given]++;
                csv.writeRecord(p.id().startsWith(before) ? p.id() : before + p.id(), Integer.toString(given));
                if (label < 0) {
                    failures.add(p.id() + ": " + p.error());
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (outcome.interrupted()) {
            Files.delete(part);
            terminal.err().println("fauxto: interrupted, " + out + " was not written");
            return ExitCode.INTERRUPTED;
        }
        // Renamed when whole: a submission that exists has every row.
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        failures.forEach(f -> terminal.err().println("fauxto: labelled " + unreadable + " unseen, " + f));
        if (!options.quiet()) {
            terminal.err()
                    .println(outcome.pictures() + " pictures, " + called[1] + " labelled 1 and " + called[0]
                            + " labelled 0, " + failures.size() + " of them unseen; submission in " + out);
        }
        return outcome.exitCode();
    }
}
