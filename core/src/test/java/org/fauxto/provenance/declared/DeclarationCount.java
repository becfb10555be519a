// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;

/** Counts declarations below folders, and lists every decisive one: run by hand, {@code DeclarationCount FOLDER...}. */
final class DeclarationCount {
    private DeclarationCount() {}

    public static void main(String[] folders) throws IOException {
        DeclaredProvenance detector = new DeclaredProvenance();
        for (String folder : folders) {
            Map<String, Integer> counts = new TreeMap<>();
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    count(detector, file, counts);
                }
            }
            System.out.println(folder + " " + counts);
        }
    }

    private static void count(DeclaredProvenance detector, Path file, Map<String, Integer> counts) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Optional<ImageFormat> format = format(bytes);
        counts.merge(format.isPresent() ? "files" : "not an image", 1, Integer::sum);
        if (format.isEmpty()) {
            return;
        }
        ImageFile image = new ImageFile(file.toString(), bytes, "00");
        for (Evidence e : detector.examine(new Subject(image, new ImageHeader(format.get(), 1, 1), Optional.empty()))) {
            counts.merge(e.detector().name() + " " + e.direction() + " " + e.weight(), 1, Integer::sum);
            if (e.direction() == Direction.AI || e.weight() == Weight.NONE) {
                System.out.println(file + " " + e.detector().name() + " " + e.details());
            }
        }
    }

    private static Optional<ImageFormat> format(byte[] b) {
        if (b.length < 12) {
            return Optional.empty();
        }
        return switch (((b[0] & 0xff) << 8) | (b[1] & 0xff)) {
            case 0xffd8 -> Optional.of(ImageFormat.JPEG);
            case 0x8950 -> Optional.of(ImageFormat.PNG);
            case 0x5249 -> Optional.of(ImageFormat.WEBP);
            case 0x4749 -> Optional.of(ImageFormat.GIF);
            case 0x4949, 0x4d4d -> Optional.of(ImageFormat.TIFF);
            default -> Optional.empty();
        };
    }
}
