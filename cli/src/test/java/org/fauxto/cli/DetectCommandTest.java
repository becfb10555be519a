// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fauxto.image.ImageFormat;
import org.fauxto.report.Row;
import org.fauxto.report.RowJson;
import org.fauxto.testing.HostileFiles;
import org.fauxto.testing.TestImages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option of {@code fauxto detect}, from the command line to the bytes written. */
class DetectCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path pictures;

    @BeforeEach
    void writePictures() throws IOException {
        pictures = Files.createDirectories(folder.resolve("pictures"));
        Files.createDirectories(pictures.resolve("sub"));
        for (int i = 0; i < 12; i++) {
            Path file = pictures.resolve((i % 2 == 0 ? "" : "sub/") + "p" + i + ".png");
            Files.write(file, TestImages.encode(TestImages.noise(40, 30, i), ImageFormat.PNG));
        }
    }

    private int run(int columns, String stdin, String... args) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                columns,
                columns,
                true);
        return new Cli(terminal, OracleMain::open).run(args);
    }

    private int run(String... args) {
        return run(0, "", args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<Row> rows() {
        return out().lines().map(line -> RowJson.read(line).orElseThrow()).toList();
    }

    @Test
    void printsATable() {
        assertThat(run("detect", pictures.toString())).isZero();
        assertThat(out()).startsWith("VERDICT").contains("p0.png", "The oracle has spoken.", " 0 errors in ");
        assertThat(out()).doesNotContain("\u001b");
        assertThat(err()).isEmpty();
    }

    @Test
    void fitsTheTerminal() {
        assertThat(run(80, "", "detect", pictures.toString())).isZero();
        assertThat(out()).contains("\u001b[");
        assertThat(out().lines()
                        .map(line -> line.replaceAll("\u001b\\[\\d+m", "").length()))
                .allMatch(length -> length <= 80);
    }

    @Test
    void writesJsonlInOrder() {
        assertThat(run("detect", "-f", "jsonl", "--threads", "3", pictures.toString()))
                .isZero();
        assertThat(rows()).hasSize(12).allSatisfy(row -> {
            assertThat(row.schema()).isEqualTo(Row.SCHEMA);
            assertThat(row.width()).isEqualTo(40);
            assertThat(row.format()).isEqualTo("png");
            assertThat(row.sha256()).hasSize(64);
            assertThat(row.evidence()).hasSize(1);
        });
        assertThat(rows()).extracting(Row::path).isSorted();
        assertThat(err()).isEmpty();
    }

    @Test
    void staysInTheFolder() {
        run("detect", "-f", "jsonl", "--no-recursive", pictures.toString());
        assertThat(rows()).hasSize(6);
        run("detect", "-f", "jsonl", "--recursive", pictures.toString());
        assertThat(rows()).hasSize(12);
    }

    @Test
    void readsAListAndExpandsPatterns() {
        String list = pictures.resolve("p0.png") + "\r\n\n" + pictures.resolve("sub/p1.png") + "\n";
        assertThat(run(0, list, "detect", "-f", "jsonl", "-")).isZero();
        assertThat(rows()).hasSize(2);
        assertThat(run("detect", "-f", "jsonl", pictures + "/**/p1*.png")).isZero();
        assertThat(rows()).hasSize(3);
    }

    @Test
    void tellsErrorsAndAiByExitCode() throws IOException {
        assertThat(run("detect", "--fail-on", "ai", pictures.toString())).isEqualTo(ExitCode.AI_FOUND);
        Files.createFile(pictures.resolve("empty.png"));
        assertThat(run("detect", pictures.toString())).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(run("detect", "--fail-on", "ai", pictures.toString())).isEqualTo(ExitCode.AI_FOUND);
        assertThat(run("detect", "--fail-on", "ai", pictures + "/empty.png")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(run("detect", folder + "/gone.png")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(out()).contains("error");
    }

    @Test
    void refusesMorePixelsThanAllowed() {
        assertThat(run("detect", "-f", "jsonl", "--max-pixels", "1199", pictures.toString()))
                .isEqualTo(ExitCode.INCOMPLETE);
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.error()).extracting(Row.Failure::problem).isEqualTo("too_large");
            assertThat(row.probabilityAi()).isNull();
        });
        assertThat(run("detect", "--max-pixels", "1M", pictures.toString())).isZero();
    }

    @Test
    void writesWhatTheEndingOfTheFileSays() throws IOException {
        for (String ending : List.of("jsonl", "csv", "html", "txt")) {
            Path file = folder.resolve("out." + ending);
            assertThat(run("detect", pictures.toString(), "-o", file.toString()))
                    .isZero();
            assertThat(out()).isEmpty();
            assertThat(err()).contains("0 errors", file.toString());
        }
        assertThat(folder.resolve("out.jsonl"))
                .content()
                .startsWith("{\"schema\":\"fauxto.detect/1\"")
                .hasLineCount(12);
        assertThat(folder.resolve("out.csv"))
                .content()
                .startsWith("schema,path,")
                .hasLineCount(13);
        assertThat(folder.resolve("out.html"))
                .content()
                .startsWith("<!DOCTYPE html>")
                .contains("data:image/jpeg;base64,");
        assertThat(folder.resolve("out.txt")).content().startsWith("VERDICT");
        assertThat(folder.resolve("out.html.journal.jsonl")).doesNotExist();
    }

    @Test
    void keepsFinishedWork() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.jsonl"), "precious\n");
        String[] command = {"detect", pictures.toString(), "-o", file.toString()};
        assertThat(run(command)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains(file.toString(), "--resume", "--force");
        assertThat(file).hasContent("precious");
        assertThat(run("detect", pictures.toString(), "-o", file.toString(), "--force"))
                .isZero();
        assertThat(file).content().hasLineCount(12);
    }

    @Test
    void resumesAFinishedScanWithoutChange() throws IOException {
        Path file = folder.resolve("rows.jsonl");
        assertThat(run("detect", pictures + "/sub", "-o", file.toString(), "--resume"))
                .isZero();
        assertThat(run("detect", pictures.toString(), "-o", file.toString(), "--resume", "--fail-on", "ai"))
                .isEqualTo(ExitCode.AI_FOUND);
        assertThat(file).content().hasLineCount(12);
        String before = Files.readString(file);
        assertThat(run("detect", pictures.toString(), "-o", file.toString(), "--resume"))
                .isZero();
        assertThat(file).hasContent(before);
    }

    @Test
    void printsHtmlAndIsQuietOnRequest() {
        assertThat(run("detect", "-f", "html", pictures.toString())).isZero();
        assertThat(out()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        run("detect", "--quiet", pictures.toString());
        assertThat(out()).doesNotContain("errors in");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "detect",
                "detect --threads 0 x",
                "detect --threads many x",
                "detect --max-pixels 0 x",
                "detect --max-pixels 5X x",
                "detect --resume x",
                "detect --force x",
                "detect --resume --force -o f.jsonl x",
                "detect --resume -o f.txt x",
                "detect --fail-on human x",
                "detect --format pdf x",
                "detect --model gone.onnx x",
                "detect --no-such x",
                "detekt x"
            })
    void refusesWrongUsage(String command) {
        assertThat(run(command.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("fauxto: ");
        assertThat(out()).isEmpty();
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("detect", "train", "evaluate");
        assertThat(run("detect", "--help")).isZero();
        assertThat(out()).contains("Exit codes:", "--fail-on", "Examples:");
        assertThat(run()).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out()).contains("fauxto ", "decoder opencv", "model ");
    }

    @Test
    void givesEveryHostileFileOneErrorRow() throws IOException {
        Path hostile = Files.createDirectory(folder.resolve("hostile"));
        int files = HostileFiles.create(hostile).size();

        assertThat(run("detect", "-f", "jsonl", hostile.toString())).isEqualTo(ExitCode.INCOMPLETE);

        Set<String> paths = new HashSet<>();
        rows().forEach(row -> paths.add(row.path().toLowerCase(Locale.ROOT)));
        assertThat(rows()).hasSize(files).hasSizeGreaterThanOrEqualTo(60);
        assertThat(paths).hasSize(files);
    }

    @Test
    void saysWhenThereIsNothing() throws IOException {
        assertThat(run("detect", Files.createDirectory(folder.resolve("void")).toString()))
                .isZero();
        assertThat(err()).contains("found no pictures");
    }
}
