// SPDX-License-Identifier: Apache-2.0
package org.fauxto.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;
import org.fauxto.testing.PictureFolders;

/**
 * Prints what {@link ContentStatistics} measures in each picture of some folders and what {@link ContentGate} says, as
 * CSV. Not a test; the command and the figures it gave are in results/README.md.
 */
final class MeasureContent {
    private static final ContentGate GATE = new ContentGate(ContentGateConfig.shipped());

    private MeasureContent() {}

    public static void main(String[] folders) throws IOException {
        PictureFolders.print(
                "path,width,height,equal,near_equal,dominant,colours,reason,millis", MeasureContent::row, folders);
    }

    private static String row(Path file, Pixels pixels) {
        ContentStatistics s = ContentStatistics.of(pixels);
        long start = System.nanoTime();
        List<Evidence> evidence = GATE.examine(new Subject(
                new ImageFile(file.toString(), new byte[0], "00"),
                new ImageHeader(ImageFormat.PNG, pixels.width(), pixels.height()),
                Optional.of(pixels)));
        double millis = (System.nanoTime() - start) / 1e6;
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%.4f,%.4f,%.4f,%d,%s,%.2f%n",
                file,
                pixels.width(),
                pixels.height(),
                s.equal(),
                s.nearEqual(),
                s.dominant(),
                s.colours(),
                evidence.stream()
                        .map(e -> e.details().get("reason"))
                        .findFirst()
                        .orElse("-"),
                millis);
    }
}
