// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.fauxto.baseline.BaselineModel;
import org.fauxto.config.ConfigException;
import org.fauxto.dataset.Manifest;
import org.fauxto.eval.ScoresCsv;
import org.fauxto.train.config.BaselineConfig;
import org.fauxto.train.config.ConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineFitTest {
    @TempDir
    Path folder;

    /** AI pictures are larger; the rule finds that, says what it is, and ONNX Runtime computes the same. */
    @Test
    void aFitLeavesARunBehind() throws IOException, InterruptedException, OrtException {
        Manifest train = manifest("train", 24);
        Manifest val = manifest("val", 10);
        List<String> size = List.of("width", "height");

        BaselineFit.Fitted fitted = new BaselineFit("size", size, 2).run(folder, train, val, "drawn pictures");

        assertThat(BaselineModel.read(folder.resolve("baseline.json"))).isEqualTo(fitted.model());
        assertThat(ScoresCsv.read(folder.resolve("val-scores.csv")))
                .hasSize(10)
                .allMatch(s -> (s.score().probability() > 0.5) == (s.picture().label() == 1));
        assertThat(Files.readString(fitted.page()))
                .contains("This is a baseline, not a detector: it looks only at width, height")
                .contains("AUC 1.000");
        double[] row = {Math.log(40), Math.pow(Math.log(40), 2), Math.log(33), Math.pow(Math.log(33), 2)};
        float[] input = {(float) row[0], (float) row[1], (float) row[2], (float) row[3]};
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(
                        folder.resolve("baseline.onnx").toString());
                OnnxTensor tensor = OnnxTensor.createTensor(environment, new float[][] {input});
                OrtSession.Result result = session.run(Map.of("features", tensor))) {
            float logit = ((OnnxTensor) result.get(0)).getFloatBuffer().get();
            assertThat((double) logit).isCloseTo(fitted.model().logit(row), within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"histogram-mean", "size", "bytes", "format"})
    void everyRecipeIsABaseline(String name) throws IOException {
        Path file = Path.of("..", "configs", "baseline-" + name + ".yaml");
        assertThat(ConfigFile.read(file, Map.of()).config().model()).isInstanceOf(BaselineConfig.class);
    }

    @Test
    void anUnknownFeatureIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> new BaselineConfig(List.of("hue")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'hue'; known: pixels, width");
    }

    private Manifest manifest(String name, int pictures) throws IOException {
        StringBuilder csv = new StringBuilder("path,label\n");
        for (int k = 0; k < pictures; k++) {
            int side = 20 + k % 7 + 20 * (k % 2);
            BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
            Path file = folder.resolve(name + k + ".png");
            assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
            csv.append(file.getFileName()).append(',').append(k % 2).append('\n');
        }
        Path file = folder.resolve(name + ".csv");
        Files.writeString(file, csv);
        return Manifest.read(file);
    }
}
