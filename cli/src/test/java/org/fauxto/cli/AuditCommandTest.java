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
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aBiasedFolderExitsWithThreeAndSaysWhyInBothForms() throws IOException {
        draw("human", 30, 44, 36, "jpeg");
        draw("ai", 30, 40, 40, "png");

        int code = run("audit", "--data", path("."), "--out", path("out"), "--threads", "2");

        assertThat(code).isEqualTo(3);
        assertThat(out.toString(UTF_8)).contains("30 human-made and 30 AI-made pictures: biased", "audit.html");
        assertThat(Files.readString(folder.resolve("out/audit.json")))
                .contains("\"schema\" : \"fauxto-audit/1\"", "\"kind\" : \"biased\"", "\"unseen_sources\" : null");
        assertThat(Files.readString(folder.resolve("out/audit.html")))
                .contains("<b class=\"word\">biased</b>", "file format", "<svg")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void debiasWritesACopyWithBothAudits() throws IOException {
        draw("human", 200, 50, 44, "jpeg");
        draw("ai", 200, 44, 44, "png");

        int code = run("debias", "--data", path("."), "--out", path("copy"), "--size", "32");

        assertThat(code).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("Before: biased", "After:  usable");
        List<String> rows = Files.readAllLines(folder.resolve("copy/manifest.csv"));
        assertThat(rows.get(0)).isEqualTo("path,label,source,generator,split");
        assertThat(rows).hasSizeGreaterThan(40);
        assertThat(Files.readString(folder.resolve("copy/audit.html"))).contains("Before debiasing the verdict was");
        assertThat(run("debias", "--data", path("."), "--out", path("copy"))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("holds an earlier copy");
    }

    @Test
    void tooFewPicturesAndBadDataHaveTheirOwnCodes() throws IOException {
        draw("human", 3, 20, 20, "png");
        draw("ai", 3, 20, 20, "png");

        assertThat(run("audit", "--data", path("."), "--out", path("out"))).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("at least 20 readable pictures of each class");
        assertThat(run("audit", "--data", path("missing.csv"), "--out", path("out")))
                .isEqualTo(2);
        assertThat(run("audit", "--data", path("ai"), "--out", path("out"))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("no folder is named for a class");
    }

    private int run(String... args) {
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), out, new PrintStream(err, true, UTF_8), 0, 0, false);
        return new Cli(terminal, OracleMain::open).run(args);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void draw(String label, int count, int width, int height, String format) throws IOException {
        Random random = new Random(label.hashCode());
        Files.createDirectories(folder.resolve(label));
        for (int k = 0; k < count; k++) {
            double phase = random.nextDouble() * 6;
            double tilt = random.nextDouble();
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int at = 0; at < width * height; at++) {
                int row = at / width;
                double wave = Math.sin((at % width) * (0.1 + 0.2 * tilt) + phase) + Math.cos(row * 0.2 * (1 - tilt));
                int level = (int) Math.max(0, Math.min(255, 128 + 50 * wave + 4 * random.nextGaussian()));
                image.setRGB(at % width, at / width, level * 0x010101);
            }
            ImageIO.write(
                    image,
                    format,
                    folder.resolve(label + "/" + k + "." + format).toFile());
        }
    }
}
