// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;

/** The pictures of src/test/resources/c2pa, signed by the reference library. */
final class Fixtures {
    private Fixtures() {}

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream("/c2pa/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImageFormat format(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "jpg" -> ImageFormat.JPEG;
            case "png" -> ImageFormat.PNG;
            case "webp" -> ImageFormat.WEBP;
            case "gif" -> ImageFormat.GIF;
            case "tiff" -> ImageFormat.TIFF;
            case "avif" -> ImageFormat.AVIF;
            default -> throw new IllegalArgumentException(name);
        };
    }

    static C2paStore store(String name) {
        return C2paReader.read(bytes(name), format(name)).orElseThrow();
    }

    static List<Evidence> examine(byte[] bytes, ImageFormat format) {
        ImageFile file = new ImageFile("test", bytes, "");
        return new C2paDetector().examine(new Subject(file, new ImageHeader(format, 48, 32), Optional.empty()));
    }

    static Evidence evidence(String name) {
        List<Evidence> found = examine(bytes(name), format(name));
        if (found.size() != 1) {
            throw new AssertionError(name + " gives " + found.size() + " pieces of evidence");
        }
        return found.get(0);
    }
}
