// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.decode;

import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageException.Problem;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.TiffDirectory;

/**
 * How OpenCV is asked for one file and what it then returns, which differs by format.
 *
 * @param flags         of {@code imdecode}
 * @param rgb           whether colours come as RGB instead of OpenCV's BGR
 * @param premultiplied whether colours are already multiplied by alpha
 * @param orientation   what is left to do to turn the picture upright
 */
record DecodePlan(int flags, boolean rgb, boolean premultiplied, Orientation orientation) {
    private static final int TIFF_BITS_PER_SAMPLE = 258;
    private static final int TIFF_PHOTOMETRIC = 262;
    private static final int TIFF_EXTRA_SAMPLES = 338;
    private static final int PHOTOMETRIC_SEPARATED = 5;
    private static final int ASSOCIATED_ALPHA = 1;
    private static final int OPAQUE_RGB =
            opencv_imgcodecs.IMREAD_COLOR_RGB | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

    static DecodePlan of(ImageFile file, ImageFormat format) throws ImageException {
        if (format == ImageFormat.TIFF) {
            return tiff(TiffDirectory.read(file.bytes()));
        }
        boolean opaque = format == ImageFormat.JPEG || (format == ImageFormat.BMP && !bmpHasAlpha(file.bytes()));
        // UNCHANGED keeps 16 bits and alpha, and leaves the orientation alone
        int flags = opaque ? OPAQUE_RGB : opencv_imgcodecs.IMREAD_UNCHANGED;
        return new DecodePlan(flags, opaque, false, Orientation.of(file, format));
    }

    /** OpenCV turns TIFFs itself, and reads 8-bit ones through libtiff's RGBA interface, which premultiplies. */
    private static DecodePlan tiff(TiffDirectory directory) throws ImageException {
        boolean deep = first(directory, TIFF_BITS_PER_SAMPLE) > 8;
        if (deep && first(directory, TIFF_PHOTOMETRIC) == PHOTOMETRIC_SEPARATED) {
            throw new ImageException(Problem.DAMAGED, "The pixels cannot be decoded: a CMYK TIFF of more than 8 bits.");
        }
        boolean premultiplied = !deep || first(directory, TIFF_EXTRA_SAMPLES) == ASSOCIATED_ALPHA;
        return new DecodePlan(opencv_imgcodecs.IMREAD_UNCHANGED, false, premultiplied, Orientation.TOP_LEFT);
    }

    private static long first(TiffDirectory directory, int tag) {
        long[] values = directory.values(tag);
        return values.length == 0 ? 0 : values[0];
    }

    /** Whether the header declares a mask for alpha; without one the fourth byte is unused and mostly zero. */
    private static boolean bmpHasAlpha(byte[] b) {
        boolean maskInHeader = b.length >= 70 && Bytes.intLittle(b, 14) >= 56;
        int compression = maskInHeader ? Bytes.intLittle(b, 30) : 0;
        return (compression == 3 || compression == 6) && Bytes.intLittle(b, 66) != 0;
    }
}
