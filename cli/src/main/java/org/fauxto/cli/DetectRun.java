// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fauxto.FauxtoOptions;
import org.fauxto.report.ReportFormat;
import org.fauxto.report.RowSink;
import org.fauxto.report.TableSink;
import org.fauxto.report.Tally;
import org.fauxto.scan.EarlierRows;
import org.fauxto.scan.FileFinder;
import org.fauxto.scan.OutputFile.Mode;
import org.fauxto.scan.Scan;
import org.fauxto.verdict.ModelId;

/** One run of {@code fauxto detect}: finds, examines, writes, sums up. */
final class DetectRun {
    private static final String STANDARD_INPUT = "-";

    /** How much is said beside the rows. */
    enum Talk {
        QUIET,
        SUMMARY,
        PROGRESS
    }

    /** The checked options. */
    record Request(
            List<String> paths,
            ReportFormat format,
            Optional<Path> out,
            Mode mode,
            int threads,
            boolean recursive,
            boolean failOnAi,
            Talk talk,
            FauxtoOptions options) {}

    private final Terminal terminal;
    private final Engine.Opener opener;
    private final Request request;
    private final long start = System.nanoTime();
    private Tally tally = Tally.NONE;

    DetectRun(Terminal terminal, Engine.Opener opener, Request request) {
        this.terminal = terminal;
        this.opener = opener;
        this.request = request;
    }

    /** Runs to the end, or to an interrupt; returns the exit code. */
    int call() throws IOException {
        try (Interrupt interrupt = new Interrupt();
                Engine engine = opener.open(request.options());
                Output output = output(engine.model())) {
            EarlierRows earlier = output.earlier();
            tally = earlier.tally();
            try (Progress progress = progress(tally.total())) {
                examine(engine, output.sink(progress), earlier, progress, interrupt);
            }
            if (interrupt.raised()) {
                tellInterrupted();
                return ExitCode.INTERRUPTED;
            }
            output.complete(tally);
            sumUp();
        }
        if (request.failOnAi() && tally.ai() > 0) {
            return ExitCode.AI_FOUND;
        }
        return tally.errors() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private Output output(ModelId model) throws IOException {
        Optional<Path> out = request.out();
        if (request.format() == ReportFormat.TABLE) {
            return TableOutput.open(terminal, out, request.mode());
        }
        if (request.format() == ReportFormat.HTML) {
            return Output.html(terminal, out, request.mode(), model);
        }
        return out.isPresent()
                ? Output.file(out.get(), request.format(), request.mode(), model)
                : Output.standard(terminal, request.format());
    }

    /** A bar on a terminal, lines in a log, nothing beside rows that are piped away. */
    private Progress progress(long earlier) {
        boolean rowsOnTerminal = request.out().isEmpty() && terminal.outColumns() > 0;
        Progress progress;
        if (request.talk() != Talk.PROGRESS || (rowsOnTerminal && request.format() != ReportFormat.TABLE)) {
            return Progress.none(terminal);
        } else if (terminal.errColumns() > 0) {
            progress = new ProgressOnTerminal(terminal, earlier);
        } else if (request.out().isPresent()) {
            progress = new ProgressLines(terminal, earlier);
        } else {
            return Progress.none(terminal);
        }
        if (!request.paths().contains(STANDARD_INPUT)) {
            Thread counter = new Thread(() -> count(progress), "fauxto-count");
            counter.setDaemon(true);
            counter.start();
        }
        return progress;
    }

    /** Runs ahead of the scan, so that it can say how much is left. */
    private void count(Progress progress) {
        long[] files = {0};
        FileFinder finder = new FileFinder(request.recursive(), found -> {
            files[0]++;
            return true;
        });
        try {
            for (String path : request.paths()) {
                finder.argument(path);
            }
            progress.total(files[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("counting receives nothing that could fail", e);
        }
    }

    private void examine(Engine engine, RowSink sink, EarlierRows earlier, Progress progress, Interrupt interrupt)
            throws IOException {
        RowSink counted = row -> {
            sink.write(row);
            tally = tally.plus(row.verdict());
            progress.step();
        };
        boolean thumbnails = request.format() == ReportFormat.HTML;
        try (Scan scan = new Scan(engine, engine.model(), thumbnails, request.threads(), counted, interrupt::raised)) {
            FileFinder finder =
                    new FileFinder(request.recursive(), found -> earlier.contains(found.name()) || scan.accept(found));
            find(finder);
            scan.finish();
        }
    }

    private void find(FileFinder finder) throws IOException {
        for (String path : request.paths()) {
            boolean goOn = path.equals(STANDARD_INPUT) ? findListed(finder) : finder.argument(path);
            if (!goOn) {
                return;
            }
        }
    }

    private boolean findListed(FileFinder finder) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty() && !finder.path(line)) {
                return false;
            }
        }
        return true;
    }

    private void tellInterrupted() {
        boolean resumable = request.out().isPresent() && request.format() != ReportFormat.TABLE;
        terminal.err()
                .println("fauxto: interrupted after " + tally.total() + " rows"
                        + (resumable ? "; the same command with --resume goes on from there." : "."));
    }

    private void sumUp() throws IOException {
        if (tally.total() == 0) {
            terminal.err().println("fauxto: found no pictures in " + String.join(", ", request.paths()) + ".");
        }
        boolean told =
                request.format() != ReportFormat.TABLE && (request.out().isPresent() || terminal.errColumns() > 0);
        boolean table = request.format() == ReportFormat.TABLE;
        if (request.talk() == Talk.QUIET || !(table || told)) {
            return;
        }
        boolean colours = table ? terminal.outColoured() && request.out().isEmpty() : false;
        String summary = TableSink.summary(tally, (System.nanoTime() - start) / 1e9, colours);
        if (table && request.out().isEmpty()) {
            terminal.print("\n" + summary + "\n");
        } else {
            terminal.err()
                    .println(summary + request.out().map(file -> ", in " + file).orElse(""));
        }
    }
}
