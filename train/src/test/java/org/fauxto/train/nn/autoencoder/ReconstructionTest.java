// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.nn.HostTensor;
import org.junit.jupiter.api.Test;

/** The real tiny autoencoder draws photographs again as well as its kind does; the pictures are left in {@code target/reconstruction}. */
class ReconstructionTest {
    private static final int SIDE = 256;
    private static final String[] PHOTOGRAPHS = {
        "photo-astronaut.jpg", "photo-chelsea.jpg", "photo-coffee.jpg", "photo-rocket.jpg"
    };

    @Test
    void photographsComeBackAtAboutThirtyDecibels() throws Exception {
        Path out = Files.createDirectories(Path.of("target", "reconstruction"));
        Autoencoder taef2 = new TinyAutoencoder("", TinyAutoencoder.Shape.TAEF2);
        try (TorchNetwork network = new TorchNetwork(taef2, Taef2.weights(""), 2)) {
            double sum = 0;
            for (String name : PHOTOGRAPHS) {
                HostTensor picture = centre(ImageIO.read(new File("../samples/" + name)));
                HostTensor again = network.forward(picture);
                double decibels = peakSignalToNoise(picture.values(), again.values());
                assertThat(decibels).as(name).isBetween(25.0, 45.0);
                sum += decibels;
                save(out.resolve(name + ".png"), picture.values(), again.values());
            }
            assertThat(sum / PHOTOGRAPHS.length).isBetween(29.0, 36.0);
        }
    }

    private static HostTensor centre(BufferedImage image) {
        float[] values = new float[3 * SIDE * SIDE];
        int left = (image.getWidth() - SIDE) / 2;
        int top = (image.getHeight() - SIDE) / 2;
        for (int i = 0; i < SIDE * SIDE; i++) {
            int rgb = image.getRGB(left + i % SIDE, top + i / SIDE);
            for (int c = 0; c < 3; c++) {
                values[c * SIDE * SIDE + i] = (rgb >> (16 - 8 * c) & 255) / 255f;
            }
        }
        return new HostTensor(new long[] {1, 3, SIDE, SIDE}, values);
    }

    private static double peakSignalToNoise(float[] a, float[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - Math.min(1, Math.max(0, b[i]));
            squares += difference * difference;
        }
        return -10 * Math.log10(squares / a.length);
    }

    private static void save(Path file, float[] left, float[] right) throws Exception {
        BufferedImage image = new BufferedImage(2 * SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.setRGB(i % SIDE, i / SIDE, rgb(left, i));
            image.setRGB(SIDE + i % SIDE, i / SIDE, rgb(right, i));
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private static int rgb(float[] values, int i) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            rgb = rgb << 8 | Math.round(255 * Math.min(1, Math.max(0, values[c * SIDE * SIDE + i])));
        }
        return rgb;
    }
}
