// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.fauxto.cli.spi.CommandProvider;
import org.fauxto.model.ModelCard;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.onnx.OnnxWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A real ONNX file whose logit is ten times the mean gray minus five, run by ONNX Runtime on real pictures. */
class EvaluateCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeModelAndPictures() throws IOException {
        Layer network = new Sequential(new GlobalMean(), new Linear("l", 3, 1));
        StateDict weights = new StateDict(Map.of(
                "l.weight", new HostTensor(new long[] {1, 3}, new float[] {10f / 3, 10f / 3, 10f / 3}),
                "l.bias", new HostTensor(new long[] {1}, new float[] {-5})));
        String card = """
                {"name":"gray","version":"1","crop_size":32,"crops_per_image":2,"decoder":"test","temperature":2.0,
                "bias":0.5,"trained_on":"nothing","licence":"Apache-2.0"}""";
        Files.write(
                folder.resolve("gray.onnx"),
                OnnxWriter.encode(
                        network,
                        weights,
                        new OnnxWriter.Frame(
                                "gray",
                                "crops",
                                List.of(3, 32, 32),
                                "logits",
                                List.of(1),
                                new TreeMap<>(Map.of(ModelCard.KEY, card)))));
        Files.writeString(folder.resolve("m.csv"), "path,label,slug\nh1.png,0,a\nh2.png,0,b\na1.png,1,c\na2.png,1,c\n");
        gray("h1.png", 51);
        gray("h2.png", 153);
        gray("a1.png", 204);
        gray("a2.png", 98);
    }

    @Test
    void evaluatesAnOnnxFileOnAManifest() throws IOException {
        assertThat(run("--data", path("m.csv"), "--threads", "2")).isZero();

        assertThat(out.toString()).contains("jpeg90        4    0.750      0.500    0.500");
        List<String> scores = Files.readAllLines(folder.resolve("out/scores.csv"));
        assertThat(scores).hasSize(1 + 4 * 3);
        // 204 / 255 = 0.8: logit 10 * 0.8 - 5 = 3; calibrated 3 / 2 + 0.5 = 2
        assertThat(scores)
                .anyMatch(l -> l.matches("a1\\.png,1,c,unknown,jpeg90,3\\.0000\\d\\d,0\\.000000,0\\.88079\\d"));
        assertThat(Files.readAllLines(folder.resolve("out/evaluation.csv")))
                .anyMatch(l -> l.startsWith("jpeg90,source,b,0,1,0.500000,0.250000,1.000000,"));
    }

    @Test
    void nothingGoesToStandardOutputButResults() throws IOException {
        run("--data", path("m.csv"));

        assertThat(out.toString().lines()).hasSize(5);
    }

    @Test
    void usageErrorsNameValueAndRule() throws IOException {
        Files.writeString(folder.resolve("one.csv"), "path,label\nh1.png,0\n");
        Files.writeString(folder.resolve("bad.csv"), "path,label\nh1.png,human\n");

        assertThat(run("--data", path("one.csv"))).isEqualTo(2);
        assertThat(run("--data", path("bad.csv"))).isEqualTo(2);
        assertThat(run("--data", path("m.csv"), "--threshold", "1.5")).isEqualTo(2);
        assertThat(err.toString())
                .contains("both classes, has 1 human and 0 AI")
                .contains("bad.csv, line 2: label is 'human'")
                .contains("--threshold must be a probability in 0..1, got 1.5");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("h1.png"));
        assertThat(run("--data", path("m.csv"))).isEqualTo(1);
        assertThat(run("--data", path("absent.csv"))).isEqualTo(1);
        Files.delete(folder.resolve("gray.onnx"));
        assertThat(run("--data", path("m.csv"))).isEqualTo(1);

        assertThat(err.toString()).contains("h1.png").contains("absent.csv").contains("gray.onnx");
    }

    @Test
    void isFoundByTheCommandLine() {
        assertThat(ServiceLoader.load(CommandProvider.class))
                .anyMatch(provider -> provider.command() instanceof EvaluateCommand);
    }

    private int run(String... args) {
        CommandLine line = new CommandLine(new EvaluateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] all = new String[args.length + 4];
        System.arraycopy(args, 0, all, 4, args.length);
        all[0] = "--model";
        all[1] = path("gray.onnx");
        all[2] = "--out";
        all[3] = path("out");
        return line.execute(all);
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
