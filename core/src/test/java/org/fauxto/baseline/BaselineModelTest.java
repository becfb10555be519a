// SPDX-License-Identifier: Apache-2.0
package org.fauxto.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fauxto.audit.NuisanceVariable;
import org.fauxto.audit.NuisanceVariables;
import org.fauxto.eval.metric.LogisticRule;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.testing.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineModelTest {
    private static final List<String> SIZE = List.of("histogram_mean");

    /** The proof: every pixel lies in exactly one of the 256^3 bins, so the counts add up to the number of pixels. */
    @Property(tries = 12)
    void theMeanOfTheColourHistogramIsTheNumberOfPixelsOver256Cubed(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 256) int colours)
            throws IOException {
        byte[] rgb = new byte[3 * width * height];
        Random random = new Random(seed);
        for (int k = 0; k < rgb.length; k++) {
            rgb[k] = (byte) random.nextInt(colours);
        }
        short[] histogram = new short[1 << 24];
        Pixels pixels = new Pixels(width, height, rgb);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                histogram[pixels.at(x, y, 0) << 16 | pixels.at(x, y, 1) << 8 | pixels.at(x, y, 2)]++;
            }
        }
        long sum = 0;
        for (short count : histogram) {
            sum += count;
        }
        double mean = (double) sum / histogram.length;

        assertThat(mean).isEqualTo(width * height / Math.pow(256, 3));
        ImageFile file = file(pixels);
        double measured = NuisanceVariables.measure(
                        file, HeaderReader.read(file, ImageLimits.DEFAULT), Optional.of(pixels))
                .get(NuisanceVariable.HISTOGRAM_MEAN);
        assertThat(measured).isEqualTo(mean);
    }

    @Test
    void learnsThatAiPicturesAreLargerAndSurvivesTheFile(@TempDir Path folder) throws IOException {
        List<double[]> rows = new ArrayList<>();
        int[] labels = new int[40];
        for (int k = 0; k < 40; k++) {
            labels[k] = k % 2;
            Pixels pixels = TestImages.noise(20 + k % 5 + 30 * labels[k], 30, k);
            ImageFile file = file(pixels);
            rows.add(BaselineModel.row(SIZE, file, HeaderReader.read(file, ImageLimits.DEFAULT), pixels));
        }
        BaselineModel fitted = BaselineModel.fit("size", SIZE, rows, labels, "forty drawn pictures");
        fitted.write(folder.resolve("baseline.json"));
        BaselineModel read = BaselineModel.read(folder.resolve("baseline.json"));

        assertThat(read).isEqualTo(fitted);
        Pixels small = TestImages.noise(22, 30, 99);
        Pixels large = TestImages.noise(52, 30, 99);
        assertThat(score(read, small)).isLessThan(0.1);
        assertThat(score(read, large)).isGreaterThan(0.9);
        assertThat(read.warning()).contains("never at what a picture shows").contains("pixels / 256\u00b3");
        LogisticRule rule = LogisticRule.fit(rows, labels);
        assertThat(read.logit(rows.get(7))).isCloseTo(rule.logit(rows.get(7)), within(1e-6));
    }

    @Test
    void damageAndUnknownFeaturesAreNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("baseline.json");
        Files.writeString(file, "{\"name\":\"n\",\"features\":[\"sise\"],\"coefficients\":[1],\"trained_on\":\"t\"}");
        assertThatThrownBy(() -> BaselineModel.read(file))
                .hasMessageContaining("'sise'")
                .hasMessageContaining("histogram_mean, high");
        Files.writeString(file, "{\"name\":\"n\",\"features\":[\"bytes\"],\"coefficients\":[1],\"trained_on\":\"t\"}");
        assertThatThrownBy(() -> BaselineModel.read(file)).hasMessageContaining("needs 3 coefficients");
        assertThatThrownBy(() -> BaselineModel.read(folder.resolve("absent.json")))
                .hasMessageContaining("absent.json");
        assertThat(Arrays.asList(NuisanceVariable.values()))
                .allSatisfy(v -> assertThat(BaselineModel.variable(v.id())).isEqualTo(v));
    }

    private static double score(BaselineModel model, Pixels pixels) throws IOException {
        ImageFile file = file(pixels);
        return model.score(file, HeaderReader.read(file, ImageLimits.DEFAULT), pixels)
                .probability();
    }

    private static ImageFile file(Pixels pixels) throws IOException {
        Path path = Files.createTempFile("baseline", ".png");
        try {
            Files.write(path, TestImages.encode(pixels, ImageFormat.PNG));
            return ImageReader.read(path, ImageLimits.DEFAULT);
        } finally {
            Files.delete(path);
        }
    }
}
