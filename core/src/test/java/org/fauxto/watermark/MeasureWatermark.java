// SPDX-License-Identifier: Apache-2.0
package org.fauxto.watermark;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fauxto.image.Pixels;

/**
 * Prints what {@link DwtDct} reads from each picture of some folders, as CSV: one row for each picture, chroma scale and
 * message. Not a test; the command and the figures it gave are in results/README.md.
 */
final class MeasureWatermark {
    private MeasureWatermark() {}

    public static void main(String[] folders) throws IOException {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.println("path,width,height,chroma,message,matching,bits,contrast,accepted,millis");
        for (String folder : folders) {
            try (Stream<Path> tree = Files.walk(Path.of(folder))) {
                List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
                files.parallelStream().map(MeasureWatermark::rows).forEachOrdered(out::print);
            }
        }
        out.flush();
    }

    private static String rows(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                return "";
            }
            return rows(file, pixels(image));
        } catch (IOException e) {
            System.err.println(file + ": " + e.getMessage());
            return "";
        }
    }

    private static String rows(Path file, Pixels pixels) {
        long start = System.nanoTime();
        List<WatermarkMatch> matches = DwtDct.read(pixels);
        double millis = (System.nanoTime() - start) / 1e6;
        var text = new StringBuilder();
        for (WatermarkMatch m : matches) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%s,%s,%d,%d,%.4f,%d,%.2f%n",
                    file,
                    pixels.width(),
                    pixels.height(),
                    m.flavour().id(),
                    m.message().id(),
                    m.matching(),
                    m.message().length(),
                    m.contrast(),
                    m.accepted() ? 1 : 0,
                    millis));
        }
        return text.toString();
    }

    private static Pixels pixels(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] argb = image.getRGB(0, 0, w, h, null, 0, w);
        var rgb = new byte[w * h * 3];
        for (int i = 0; i < argb.length; i++) {
            rgb[3 * i] = (byte) (argb[i] >> 16);
            rgb[3 * i + 1] = (byte) (argb[i] >> 8);
            rgb[3 * i + 2] = (byte) argb[i];
        }
        return new Pixels(w, h, rgb);
    }
}
