// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.fauxto.config.ConfigException;
import org.fauxto.dataset.Manifest;
import org.fauxto.train.command.TwinsCommandProvider;
import org.fauxto.train.nn.SafeTensors;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.autoencoder.TinyAutoencoder;
import org.fauxto.train.weights.WeightLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TwinsTest {
    private static final int SIDE = 64;

    @TempDir
    Path folder;

    private Path weights;

    @BeforeEach
    void writeData() throws Exception {
        TinyAutoencoder network = new TinyAutoencoder("", TinyAutoencoder.Shape.TAESD);
        weights = folder.resolve("random.safetensors");
        new SafeTensors(StateDict.initial(network.tensors(), 1), Map.of()).write(weights);
        picture("large.png", 100, 90);
        picture("second.png", 80, 80);
        picture("small.png", 60, 200);
        picture("made.png", 100, 100);
        Files.writeString(folder.resolve("broken.jpg"), "no picture");
        Files.writeString(folder.resolve("data.csv"), """
                path,label,slug
                large.png,0,camera
                second.png,0,camera
                small.png,0,other
                made.png,1,generator
                broken.jpg,0,third
                """);
    }

    private void picture(String name, int width, int height) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x * 2) << 16 | y << 8 | (x * y) % 256);
            }
        }
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    private int run(StringWriter out, String... more) {
        CommandLine command = new CommandLine(new TwinsCommandProvider().command());
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        String[] fixed = {
            "--data",
            folder.resolve("data.csv").toString(),
            "--out",
            folder.resolve("twins").toString(),
            "--autoencoder",
            "taesd",
            "--weights",
            weights.toString(),
            "--side",
            Integer.toString(SIDE)
        };
        String[] all = new String[fixed.length + more.length];
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return command.execute(all);
    }

    @Test
    void humanPicturesGetATwinOfTheSameSizeAndOthersNone() throws Exception {
        StringWriter out = new StringWriter();

        assertThat(run(out)).isEqualTo(1); // one file is broken, and named
        assertThat(out.toString()).contains("broken.jpg", "2 pairs of 1 sources");
        Manifest twins = Manifest.read(folder.resolve("twins/twins.csv"));
        assertThat(twins.count(0)).isEqualTo(2);
        assertThat(twins.count(1)).isEqualTo(2);
        assertThat(twins.samples()).allSatisfy(s -> {
            BufferedImage image = ImageIO.read(s.path().toFile());
            assertThat(image.getWidth()).isEqualTo(SIDE);
            assertThat(image.getHeight()).isEqualTo(SIDE);
        });
        assertThat(twins.samples().stream().map(s -> s.group()).distinct()).hasSize(2);
        assertThat(Files.readString(folder.resolve("twins/twins.csv")))
                .contains("camera")
                .doesNotContain("generator,camera");
    }

    @Test
    void aSecondRunKeepsWhatIsThere() throws Exception {
        run(new StringWriter(), "--per-source", "1");
        Path one = Manifest.read(folder.resolve("twins/twins.csv"))
                .samples()
                .get(0)
                .path();
        byte[] before = Files.readAllBytes(one);
        Files.setLastModifiedTime(one, java.nio.file.attribute.FileTime.fromMillis(1000));

        run(new StringWriter());

        assertThat(Files.getLastModifiedTime(one).toMillis()).isEqualTo(1000);
        assertThat(Files.readAllBytes(one)).isEqualTo(before);
        assertThat(Manifest.read(folder.resolve("twins/twins.csv")).samples()).hasSize(4);
    }

    @Test
    void aWrongSideOrNameIsRefused() {
        WeightLoader loader = WeightLoader.standard();
        assertThatThrownBy(() -> new RoundTrip("taesd", weights.toString(), 100, 1, loader))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("multiple of 8");
        assertThatThrownBy(() -> new RoundTrip("vqgan", weights.toString(), SIDE, 1, loader))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("taesd, taef1 or taef2");
    }
}
