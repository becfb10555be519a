// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;

/**
 * Prints what the files below some folders declare, as CSV: one row for each piece of evidence, one with empty cells for
 * a file that declares nothing. Not a test; the command and the figures it gave are in results/README.md.
 */
final class MeasureDeclared {
    private static final DeclaredProvenance DETECTOR = new DeclaredProvenance();

    private MeasureDeclared() {}

    public static void main(String[] folders) throws IOException {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.print("path,format,detector,direction,weight,found_in,value\n");
        for (String folder : folders) {
            try (Stream<Path> tree = Files.walk(Path.of(folder))) {
                tree.filter(Files::isRegularFile)
                        .sorted()
                        .map(MeasureDeclared::rows)
                        .forEachOrdered(out::print);
            }
        }
        out.flush();
    }

    private static String rows(Path path) {
        try {
            ImageFile file = ImageReader.read(path, ImageLimits.DEFAULT);
            ImageHeader header = HeaderReader.read(file, ImageLimits.DEFAULT);
            String begin = quoted(path.toString()) + "," + header.format().id() + ",";
            List<Evidence> evidence = DETECTOR.examine(new Subject(file, header, Optional.empty()));
            if (evidence.isEmpty()) {
                return begin + ",,,,\n";
            }
            var text = new StringBuilder();
            for (Evidence e : evidence) {
                var details = e.details();
                text.append(begin)
                        .append(e.detector().name() + "," + e.direction() + "," + e.weight() + ",")
                        .append(quoted(details.getOrDefault("found_in", "")) + ",")
                        .append(quoted(details.getOrDefault("value", details.getOrDefault("problems", ""))) + "\n");
            }
            return text.toString();
        } catch (ImageException e) {
            System.err.println(path + ": " + e.getMessage());
            return "";
        }
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }
}
