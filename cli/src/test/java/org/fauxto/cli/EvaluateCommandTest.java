// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real ONNX file whose logit is ten times the mean gray minus five, run by ONNX Runtime on real pictures. */
class EvaluateCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeModelAndPictures() throws IOException {
        try (InputStream in = EvaluateCommandTest.class.getResourceAsStream("/models/gray.onnx")) {
            Files.copy(in, folder.resolve("gray.onnx"));
        }
        Files.writeString(folder.resolve("m.csv"), "path,label,slug\nh1.png,0,a\nh2.png,0,b\na1.png,1,c\na2.png,1,c\n");
        gray("h1.png", 51);
        gray("h2.png", 153);
        gray("a1.png", 204);
        gray("a2.png", 98);
    }

    @Test
    void evaluatesAnOnnxFileOnAManifest() throws IOException {
        assertThat(run("--data", path("m.csv"), "--threads", "2")).isZero();

        assertThat(out.toString(UTF_8)).containsPattern("jpeg90 +4 +0\\.750 \\[.*\\] +0\\.500 \\[.*\\] +0\\.500");
        List<String> scores = Files.readAllLines(folder.resolve("out/scores.csv"));
        assertThat(scores).hasSize(1 + 4 * 16);
        // 204 / 255 = 0.8: logit 10 * 0.8 - 5 = 3; calibrated 3 / 2 + 0.5 = 2
        assertThat(scores)
                .anyMatch(l ->
                        l.matches("a1\\.png,1,c,unknown,png,70,50,\\d+,jpeg90,3\\.0000\\d\\d,0\\.000000,0\\.88079\\d"));
        assertThat(Files.readAllLines(folder.resolve("out/evaluation.csv")))
                .anyMatch(l -> l.startsWith("jpeg90,source,b,0,1,0.500000,0.250000,1.000000,"));
    }

    @Test
    void scoresOfAnEarlierRunGiveTheSameFigures() throws IOException {
        run("--data", path("m.csv"), "--deliveries", "as-is,jpeg75");

        assertThat(command("evaluate", "--scores", path("out/scores.csv"), "--out", path("again")))
                .isZero();

        List<String> first = Files.readAllLines(folder.resolve("out/figures.csv"));
        List<String> again = Files.readAllLines(folder.resolve("again/figures.csv"));
        assertThat(again).hasSameSizeAs(first);
        for (int i = 1; i < first.size(); i++) {
            String[] a = first.get(i).split(",", -1);
            String[] b = again.get(i).split(",", -1);
            assertThat(b[0] + b[1]).isEqualTo(a[0] + a[1]);
            if (!a[2].isEmpty()) {
                // scores.csv has six decimals
                assertThat(Double.parseDouble(b[2])).isCloseTo(Double.parseDouble(a[2]), within(1e-5));
            }
        }
        assertThat(Files.readString(folder.resolve("again/evaluation.html"))).contains("No nuisance baselines");
        assertThat(Files.readString(folder.resolve("out/evaluation.html"))).contains("data:image/jpeg", "a2.png");
        assertThat(Files.readAllLines(folder.resolve("out/baselines.csv"))).hasSize(1 + 12 + 1);
    }

    @Test
    void usageErrorsNameValueAndRule() throws IOException {
        Files.writeString(folder.resolve("one.csv"), "path,label\nh1.png,0\n");
        Files.writeString(folder.resolve("bad.csv"), "path,label\nh1.png,human\n");

        assertThat(run("--data", path("one.csv"))).isEqualTo(2);
        assertThat(run("--data", path("bad.csv"))).isEqualTo(2);
        assertThat(run("--data", path("m.csv"), "--threshold", "1.5")).isEqualTo(2);
        assertThat(run("--data", path("m.csv"), "--deliveries", "jpeg12")).isEqualTo(2);
        assertThat(run("--data", path("m.csv"), "--by", "colour")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .contains("both classes, has 1 human and 0 AI")
                .contains("bad.csv, line 2: label is 'human'")
                .contains("noise4, not 'jpeg12'")
                .contains("not 'colour'")
                .contains("--model needs --data CSV")
                .contains("--threshold must be a probability in 0..1, got 1.5");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("h1.png"));
        assertThat(run("--data", path("m.csv"))).isEqualTo(1);
        assertThat(run("--data", path("absent.csv"))).isEqualTo(1);
        Files.delete(folder.resolve("gray.onnx"));
        assertThat(run("--data", path("m.csv"))).isEqualTo(1);

        assertThat(err.toString(UTF_8))
                .contains("h1.png")
                .contains("absent.csv")
                .contains("gray.onnx");
    }

    private int run(String... args) {
        String[] all = new String[args.length + 5];
        System.arraycopy(args, 0, all, 5, args.length);
        all[0] = "evaluate";
        all[1] = "--model";
        all[2] = path("gray.onnx");
        all[3] = "--out";
        all[4] = path("out");
        return command(all);
    }

    private int command(String... args) {
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), out, new PrintStream(err, true, UTF_8), 0, 0, false);
        return new Cli(terminal, OracleMain::open).run(args);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void gray(String name, int value) throws IOException {
        BufferedImage image = new BufferedImage(70, 50, BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < 70 * 50; k++) {
            image.setRGB(k % 70, k / 70, value * 0x010101);
        }
        if (!ImageIO.write(image, "png", folder.resolve(name).toFile())) {
            throw new IOException("no PNG writer");
        }
    }
}
