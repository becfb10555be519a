// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fauxto.audit.Audit;
import org.fauxto.audit.AuditException;
import org.fauxto.audit.AuditReport;
import org.fauxto.audit.AuditVerdict;
import org.fauxto.dataset.Manifest;
import org.fauxto.report.AuditJson;
import org.fauxto.report.AuditPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fauxto audit}: what labelled pictures would teach beside their subject. */
@Command(
        name = "audit",
        description = {
            "Says what a model could learn from labelled pictures instead of the subject, before anything is trained.",
            "",
            "Looks for shortcuts in delivery (size, format, compression, metadata), copies across splits, contradicting "
                    + "labels, unreadable files and files that name their own label. Writes audit.html for people and "
                    + "audit.json for machines."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:usable",
            "1:the audit could not be done",
            "2:the command line or a manifest cannot be understood",
            "3:biased or leaking"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto audit --data pictures/ --out audit/        (with folders human/ and ai/)",
            "  fauxto audit --data train.csv --data test.csv --out audit/",
        })
final class AuditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "CSV|DIR",
            required = true,
            description =
                    "CSV with the columns path,label (0 human-made, 1 AI-made), and where known source, generator, "
                            + "split; or a folder with one folder per class: human, real, 0 / ai, fake, 1. Several are taken "
                            + "for splits of one set.")
    private List<Path> data = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where audit.html and audit.json go; made where missing.")
    private Path out = Path.of("");

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "N",
            description = "Pictures read at the same time. Default: the number of cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no summary; the exit code says it.")
    private boolean quiet;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, got " + threads + ".");
        }
        try {
            AuditReport report = audit(DataOption.read(spec, data), threads, terminal, quiet);
            Files.createDirectories(out);
            Files.writeString(out.resolve("audit.json"), AuditJson.write(report));
            AuditPage.write(report, out.resolve("audit.html"));
            if (!quiet) {
                sumUp(report);
            }
            return report.verdict().kind() == AuditVerdict.Kind.USABLE ? ExitCode.OK : ExitCode.NOT_USABLE;
        } catch (AuditException e) {
            terminal.err().println("fauxto: " + e.getMessage());
            return ExitCode.INCOMPLETE;
        }
    }

    static AuditReport audit(List<Manifest> manifests, int threads, Terminal terminal, boolean quiet)
            throws AuditException {
        long pictures = manifests.stream().mapToLong(m -> m.samples().size()).sum();
        try (Progress progress = quiet ? Progress.none(terminal) : Progress.onError(terminal)) {
            progress.total(pictures);
            return Audit.run(manifests, threads, progress::step);
        }
    }

    private void sumUp(AuditReport report) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(report.human())
                .append(" human-made and ")
                .append(report.ai())
                .append(" AI-made pictures: ");
        text.append(report.verdict().sentence()).append('\n');
        report.verdict()
                .reasons()
                .forEach(r -> text.append("  ").append(r.sentence()).append('\n'));
        report.verdict().notes().forEach(n -> text.append("  (").append(n).append(")\n"));
        text.append("In full: ").append(out.resolve("audit.html")).append('\n');
        terminal.print(text.toString());
    }
}
