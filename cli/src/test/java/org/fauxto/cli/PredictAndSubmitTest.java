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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Kaggle's layout, with a real ONNX file whose calibrated logit is five times the mean gray less two. */
class PredictAndSubmitTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeRunAndPictures() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        try (InputStream in = PredictAndSubmitTest.class.getResourceAsStream("/models/gray.onnx")) {
            Files.copy(in, folder.resolve("run/model.onnx"));
        }
        Files.createDirectories(folder.resolve("kaggle/test_data_v2"));
        gray("kaggle/test_data_v2/b.png", 204);
        gray("kaggle/test_data_v2/a.png", 51);
        Files.writeString(folder.resolve("kaggle/test_data_v2/c.jpg"), "no picture");
        Files.writeString(
                folder.resolve("kaggle/test.csv"), "id\ntest_data_v2/b.png\ntest_data_v2/c.jpg\ntest_data_v2/a.png\n");
    }

    @Test
    void predictsInTheListsOrderAndGivesBadFilesErrorRows() throws IOException {
        assertThat(command("predict", "--model", path("run"), "--data", path("kaggle/test.csv")))
                .isEqualTo(1);

        // 204 / 255 = 0.8: raw logit 3, calibrated 3 / 2 + 0.5 = 2; 51 / 255 = 0.2: raw -3, calibrated -1
        assertThat(out.toString(UTF_8).lines())
                .satisfiesExactly(
                        l -> assertThat(l).isEqualTo("path,logit,probability,label,error"),
                        l -> assertThat(l).matches("test_data_v2/b\\.png,2\\.00000\\d,0\\.88079\\d,1,"),
                        l -> assertThat(l).matches("test_data_v2/c\\.jpg,,,,.*[a-z]+.*"),
                        l -> assertThat(l).matches("test_data_v2/a\\.png,-(1\\.00000|0\\.99999)\\d,0\\.26894\\d,0,"));
        assertThat(err.toString(UTF_8)).contains("3 pictures, 1 of them could not be examined");
    }

    @Test
    void aSubmissionHasTheIdsOfTestCsvInItsOrderAndNamesWhatItDidNotSee() throws IOException {
        assertThat(command("submit", "--model", path("run"), "--data", path("kaggle"), "--out", path("s.csv")))
                .isEqualTo(1);

        assertThat(Files.readString(folder.resolve("s.csv")))
                .isEqualTo("id,label\ntest_data_v2/b.png,1\ntest_data_v2/c.jpg,0\ntest_data_v2/a.png,0\n");
        assertThat(err.toString(UTF_8)).contains("labelled 0 unseen, test_data_v2/c.jpg: ");
        assertThat(folder.resolve("s.csv.part")).doesNotExist();
        assertThat(command("submit", "--model", path("run"), "--data", path("kaggle"), "--out", path("s.csv")))
                .isEqualTo(2);
    }

    @Test
    void aFolderOfPicturesGetsThePrefixOnceAndTheThresholdIsKept() throws IOException {
        Files.delete(folder.resolve("kaggle/test_data_v2/c.jpg"));
        String[] submit = {
            "submit",
            "--model",
            path("run/model.onnx"),
            "--data",
            path("kaggle/test_data_v2"),
            "--out",
            path("s.csv"),
            "--threshold",
            "0.2"
        };
        assertThat(command(submit)).isZero();
        assertThat(Files.readString(folder.resolve("s.csv")))
                .isEqualTo("id,label\ntest_data_v2/a.png,1\ntest_data_v2/b.png,1\n");
    }

    @Test
    void theSameOnOneThreadAndOnMany() throws IOException {
        for (int k = 0; k < 40; k++) {
            gray("kaggle/test_data_v2/n" + k + ".png", 3 * k);
        }
        command("predict", "--model", path("run"), "--data", path("kaggle/test_data_v2"), "--threads", "1");
        String one = out.toString(UTF_8);
        out.reset();
        command("predict", "--model", path("run"), "--data", path("kaggle/test_data_v2"), "--threads", "3");
        assertThat(out.toString(UTF_8)).isEqualTo(one).hasLineCount(1 + 43);
    }

    /** Black, white, black: the centre square of the whole is white, crops at native resolution are all three. */
    @Test
    void aWholeViewSeesTheCentreOfTheResizedPicture() throws IOException {
        try (InputStream in = PredictAndSubmitTest.class.getResourceAsStream("/models/gray-whole.onnx")) {
            Files.copy(in, folder.resolve("whole.onnx"));
        }
        Files.createDirectories(folder.resolve("flag"));
        BufferedImage image = new BufferedImage(320, 100, BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < 140 * 100; k++) {
            image.setRGB(90 + k % 140, k / 140, 0xffffff);
        }
        assertThat(ImageIO.write(image, "png", folder.resolve("flag/f.png").toFile()))
                .isTrue();

        assertThat(command("predict", "--model", path("whole.onnx"), "--data", path("flag")))
                .isZero();
        // white: raw logit 5, calibrated 5 / 2 + 0.5
        assertThat(out.toString(UTF_8)).containsPattern("f\\.png,(3\\.0000|2\\.9999)\\d\\d,0\\.9525\\d\\d,1,");
        out.reset();
        command("predict", "--model", path("run"), "--data", path("flag"));
        assertThat(out.toString(UTF_8)).doesNotContainPattern("f\\.png,(3\\.0|2\\.9)");
    }

    @Test
    void aMissingListIsNamedWithWhereItWasLookedFor() {
        assertThat(command("evaluate", "--model", path("run"), "--data", path("none.csv"), "--out", path("e")))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("none.csv: there is no such file", "working directory");
    }

    @Test
    void whatIsNoModelTellsTheWayOut() throws IOException {
        Files.delete(folder.resolve("run/model.onnx"));
        String[] predict = {"predict", "--model", path("run"), "--data", path("kaggle/test.csv")};
        assertThat(command(predict)).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("no run of 'fauxto train'");

        Files.writeString(folder.resolve("run/config.yaml"), "seed: 1\n");
        assertThat(command(predict)).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("fauxto train --export-only " + path("run"));

        assertThat(command("predict", "--model", path("run"), "--data", path("absent")))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("absent does not exist");
    }

    @Test
    void aBaselinesRunIsEvaluatedWithItsWarningAndOnlyAsItIs() throws IOException {
        Files.delete(folder.resolve("run/model.onnx"));
        Files.writeString(folder.resolve("run/baseline.json"), """
                {"name":"size","features":["histogram_mean"],"coefficients":[1.0,0.0,5.0],"trained_on":"t"}""");
        Files.writeString(
                folder.resolve("m.csv"), "path,label\nkaggle/test_data_v2/a.png,0\nkaggle/test_data_v2/b.png,1\n");
        String[] evaluate = {
            "evaluate", "--model", path("run"), "--data", path("m.csv"), "--out", path("e"), "--bootstrap", "100"
        };
        assertThat(command(evaluate)).isZero();
        assertThat(Files.readString(folder.resolve("e/evaluation.html")))
                .contains("This is a baseline, not a detector")
                .contains("pixels / 256\u00b3 for any picture");
        assertThat(Files.readAllLines(folder.resolve("e/scores.csv"))).hasSize(1 + 2);

        String[] recoded = java.util.Arrays.copyOf(evaluate, evaluate.length + 2);
        recoded[evaluate.length] = "--deliveries";
        recoded[evaluate.length + 1] = "jpeg75";
        assertThat(command(recoded)).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("--deliveries as-is");
        assertThat(command("detect", "--model", path("run"), path("kaggle"))).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("no place in a verdict");
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
