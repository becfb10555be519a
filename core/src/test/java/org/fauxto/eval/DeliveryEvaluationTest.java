// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.fauxto.dataset.Manifest;
import org.fauxto.eval.metric.Calibration;
import org.fauxto.eval.metric.Confusion;
import org.fauxto.image.Pixels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, real deliveries, and a scorer whose answer is the picture's mean gray: logit (gray - 100) / 10. */
class DeliveryEvaluationTest {
    private static final List<DeliveryPath> DELIVERIES =
            List.of(DeliveryPath.JPEG90, DeliveryPath.LONG_SIDE_768_Q60, DeliveryPath.LONG_SIDE_512_Q40);

    @TempDir
    Path folder;

    private Path csv;

    @BeforeEach
    void writePictures() throws IOException {
        // human: phone 60, 90; art 120. AI: sd 80, 140; flux 160.
        csv = folder.resolve("m.csv");
        Files.writeString(csv, """
                path,label,slug,generator
                h1.png,0,phone,camera
                h2.jpg,0,phone,camera
                h3.png,0,art,"painter, oil"
                a1.png,1,web,sd
                a2.jpg,1,web,sd
                a3.png,1,web,flux
                """);
        gray("h1.png", 60);
        gray("h2.jpg", 90);
        gray("h3.png", 120);
        gray("a1.png", 80);
        gray("a2.jpg", 140);
        gray("a3.png", 160);
    }

    @Test
    void figuresPerSourceAreAgainstTheOtherClass() throws IOException, InterruptedException {
        List<GroupResult> results = GroupResult.of(run(2), "jpeg90", 0.5);

        assertThat(results)
                .extracting(r -> r.group() + "/" + r.name() + "/" + r.label() + "/" + r.n())
                .containsExactly(
                        "overall/all/-1/6",
                        "source/art/0/1",
                        "source/phone/0/2",
                        "source/web/1/3",
                        "generator/camera/0/2",
                        "generator/painter, oil/0/1",
                        "generator/flux/1/1",
                        "generator/sd/1/2",
                        "format/jpeg/0/1",
                        "format/png/0/2",
                        "format/jpeg/1/1",
                        "format/png/1/2",
                        "size/up to 256/0/3",
                        "size/up to 256/1/3");
        GroupResult overall = results.get(0);
        // Of 9 pairs two are the wrong way round: a1 (80) below h2 (90) and h3 (120).
        assertThat(overall.auc()).isCloseTo(7 / 9.0, within(1e-12));
        assertThat(overall.calls()).isEqualTo(new Confusion(2, 1, 2, 1));
        GroupResult art = results.get(1);
        assertThat(art.auc()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(art.calls().falsePositiveRate()).isEqualTo(1);
        assertThat(results.get(2).calls().falsePositiveRate()).isZero();
        GroupResult flux = results.get(6);
        assertThat(flux.auc()).isEqualTo(1);
        assertThat(flux.meanProbability()).isCloseTo(1 / (1 + Math.exp(-6)), within(0.01));
    }

    @Test
    void threadsChangeNoByteOfTheFiles() throws IOException, InterruptedException {
        assertThat(write(run(4), "b")).isEqualTo(write(run(1), "a"));
    }

    @Test
    void filesHaveTheDocumentedColumns() throws IOException, InterruptedException {
        List<String> lines = write(run(1), "c");

        assertThat(lines)
                .contains("path,label,source,generator,format,width,height,bytes,path_name,logit,spread,probability")
                .contains("path_name,group,name,label,n,auc,balanced_accuracy,false_positive_rate,mean_probability,"
                        + "f1,log_loss,brier,ece,called_ai,called_ai_low,called_ai_high")
                .anyMatch(l ->
                        l.matches("h3.png,0,art,\"painter, oil\",png,80,60,\\d+,768q60,2\\.000000,0\\.000000,0\\.88.*"))
                .anyMatch(l -> l.startsWith("768q60,overall,all,,6,0.777778,0.666667,0.333333,"))
                .anyMatch(
                        l -> l.matches(
                                "jpeg90,source,web,1,3,0\\.777778,0\\.666667,,0\\.[0-9]{6},,,,,0\\.666667,0\\.207660,0\\.938508"));
    }

    @Test
    void anUndecodablePictureStopsTheEvaluationWithItsName() throws IOException {
        Files.writeString(folder.resolve("a3.png"), "no picture");

        assertThatThrownBy(() -> run(2)).isInstanceOf(IOException.class).hasMessageContaining("a3.png");
    }

    private List<ScoredPicture> run(int threads) throws IOException, InterruptedException {
        List<Integer> steps = new ArrayList<>();
        List<ScoredPicture> scores = new DeliveryEvaluation(
                        (ImageScorer) DeliveryEvaluationTest::meanGray, DELIVERIES, PictureProbe.NONE, threads)
                .run(Manifest.read(csv), () -> steps.add(1))
                .scores();
        assertThat(steps).hasSize(6);
        assertThat(scores).hasSize(6 * DELIVERIES.size());
        return scores;
    }

    private List<String> write(List<ScoredPicture> scores, String name) throws IOException {
        Path s = folder.resolve(name + "-scores.csv");
        Path r = folder.resolve(name + "-evaluation.csv");
        EvaluationCsv.writeScores(s, scores);
        List<GroupResult> results = new ArrayList<>();
        for (DeliveryPath d : DELIVERIES) {
            results.addAll(GroupResult.of(scores, d.id(), 0.5));
        }
        EvaluationCsv.writeResults(r, results);
        List<String> lines = new ArrayList<>(Files.readAllLines(s));
        lines.addAll(Files.readAllLines(r));
        return lines;
    }

    private static ImageScorer.Score meanGray(Pixels p) {
        double sum = 0;
        for (byte v : p.rgb()) {
            sum += v & 0xff;
        }
        double logit = (sum / p.rgb().length - 100) / 10;
        return new ImageScorer.Score(logit, 0, Calibration.IDENTITY.probability(logit));
    }

    private void gray(String name, int value) throws IOException {
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < 80 * 60; k++) {
            image.setRGB(k % 80, k / 80, value * 0x010101);
        }
        String format = name.endsWith("jpg") ? "jpg" : "png";
        if (!ImageIO.write(image, format, folder.resolve(name).toFile())) {
            throw new IOException("no writer for " + format);
        }
    }
}
