// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.util.Locale;
import java.util.Optional;
import org.fauxto.image.FormatStructure.Size;
import org.fauxto.image.ImageException.Problem;

/** Finds format and dimensions from the bytes, and refuses what must not be decoded. */
public final class HeaderReader {
    private HeaderReader() {}

    /**
     * Reads the header. The format comes from the leading bytes alone: a PNG named {@code .jpg} is a common, harmless
     * thing and is examined (see {@link #misnamed}); a file that is no picture is refused and named.
     *
     * @throws ImageException {@code EMPTY}, {@code UNKNOWN_FORMAT}, {@code TOO_LARGE}, {@code TRUNCATED} or
     *     {@code DAMAGED}, checked in this order, so that a bomb is called a bomb even where its pixels are missing
     */
    public static ImageHeader read(ImageFile file, ImageLimits limits) throws ImageException {
        byte[] bytes = file.bytes();
        if (bytes.length == 0) {
            throw new ImageException(Problem.EMPTY, "The file is empty (0 bytes).");
        }
        ImageFormat format = FileSignature.format(bytes)
                .orElseThrow(() -> new ImageException(
                        Problem.UNKNOWN_FORMAT,
                        "The file is not a picture: it is " + FileSignature.describe(bytes) + "."));
        FormatStructure structure = structure(format);
        Size size = structure.size(bytes);
        checkSize(format, size, limits);
        structure.checkComplete(bytes, size);
        return new ImageHeader(format, (int) size.width(), (int) size.height());
    }

    /** A sentence for a file whose extension names another picture format than its content has. */
    public static Optional<String> misnamed(ImageFile file, ImageHeader header) {
        String name = file.name();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Optional<ImageFormat> named = ImageFormat.ofFileName(name);
        return named.filter(f -> f != header.format())
                .map(f -> "The file is named ." + extension + " but is "
                        + header.format().id().toUpperCase(Locale.ROOT) + ".");
    }

    private static void checkSize(ImageFormat format, Size size, ImageLimits limits) throws ImageException {
        if (size.width() < 1 || size.height() < 1) {
            throw FormatStructure.damaged("its header says " + size.width() + " x " + size.height() + " pixels");
        }
        double pixels = (double) size.width() * size.height();
        if (pixels > limits.maxPixels() || size.width() > Integer.MAX_VALUE || size.height() > Integer.MAX_VALUE) {
            throw new ImageException(
                    Problem.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "The %s header says %d x %d = %.1f megapixels, more than the limit of %.1f; "
                                    + "raise it with --max-pixels if you trust the file.",
                            format.id().toUpperCase(Locale.ROOT),
                            size.width(),
                            size.height(),
                            pixels / 1e6,
                            limits.maxPixels() / 1e6));
        }
    }

    private static FormatStructure structure(ImageFormat format) {
        return switch (format) {
            case JPEG -> new JpegStructure();
            case PNG -> new PngStructure();
            case WEBP -> new WebpStructure();
            case GIF -> new GifStructure();
            case BMP -> new BmpStructure();
            case TIFF -> new TiffStructure();
            case AVIF, HEIC -> new IsoStructure();
        };
    }
}
