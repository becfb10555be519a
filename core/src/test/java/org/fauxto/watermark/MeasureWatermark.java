// SPDX-License-Identifier: Apache-2.0
package org.fauxto.watermark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fauxto.image.Pixels;
import org.fauxto.testing.PictureFolders;

/**
 * Prints what {@link DwtDct} reads from each picture of some folders, as CSV: one row for each picture, chroma scale and
 * message. Not a test; the command and the figures it gave are in results/README.md.
 */
final class MeasureWatermark {
    private MeasureWatermark() {}

    public static void main(String[] folders) throws IOException {
        PictureFolders.print(
                "path,width,height,chroma,message,matching,bits,contrast,accepted,millis",
                MeasureWatermark::rows,
                folders);
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
}
