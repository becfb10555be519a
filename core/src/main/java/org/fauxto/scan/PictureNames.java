// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Which files of a folder are taken for pictures; a file named by the user is examined whatever it is called. */
final class PictureNames {
    private static final Set<String> EXTENSIONS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "gif", "bmp", "dib", "tif", "tiff", "avif", "heic",
            "heif", "hif");

    /** ISO base media files (ISO 14496-12) share one signature with video; these brands are pictures. */
    private static final Set<String> BRANDS = Set.of("avif", "avis", "heic", "heix", "heim", "heis", "mif1", "msf1");

    private PictureNames() {}

    static boolean hasPictureExtension(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether a file of a folder is to be examined: by its extension, or, where it has none, by its first bytes. */
    static boolean isPicture(Path path) {
        if (hasPictureExtension(path)) {
            return true;
        }
        // Opening a pipe would wait for ever.
        return String.valueOf(path.getFileName()).indexOf('.') < 0
                && Files.isRegularFile(path)
                && startsLikePicture(path);
    }

    private static boolean startsLikePicture(Path path) {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(12);
        } catch (IOException e) {
            // Neither name nor bytes say that this is a picture.
            return false;
        }
        String s = new String(start, StandardCharsets.ISO_8859_1);
        return s.startsWith("\u00ff\u00d8\u00ff")
                || s.startsWith("\u0089PNG\r\n\u001a\n")
                || (s.startsWith("RIFF") && s.startsWith("WEBP", 8))
                || s.startsWith("GIF8")
                || s.startsWith("BM")
                || s.startsWith("II*\0")
                || s.startsWith("MM\0*")
                || (s.startsWith("ftyp", 4) && s.length() == 12 && BRANDS.contains(s.substring(8)));
    }
}
