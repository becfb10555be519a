// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fauxto.audit.Copies;
import org.fauxto.audit.DuplicateGroup;
import org.fauxto.dataset.DataPath;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.ManifestException;
import org.fauxto.dataset.Split;
import org.fauxto.dataset.SplitComparison;
import org.fauxto.dataset.SplitFile;
import org.fauxto.dataset.SplitRule;
import org.fauxto.dataset.SplitRule.Unit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fauxto split}: labelled pictures dealt out to training and validation, as a file. */
@Command(
        name = "split",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Deals out labelled pictures to training and validation, without tearing apart what belongs together.",
            "",
            "Writes a CSV with the column split (train, val, test), to keep, to compare, and to train on: 'FILE#train' and"
                    + " 'FILE#val' name its parts wherever labelled pictures are asked for. The same pictures, options and"
                    + " seed give the same file."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:split, and the same as --compare where that is given",
            "1:a file could not be read or written",
            "2:the command line or the data cannot be understood, or cannot be split so",
            "3:not the same as --compare"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto split --data kaggle/ --out kaggle/split.csv              (pairs stay together)",
            "  fauxto split --data kaggle/ --by row --seed 42 --out report.csv (95/5 at random, pairs torn)",
            "  fauxto split --data pool.csv --by source --val 0.15 --test 0.15 --out split.csv",
            "  fauxto split --data split.csv --compare report.csv              (writes nothing)",
            "  fauxto train --set data.train=split.csv#train --set data.val=split.csv#val"
        })
final class SplitCommand implements Callable<Integer> {
    private static final int DIFFERENT = 3;

    @Option(
            names = {"-d", "--data"},
            required = true,
            paramLabel = "CSV|DIR",
            description = "CSV with the columns path,label; Kaggle's folder; or a folder with one folder per class."
                    + " DATA#part takes one part of it. Without --out: a split, to look at or to compare.")
    private Path data = Path.of("");

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE.csv",
            description = "The split.")
    private @Nullable Path out;

    @Option(
            names = "--by",
            paramLabel = "UNIT",
            description =
                    "What is never torn apart: pair (column group, Kaggle's rows 2k and 2k+1), source, generator; or"
                            + " row, stratified at random, which tears pairs. Default: the first of them that the data names.")
    private @Nullable String by;

    @Option(names = "--val", paramLabel = "SHARE", description = "Of the rows, for validation. Default: 0.05.")
    private double val = 0.05;

    @Option(names = "--test", paramLabel = "SHARE", description = "Of the rows, for a test part. Default: 0, none.")
    private double test;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, another split. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--copies",
            description =
                    "Also open every picture and keep near-copies on one side; with --by row, or without --out, count"
                            + " those that are torn apart.")
    private boolean copies;

    @Option(names = "--compare", paramLabel = "FILE.csv", description = "Say how this split differs from that one.")
    private @Nullable Path compare;

    @Option(names = "--force", description = "Replace an existing --out.")
    private boolean force;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "N",
            description = "Pictures opened at the same time by --copies. Default: the number of cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    SplitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Usage.require(spec, threads >= 1, "--threads must be at least 1, got " + threads);
        Usage.require(
                spec,
                val > 0 && test >= 0 && val + test < 1,
                "--val must be above 0, --test at least 0, and both together below 1; got " + val + " and " + test);
        Usage.require(
                spec, out != null || by == null, "--by needs --out, a file for the split; without it nothing is split");
        PredictOptions.requireFree(spec, out, force);
        Manifest manifest = DataOption.read(spec, List.of(data)).get(0);
        try {
            return run(manifest);
        } catch (ManifestException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int run(Manifest manifest) throws IOException {
        List<List<String>> near = copies ? copies(manifest) : List.of();
        Split split = out == null ? existing(manifest) : dealt(manifest, near, out);
        terminal.print(SplitText.table(split, near));
        SplitText.warnings(split, near).forEach(w -> terminal.err().println("fauxto: " + w));
        if (compare == null) {
            return ExitCode.OK;
        }
        Usage.require(spec, Files.isRegularFile(compare), "--compare " + compare + " is no file");
        SplitComparison comparison = SplitComparison.of(split, SplitFile.read(compare));
        terminal.print(SplitText.comparison(comparison, compare.toString()));
        return comparison.identical() ? ExitCode.OK : DIFFERENT;
    }

    private static Split existing(Manifest manifest) {
        if (manifest.partSizes().isEmpty()) {
            throw new ManifestException(
                    manifest.name() + " is no split: no column split is filled; give --out to make one of it");
        }
        return new Split(manifest.samples());
    }

    private Split dealt(Manifest manifest, List<List<String>> near, Path to) throws IOException {
        SplitRule rule = new SplitRule(unit(manifest), val, test, seed);
        if (!manifest.partSizes().isEmpty() && DataPath.of(data).part().isEmpty()) {
            terminal.err()
                    .println("fauxto: " + manifest.name() + " has parts already, " + manifest.partSizes()
                            + "; all of it is dealt out anew; --data " + data + "#PART takes one of them");
        }
        Split split = Split.of(manifest, rule, near);
        SplitFile.write(split, to);
        terminal.print("Split by " + rule.unit().id() + " with seed " + seed + ": " + to + "\n");
        SplitText.farFrom(split, rule).forEach(w -> terminal.err().println("fauxto: " + w));
        return split;
    }

    private Unit unit(Manifest manifest) {
        if (by == null) {
            return Unit.suited(manifest.samples());
        }
        return Unit.of(by)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--by knows " + Stream.of(Unit.values()).map(Unit::id).collect(Collectors.joining(", "))
                                + ", not '" + by + "'"));
    }

    private List<List<String>> copies(Manifest manifest) throws IOException {
        Copies found;
        try (Progress progress = Progress.onError(terminal)) {
            progress.total(manifest.samples().size());
            found = Copies.find(manifest, threads, progress::step);
        }
        found.unreadable()
                .forEach(u -> terminal.err().println("fauxto: not looked at, " + u.name() + ": " + u.cause()));
        return found.groups().stream()
                .map(group -> group.members().stream()
                        .map(DuplicateGroup.Member::name)
                        .toList())
                .toList();
    }
}
