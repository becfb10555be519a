// SPDX-License-Identifier: Apache-2.0
package org.fauxto.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;

/** Runs a measurement over every picture of some folders, for the programs whose figures stand in results/. */
public final class PictureFolders {
    private PictureFolders() {}

    /**
     * Prints the header line, then the rows of every picture that can be decoded, in the order of the paths; names the
     * others on standard error.
     *
     * @param rows text for one picture, each line with its end
     */
    public static void print(String header, BiFunction<Path, Pixels, String> rows, String... folders)
            throws IOException {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.println(header);
        for (String folder : folders) {
            try (Stream<Path> tree = Files.walk(Path.of(folder))) {
                List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
                files.parallelStream().map(file -> rowsOf(file, rows)).forEachOrdered(out::print);
            }
        }
        out.flush();
    }

    private static String rowsOf(Path path, BiFunction<Path, Pixels, String> rows) {
        try {
            ImageFile file = ImageReader.read(path, ImageLimits.DEFAULT);
            return rows.apply(path, PixelDecoder.decode(file, HeaderReader.read(file, ImageLimits.DEFAULT)));
        } catch (ImageException e) {
            System.err.println(path + ": " + e.getMessage());
            return "";
        }
    }
}
