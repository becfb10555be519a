// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.fauxto.image.ImageException.Problem;
import org.fauxto.report.ReportFormat;
import org.fauxto.report.Row;
import org.fauxto.scan.OutputFile.Mode;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.ModelId;
import org.fauxto.verdict.Timings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputFileTest {
    private static final ModelId MODEL = new ModelId("net", "1", "ab");
    private static final List<String> PATHS = List.of("a.png", "line\nbreak, \"quoted\".png", "\u00fcml\u00e4ut.png");

    @TempDir
    Path folder;

    private static Row row(String path) {
        return Row.of(
                path,
                new Examination.Failed(
                        path, Optional.empty(), Optional.empty(), Problem.EMPTY, "Empty.", MODEL, Timings.ZERO));
    }

    private Path written(ReportFormat format) throws IOException {
        Path file = folder.resolve("rows." + format);
        try (OutputFile out = OutputFile.open(file, format, Mode.NEW, MODEL)) {
            for (String path : PATHS) {
                out.sink().write(row(path));
            }
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"JSONL", "CSV"})
    void goesOnAfterAnyCut(ReportFormat format) throws IOException {
        Path file = written(format);
        byte[] whole = Files.readAllBytes(file);
        // Killed after any byte: the rows that are left out are exactly those to be made again.
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            try (OutputFile out = OutputFile.open(file, format, Mode.RESUME, MODEL)) {
                var sink = out.sink();
                for (String path : PATHS) {
                    if (!out.earlier().contains(path)) {
                        sink.write(row(path));
                    }
                }
            }
            assertThat(Files.readAllBytes(file)).as("cut after %d bytes", cut).isEqualTo(whole);
        }
    }

    @Test
    void refusesToMixModels() throws IOException {
        Path file = written(ReportFormat.JSONL);

        assertThatThrownBy(() -> OutputFile.open(file, ReportFormat.JSONL, Mode.RESUME, new ModelId("net", "2", "cd")))
                .isInstanceOf(OutputException.class)
                .hasMessageContainingAll("net 1 (sha256 ab)", "net 2 (sha256 cd)", "--force");
    }

    @Test
    void refusesToMixSchemas() throws IOException {
        Path file = written(ReportFormat.JSONL);
        Files.writeString(file, Files.readString(file).replace(Row.SCHEMA, "fauxto.detect/9"));

        assertThatThrownBy(() -> OutputFile.open(file, ReportFormat.JSONL, Mode.RESUME, MODEL))
                .hasMessageContainingAll("fauxto.detect/9", Row.SCHEMA);
    }

    @ParameterizedTest
    @EnumSource(names = {"JSONL", "CSV"})
    void leavesForeignFilesAlone(ReportFormat format) throws IOException {
        Path file = Files.writeString(folder.resolve("diary"), "Dear diary\nToday\n");

        assertThatThrownBy(() -> OutputFile.open(file, format, Mode.RESUME, MODEL))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> OutputFile.open(file, format, Mode.NEW, MODEL))
                .hasMessageContainingAll("--resume", "--force");
        assertThat(file).hasContent("Dear diary\nToday\n");
    }

    @Test
    void replacesOnlyByForce() throws IOException {
        Path file = written(ReportFormat.JSONL);
        OutputFile.open(file, ReportFormat.JSONL, Mode.FORCE, MODEL).close();

        assertThat(file).isEmptyFile();
    }

    @Test
    void refusesASecondWriter() throws IOException {
        Path file = folder.resolve("rows");
        try (OutputFile first = OutputFile.open(file, ReportFormat.JSONL, Mode.NEW, MODEL)) {
            assertThat(first.earlier().tally().total()).isZero();
            assertThatThrownBy(() -> OutputFile.open(file, ReportFormat.JSONL, Mode.RESUME, MODEL))
                    .hasMessageContaining("Another fauxto");
        }
    }

    @Test
    void namesWhatIsNoPlaceForAFile() {
        assertThatThrownBy(() -> OutputFile.requireFree(folder, Mode.FORCE)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> OutputFile.requireFree(folder.resolve("no/rows"), Mode.NEW))
                .hasMessageContaining("no folder");
    }

    @Test
    void countsEarlierRows() throws IOException {
        Path file = written(ReportFormat.CSV);
        Files.writeString(file, "torn", StandardOpenOption.APPEND);
        try (OutputFile out = OutputFile.open(file, ReportFormat.CSV, Mode.RESUME, MODEL)) {
            assertThat(out.earlier().tally().errors()).isEqualTo(3);
        }
    }
}
