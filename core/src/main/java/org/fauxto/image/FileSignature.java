// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fauxto.image.container.Bytes;

/** Recognises files by their leading bytes. */
final class FileSignature {
    /** Sizes of the header versions of a BMP; two letters alone would take many a text for a picture. */
    private static final Set<Integer> BMP_HEADERS = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx");

    /** Bytes as Latin-1 at an offset, and what such a file is. */
    private record Other(int at, String magic, String name) {}

    private static final List<Other> OTHERS = List.of(
            new Other(0, "%PDF-", "a PDF document"),
            new Other(0, "PK\3\4", "a ZIP archive or office document"),
            new Other(0, "\u001f\u008b", "a gzip archive"),
            new Other(0, "Rar!", "a RAR archive"),
            new Other(0, "7z\u00bc\u00af'\u001c", "a 7-Zip archive"),
            new Other(257, "ustar", "a tar archive"),
            new Other(4, "ftypcrx", "a Canon raw photo, a format Fauxto does not read"),
            new Other(4, "ftyp", "a video"),
            new Other(8, "AVI ", "a video"),
            new Other(0, "\u001aE\u00df\u00a3", "a video"),
            new Other(8, "WAVE", "a sound file"),
            new Other(0, "ID3", "a sound file"),
            new Other(0, "OggS", "a sound or video file"),
            new Other(0, "fLaC", "a sound file"),
            new Other(0, "\u00ff\n", "a JPEG XL picture, a format Fauxto does not read"),
            new Other(4, "JXL \r\n", "a JPEG XL picture, a format Fauxto does not read"),
            new Other(4, "jP  \r\n", "a JPEG 2000 picture, a format Fauxto does not read"),
            new Other(0, "\u00ffO\u00ffQ", "a JPEG 2000 picture, a format Fauxto does not read"),
            new Other(0, "8BPS", "a Photoshop document, a format Fauxto does not read"),
            new Other(0, "gimp xcf", "a GIMP document, a format Fauxto does not read"),
            new Other(0, "\0\0\1\0", "an icon, a format Fauxto does not read"),
            new Other(0, "FUJIFILM", "a Fujifilm raw photo, a format Fauxto does not read"),
            new Other(0, "\u007fELF", "a program"),
            new Other(0, "MZ", "a program"),
            new Other(0, "SQLite format 3", "a database"),
            new Other(0, "version https://git-lfs", "a Git LFS pointer; fetch the picture with 'git lfs pull'"));

    private FileSignature() {}

    static Optional<ImageFormat> format(byte[] b) {
        if (Bytes.matches(b, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(ImageFormat.JPEG);
        }
        if (Bytes.matches(b, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(ImageFormat.PNG);
        }
        if (Bytes.matches(b, 0, "RIFF") && Bytes.matches(b, 8, "WEBP")) {
            return Optional.of(ImageFormat.WEBP);
        }
        if (Bytes.matches(b, 0, "GIF87a") || Bytes.matches(b, 0, "GIF89a")) {
            return Optional.of(ImageFormat.GIF);
        }
        if (Bytes.matches(b, 0, "BM") && b.length >= 18 && BMP_HEADERS.contains(Bytes.intLittle(b, 14))) {
            return Optional.of(ImageFormat.BMP);
        }
        if (List.of("II*\0", "MM\0*", "II+\0", "MM\0+").stream().anyMatch(m -> Bytes.matches(b, 0, m))) {
            return Optional.of(ImageFormat.TIFF);
        }
        return Bytes.matches(b, 4, "ftyp") ? isoBrand(b) : Optional.empty();
    }

    /** ISO/IEC 14496-12, 4.3: major brand, minor version, compatible brands; 23000-22 (HEIF) and AVIF name theirs. */
    private static Optional<ImageFormat> isoBrand(byte[] b) {
        long end = Math.min(Math.min(Bytes.u32Big(b, 0), 256), b.length);
        for (int at = 8; at + 4 <= end; at += 4) {
            String brand = new String(b, at, 4, StandardCharsets.ISO_8859_1);
            if (AVIF_BRANDS.contains(brand)) {
                return Optional.of(ImageFormat.AVIF);
            }
            if (HEIC_BRANDS.contains(brand)) {
                return Optional.of(ImageFormat.HEIC);
            }
        }
        return Optional.empty();
    }

    /** What a file of no known picture format is, to follow "it is". */
    static String describe(byte[] b) {
        for (Other other : OTHERS) {
            if (Bytes.matches(b, other.at, other.magic)) {
                return other.name;
            }
        }
        String start = new String(b, 0, Math.min(b.length, 512), StandardCharsets.ISO_8859_1)
                .replace("\u00ef\u00bb\u00bf", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head")) {
            return "an HTML page";
        }
        if (start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"))) {
            return "an SVG drawing, a format Fauxto does not read";
        }
        if (start.startsWith("<?xml")) {
            return "an XML document";
        }
        if (start.chars().allMatch(c -> c == 0)) {
            return "all zero bytes at its beginning";
        }
        if (start.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c))) {
            return b.length < 12
                    ? "only " + b.length + " bytes long"
                    : "text or other data without a picture's signature";
        }
        return b.length < 12 ? "only " + b.length + " bytes long" : "data without any picture format's signature";
    }

    static Optional<ImageFormat> formatOfExtension(String lowerCase) {
        return Optional.ofNullable(
                switch (lowerCase) {
                    case "jpg", "jpeg", "jpe", "jfif" -> ImageFormat.JPEG;
                    case "png" -> ImageFormat.PNG;
                    case "webp" -> ImageFormat.WEBP;
                    case "gif" -> ImageFormat.GIF;
                    case "bmp", "dib" -> ImageFormat.BMP;
                    case "tif", "tiff" -> ImageFormat.TIFF;
                    case "avif" -> ImageFormat.AVIF;
                    case "heic", "heif", "hif" -> ImageFormat.HEIC;
                    default -> null;
                });
    }
}
