// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fauxto.audit.Audit;
import org.fauxto.audit.AuditException;
import org.fauxto.audit.AuditReport;
import org.fauxto.audit.AuditVerdict;
import org.fauxto.audit.Debias;
import org.fauxto.dataset.Manifest;
import org.fauxto.report.AuditJson;
import org.fauxto.report.AuditPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fauxto debias}: a copy of labelled pictures in which delivery says nothing about the label. */
@Command(
        name = "debias",
        description = {
            "Writes a copy of labelled pictures in which size, format and compression say nothing about the label.",
            "",
            "Central squares, shrunk to one size, encoded once, without metadata and without copies; human-made and "
                    + "AI-made pictures in pairs of equal file size and sharpness. Writes pictures/, manifest.csv (with "
                    + "a split by source), dropped.csv, and audit.html with the audits before and after."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the copy is usable",
            "1:it could not be made",
            "2:the command line or a manifest cannot be understood",
            "3:the copy was made, but its audit still finds it biased or leaking"
        },
        footerHeading = "%nExample:%n",
        footer = {"  fauxto debias --data train.csv --out debiased/"})
final class DebiasCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "CSV|DIR", required = true, description = "As for fauxto audit.")
    private List<Path> data = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new or empty folder for the copy.")
    private Path out = Path.of("");

    @Option(
            names = "--size",
            paramLabel = "N",
            description =
                    "Side of the pictures in pixels. Default: the largest of some that nine tenths of both classes "
                            + "can be shrunk to.")
    private int size;

    @Option(names = "--quality", paramLabel = "Q", description = "JPEG quality, 1 to 100. Default: 90.")
    private int quality = 90;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "N",
            description = "Pictures worked on at the same time. Default: the number of cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no summary.")
    private boolean quiet;

    DebiasCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Usage.require(spec, threads >= 1, "--threads must be at least 1, got " + threads + ".");
        Usage.require(spec, quality >= 1 && quality <= 100, "--quality must lie in 1..100, got " + quality + ".");
        Usage.require(spec, size == 0 || size >= 16, "--size must be at least 16, got " + size + ".");
        Usage.require(
                spec,
                !Files.exists(out.resolve("pictures")) && !Files.exists(out.resolve("manifest.csv")),
                "--out " + out + " holds an earlier copy; name another folder or remove it.");
        try {
            return run(DataOption.read(spec, data));
        } catch (AuditException e) {
            terminal.err().println("fauxto: " + e.getMessage());
            return ExitCode.INCOMPLETE;
        }
    }

    private int run(List<Manifest> manifests) throws AuditException, IOException {
        AuditReport before = AuditCommand.audit(manifests, threads, terminal, quiet);
        Debias.Result made;
        try (Progress progress = quiet ? Progress.none(terminal) : Progress.onError(terminal)) {
            made = Debias.run(manifests, out, new Debias.Options(size, quality, threads), progress::step);
        }
        Path manifest = out.resolve("manifest.csv");
        write(made, manifest);
        AuditReport after = Audit.run(List.of(Manifest.read(manifest)), threads, () -> {});
        Files.writeString(out.resolve("audit-before.json"), AuditJson.write(before));
        Files.writeString(out.resolve("audit.json"), AuditJson.write(after));
        AuditPage.write(before, after, out.resolve("audit.html"));
        if (!quiet) {
            terminal.print("Before: " + before.verdict().sentence() + "\nAfter:  "
                    + after.verdict().sentence() + "\n" + made.written().size() + " pictures of " + made.side() + " x "
                    + made.side() + " in " + manifest + ", " + made.dropped().size()
                    + " left out (dropped.csv). In full: "
                    + out.resolve("audit.html") + "\n");
        }
        return after.verdict().kind() == AuditVerdict.Kind.USABLE ? ExitCode.OK : ExitCode.NOT_USABLE;
    }

    private void write(Debias.Result made, Path manifest) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(manifest)) {
            csv.writeRecord("path", "label", "source", "generator", "split");
            for (Debias.Written w : made.written()) {
                csv.writeRecord(
                        w.file(),
                        String.valueOf(w.sample().label()),
                        w.sample().source(),
                        w.sample().generator(),
                        w.split());
            }
        }
        try (CsvWriter csv = CsvWriter.builder().build(out.resolve("dropped.csv"))) {
            csv.writeRecord("path", "cause");
            made.dropped().forEach(d -> csv.writeRecord(d.name(), d.cause()));
        }
    }
}
