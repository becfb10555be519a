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
import java.util.Random;
import javax.imageio.ImageIO;
import org.fauxto.dataset.DataPath;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void kagglesPairsStayTogetherByDefaultAndTheFileIsTwoManifests() throws IOException {
        kaggle(200);

        assertThat(run("split", "--data", path("kaggle"), "--out", path("kaggle/split.csv"), "--seed", "42"))
                .as(err.toString(UTF_8))
                .isZero();

        assertThat(out.toString(UTF_8))
                .contains("Split by pair with seed 42")
                .containsPattern("train +380 +95.00 % +190 +190 +50.00 % +190 +-")
                .containsPattern("val +20 +5.00 % +10 +10 +50.00 % +10 +-")
                .contains("groups of two and more rows: 200, torn apart: 0");
        assertThat(err.toString(UTF_8)).isEmpty();
        Manifest val = Manifest.read(DataPath.parse(path("kaggle/split.csv#val")));
        assertThat(val.samples()).hasSize(20);
        assertThat(val.samples().stream().map(Sample::group).distinct()).hasSize(10);
    }

    @Test
    void rowsTearPairsWhichIsToldAndTwoSplitsAreCompared() throws IOException {
        kaggle(200);
        assertThat(run("split", "--data", path("kaggle"), "--out", path("pairs.csv")))
                .isZero();

        assertThat(run("split", "--data", path("kaggle"), "--by", "row", "--out", path("rows.csv")))
                .isZero();
        assertThat(err.toString(UTF_8)).containsPattern("1\\d of 200 groups \\(pairs\\) are torn apart");

        assertThat(run("split", "--data", path("pairs.csv"), "--compare", path("rows.csv")))
                .isEqualTo(3);
        assertThat(out.toString(UTF_8))
                .contains("400 pictures in both, 0 only here, 0 only there")
                .contains("here \\ there");
        assertThat(run("split", "--data", path("kaggle"), "--out", path("again.csv"), "--compare", path("pairs.csv")))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("Identical to " + path("pairs.csv") + ": 400 pictures");
        assertThat(folder.resolve("again.csv")).hasSameTextualContentAs(folder.resolve("pairs.csv"));
    }

    @Test
    void sourcesAreTheUnitWhereThereAreNoPairsAndCoarseOnesAreTold() throws IOException {
        StringBuilder csv = new StringBuilder("path,label,slug,split\n");
        for (int k = 0; k < 60; k++) {
            csv.append("h%d.jpg,0,camera%d,old\na%d.jpg,1,model%d,old\n".formatted(k, k % 2, k, k % 3));
        }
        Files.writeString(folder.resolve("pool.csv"), csv);

        assertThat(run("split", "--data", path("pool.csv"), "--out", path("s.csv")))
                .isZero();

        assertThat(out.toString(UTF_8))
                .contains("Split by source")
                .containsPattern("val +50 +41.67 % +30 +20")
                .contains("sources of two and more rows: 5, torn apart: 0");
        assertThat(err.toString(UTF_8))
                .contains("pool.csv has parts already, {old=120}; all of it is dealt out anew")
                .contains("val got 41.67 % of the rows, 5.0 % was asked for");
        assertThat(run("audit", "--data", path("s.csv#vla"), "--out", path("a")))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("no part 'vla'; it has train (70), val (50)");
    }

    @Test
    void nearCopiesStayTogetherWhereTheyAreLookedFor() throws IOException {
        StringBuilder csv = new StringBuilder("path,label\n");
        for (int k = 0; k < 24; k++) {
            draw("p" + k + ".png", k / 2, "png");
            draw("p" + k + ".jpg", k / 2, "jpeg");
            csv.append("p%d.png,%d\np%d.jpg,%d\n".formatted(k, k % 4 / 2, k, k % 4 / 2));
        }
        Files.writeString(folder.resolve("m.csv"), csv);
        Files.writeString(
                folder.resolve("with-groups.csv"),
                csv.toString()
                        .replace("path,label", "path,label,group")
                        .replaceAll("(p(\\d+).png,\\d)\n", "$1,g$2\n")
                        .replaceAll("(p\\d+.jpg,\\d)\n", "$1,\n"));

        assertThat(run("split", "--data", path("m.csv"), "--val", "0.3", "--out", path("r.csv"), "--copies"))
                .isZero();
        assertThat(out.toString(UTF_8)).containsPattern("sets of near-copies: 12, torn apart: [1-9]");
        assertThat(err.toString(UTF_8)).containsPattern("[1-9]\\d* of 12 sets of near-copies are torn apart");
        out.reset();

        assertThat(run("split", "--data", path("with-groups.csv"), "--val", "0.3", "--out", path("s.csv"), "--copies"))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("sets of near-copies: 12, torn apart: 0");
    }

    @Test
    void whatCannotBeDoneHasItsCodeAndTheWayOut() throws IOException {
        kaggle(30);
        Files.writeString(folder.resolve("plain.csv"), "path,label\na.jpg,0\nb.jpg,1\nc.jpg,0\nd.jpg,1\n");

        assertThat(run("split", "--data", path("kaggle"))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("is no split: no column split is filled; give --out");
        assertThat(run("split", "--data", path("plain.csv"), "--by", "pair", "--out", path("s.csv")))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("says nothing of a pair; fill the column group");
        assertThat(run("split", "--data", path("plain.csv"), "--by", "author", "--out", path("s.csv")))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("--by knows pair, source, generator, row, not 'author'");
        assertThat(run("split", "--data", path("plain.csv"), "--val", "1.5", "--out", path("s.csv")))
                .isEqualTo(2);
        assertThat(folder.resolve("s.csv")).doesNotExist();
        assertThat(run("split", "--data", path("plain.csv"), "--val", "0.5", "--out", path("s.csv")))
                .isZero();
        assertThat(run("split", "--data", path("plain.csv"), "--val", "0.5", "--out", path("s.csv")))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("s.csv exists");
        assertThat(run("split", "--data", path("s.csv"), "--compare", path("plain.csv")))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("plain.csv: 'a.jpg' is in no part");
        assertThat(run("split", "--data", path("s.csv"), "--compare", path("gone.csv")))
                .isEqualTo(2);
    }

    private void kaggle(int pairs) throws IOException {
        Files.createDirectories(folder.resolve("kaggle/train_data"));
        StringBuilder csv = new StringBuilder(",file_name,label\n");
        for (int k = 0; k < 2 * pairs; k++) {
            csv.append("%d,train_data/%05d.jpg,%d\n".formatted(k, (int) (k * 7_919L % 100_003), k % 2));
        }
        Files.writeString(folder.resolve("kaggle/train.csv"), csv);
    }

    /** Waves; the same for the same motif. */
    private void draw(String name, int motif, String format) throws IOException {
        Random random = new Random(motif);
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        double phase = random.nextDouble() * 6;
        double along = 0.05 + 0.2 * random.nextDouble();
        double down = 0.05 + 0.2 * random.nextDouble();
        for (int at = 0; at < 64 * 64; at++) {
            double wave = Math.sin(at % 64 * along + phase) + Math.cos((at >> 6) * down - phase);
            int level = (int) (128 + 60 * wave);
            image.setRGB(at % 64, at >> 6, level * 0x010101);
        }
        ImageIO.write(image, format, folder.resolve(name).toFile());
    }

    private int run(String... args) {
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), out, new PrintStream(err, true, UTF_8), 0, 0, false);
        return new Cli(terminal, OracleMain::open).run(args);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
