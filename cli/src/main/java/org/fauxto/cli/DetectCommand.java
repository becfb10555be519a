// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fauxto.FauxtoOptions;
import org.fauxto.image.ImageLimits;
import org.fauxto.report.ReportFormat;
import org.fauxto.scan.OutputFile.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code fauxto detect}: its options, checked and handed to a {@link DetectRun}. */
@Command(
        name = "detect",
        description = {
            "Says of each picture whether it is AI-made, human-made or inconclusive, and why.",
            "",
            "Folders are searched for pictures; hidden files are not. Links are followed, every file is examined once. "
                    + "Rows come in the order of the arguments, within a folder by name."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every file was examined",
            "1:a file could not be examined (see its error row), or the output not be written",
            "2:the command line cannot be understood or carried out",
            "3:with --fail-on ai: at least one picture is AI-made (whether or not others failed)",
            "130:interrupted with Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto detect photo.jpg",
            "  fauxto detect samples/ --format html --out report.html",
            "  fauxto detect /archive --out rows.jsonl --resume",
            "  find . -name '*.png' | fauxto detect - --format jsonl | jq .verdict",
            "  fauxto detect 'photos/**/*.jpg' --fail-on ai --quiet && echo clean"
        })
final class DetectCommand implements Callable<Integer> {
    /** What {@code --fail-on} knows. */
    enum FailOn {
        AI
    }

    private final Terminal terminal;
    private final Engine.Opener opener;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files, folders, patterns such as 'photos/**/*.jpg', or - for a list on standard input, one "
                    + "path a line.")
    private List<String> paths = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "table, jsonl, csv or html. Default: by the ending of --out, else table.")
    private @Nullable ReportFormat format;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output. An existing file is not touched without --resume "
                    + "or --force.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            description =
                    "Go on with an interrupted scan into the same --out (jsonl, csv, html): files that have a row "
                            + "are skipped. Starts afresh if there is none.")
    private boolean resume;

    @Option(names = "--force", description = "Replace an existing --out.")
    private boolean force;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "N",
            description = "Pictures examined at the same time. Default: the number of cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--recursive",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether folders within folders are searched. Default: they are.")
    private boolean recursive = true;

    @Option(names = "--fail-on", paramLabel = "ai", description = "Exit with 3 if a picture is AI-made.")
    private @Nullable FailOn failOn;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            converter = PixelCount.class,
            description = "Refuse pictures whose header promises more pixels, for example 50M. Default: 200M.")
    private long maxPixels = ImageLimits.DEFAULT.maxPixels();

    @Option(
            names = "--model",
            paramLabel = "RUN|FILE.onnx",
            description = "A network written by fauxto train, or the folder of its run. Default: the one that ships.")
    private @Nullable Path model;

    @Option(
            names = {"-q", "--quiet"},
            description = "Nothing but rows and errors: no progress, no summary.")
    private boolean quiet;

    @Option(names = "--no-progress", description = "No progress, but the summary.")
    private boolean noProgress;

    DetectCommand(Terminal terminal, Engine.Opener opener) {
        this.terminal = terminal;
        this.opener = opener;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Path> network = model == null ? Optional.empty() : Optional.of(ChosenModel.onnx(model));
        ReportFormat chosen = chosenFormat();
        check(chosen);
        DetectRun.Request request = new DetectRun.Request(
                List.copyOf(paths),
                chosen,
                Optional.ofNullable(out),
                resume ? Mode.RESUME : force ? Mode.FORCE : Mode.NEW,
                threads,
                recursive,
                failOn == FailOn.AI,
                quiet ? DetectRun.Talk.QUIET : noProgress ? DetectRun.Talk.SUMMARY : DetectRun.Talk.PROGRESS,
                new FauxtoOptions(
                        new ImageLimits(maxPixels, ImageLimits.DEFAULT.maxBytes()),
                        chosen == ReportFormat.HTML,
                        network));
        return new DetectRun(terminal, opener, request).call();
    }

    private ReportFormat chosenFormat() {
        if (format != null) {
            return format;
        }
        String name = out == null ? "" : out.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return ReportFormat.JSONL;
        }
        if (name.endsWith(".csv")) {
            return ReportFormat.CSV;
        }
        return name.endsWith(".html") || name.endsWith(".htm") ? ReportFormat.HTML : ReportFormat.TABLE;
    }

    private void check(ReportFormat chosen) {
        Usage.require(spec, threads >= 1, "--threads must be at least 1, got " + threads + ".");
        Usage.require(spec, maxPixels >= 1, "--max-pixels must be at least 1, got " + maxPixels + ".");
        Usage.require(spec, !resume || out != null, "--resume needs --out FILE, the file to go on with.");
        Usage.require(spec, !force || out != null, "--force needs --out FILE, the file to replace.");
        Usage.require(
                spec, !(resume && force), "--resume keeps the rows of --out and --force replaces them; choose one.");
        Usage.require(
                spec,
                !resume || chosen != ReportFormat.TABLE,
                "A table cannot be resumed; use --format jsonl, csv or html with --resume.");
        Usage.require(
                spec,
                model == null || Files.exists(model),
                "--model " + model
                        + " does not exist; it takes an ONNX file written by fauxto train, or the folder of its run.");
    }

    /** A number of pixels, with M for millions. */
    static final class PixelCount implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            boolean millions = value.endsWith("M") || value.endsWith("m");
            String digits = millions ? value.substring(0, value.length() - 1) : value;
            try {
                return Math.multiplyExact(Long.parseLong(digits), millions ? 1_000_000L : 1L);
            } catch (ArithmeticException | NumberFormatException e) {
                throw new TypeConversionException("'" + value + "' is not a number of pixels such as 50000000 or 50M.");
            }
        }
    }
}
