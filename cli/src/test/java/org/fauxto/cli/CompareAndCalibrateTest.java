// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareAndCalibrateTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void comparesTwoRuns() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "path,label,probability\n1,0,0.1\n2,0,0.2\n3,1,0.8\n4,1,0.9\n");
        Files.writeString(folder.resolve("b.csv"), "path,label,probability\n1,0,0.7\n2,0,0.2\n3,1,0.3\n4,1,0.9\n");

        assertThat(run("compare", path("a.csv"), path("b.csv"), "--delivery", "as-scored", "--out", path("c.html")))
                .isZero();

        assertThat(out.toString(UTF_8)).contains("only A right").containsPattern("0\\.250 .* 2 +0 +0\\.5000");
        assertThat(folder.resolve("c.html")).content(UTF_8).contains("<svg");
        assertThat(run("compare", path("a.csv"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("compare", path("a.csv"), path("b.csv"))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(UTF_8)).contains("under delivery 'as-is'");
    }

    @Test
    void calibratesAndRefusesWhatSoFewPicturesCannotShow() throws IOException {
        try (InputStream in = CompareAndCalibrateTest.class.getResourceAsStream("/models/gray.onnx")) {
            Files.copy(in, folder.resolve("gray.onnx"));
        }
        StringBuilder manifest = new StringBuilder("path,label,slug\n");
        for (int i = 0; i < 30; i++) {
            gray("h" + i + ".png", 20 + 5 * i);
            gray("a" + i + ".png", 90 + 5 * i);
            manifest.append("h%d.png,0,phone\na%d.png,1,web\n".formatted(i, i));
        }
        Files.writeString(folder.resolve("m.csv"), manifest);

        assertThat(calibrate("0.01")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(out.toString(UTF_8)).contains("Refused: 30 human pictures");
        assertThat(folder.resolve("p.yaml"))
                .content(UTF_8)
                .contains("temperature: ")
                .doesNotContain("ai_threshold: 0");

        assertThat(calibrate("0.2")).isEqualTo(ExitCode.OK);
        // 0.2: with 2 of 30 the one-sided 95 % limit is 19.5 %, with 3 it is 23.9 %
        assertThat(out.toString(UTF_8)).contains("accuses 2 of 30 human pictures");
        assertThat(folder.resolve("p.yaml")).content(UTF_8).contains("ai_threshold: 0.", "phone: 2 of 30");
        assertThat(calibrate("2")).isEqualTo(ExitCode.USAGE);
    }

    private int calibrate(String target) {
        return run(
                "calibrate",
                "--model",
                path("gray.onnx"),
                "--data",
                path("m.csv"),
                "--target-fpr",
                target,
                "--out",
                path("p.yaml"));
    }

    private int run(String... args) {
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), out, new PrintStream(err, true, UTF_8), 0, 0, false);
        return new Cli(terminal, OracleMain::open).run(args);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void gray(String name, int value) throws IOException {
        BufferedImage image = new BufferedImage(40, 34, BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < 40 * 34; k++) {
            image.setRGB(k % 40, k / 40, value * 0x010101);
        }
        if (!ImageIO.write(image, "png", folder.resolve(name).toFile())) {
            throw new IOException("no PNG writer");
        }
    }
}
