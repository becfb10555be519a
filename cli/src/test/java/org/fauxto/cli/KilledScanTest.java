// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fauxto.image.ImageFormat;
import org.fauxto.testing.TestImages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills real processes in the middle of a scan and lets others go on. */
class KilledScanTest {
    private static final int FILES = 400;

    @TempDir
    Path folder;

    private Path pictures;

    @BeforeEach
    void writePictures() throws IOException {
        pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < FILES; i++) {
            byte[] png = TestImages.encode(TestImages.noise(8, 8, i), ImageFormat.PNG);
            // Every tenth is cut, so that error rows are resumed too.
            Files.write(pictures.resolve("p" + i + ".png"), i % 10 == 0 ? java.util.Arrays.copyOf(png, 20) : png);
        }
    }

    private Process start(Path out, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OracleMain.class.getName(),
                "detect",
                pictures.toString(),
                "--threads",
                "2",
                "--out",
                out.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static void awaitBytes(Process process, Path file, long bytes) throws IOException, InterruptedException {
        while (process.isAlive() && !(Files.exists(file) && Files.size(file) > bytes)) {
            Thread.sleep(5);
        }
        assertThat(process.isAlive())
                .as("killed in the middle, not after the end")
                .isTrue();
    }

    private String run(Path out, int exit, String... more) throws IOException, InterruptedException {
        Process process = start(out, more);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String log = Files.readString(folder.resolve("log"));
        assertThat(process.exitValue()).as(log).isEqualTo(exit);
        return log;
    }

    private static List<String> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceAll("\"millis\":\\d+", "").replaceAll(",\\d+$", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv"})
    void hasTheSameRowsAfterKillAndResume(String format) throws IOException, InterruptedException {
        Path whole = folder.resolve("whole." + format);
        run(whole, ExitCode.INCOMPLETE);
        Path out = folder.resolve("rows." + format);
        for (int part = 1; part <= 2; part++) {
            Process killed = start(out, "--resume");
            awaitBytes(killed, out, part * Files.size(whole) / 4);
            killed.destroyForcibly().waitFor();
        }
        // As if the kill had hit the middle of a write.
        byte[] left = Files.readAllBytes(out);
        Files.write(out, java.util.Arrays.copyOf(left, left.length - 7));
        assertThat(rows(out).size()).isBetween(FILES / 4, FILES - 1);

        run(out, ExitCode.INCOMPLETE, "--resume");

        assertThat(rows(out)).isEqualTo(rows(whole));
    }

    @Test
    void makesTheSamePageAfterKillAndResume() throws IOException, InterruptedException {
        Path whole = folder.resolve("whole.html");
        run(whole, ExitCode.INCOMPLETE);
        Path out = folder.resolve("page.html");
        Path journal = folder.resolve("page.html.journal.jsonl");
        Process killed = start(out);
        awaitBytes(killed, journal, 20_000);
        killed.destroyForcibly().waitFor();
        assertThat(out).doesNotExist();
        assertThat(run(out, ExitCode.USAGE)).contains("--resume");

        run(out, ExitCode.INCOMPLETE, "--resume");

        assertThat(journal).doesNotExist();
        assertThat(page(out)).isEqualTo(page(whole));
    }

    private static String page(Path file) throws IOException {
        return Files.readString(file).replaceAll("\\d+ ms", "").replaceAll("made [^,]+,", "");
    }

    @Test
    void endsInOrderOnCtrlC() throws IOException, InterruptedException {
        Path out = folder.resolve("rows.jsonl");
        Process process = start(out);
        awaitBytes(process, out, 20_000);
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(folder.resolve("log"))).contains("interrupted after", "--resume");
        assertThat(Files.readString(out)).endsWith("}\n");
    }
}
