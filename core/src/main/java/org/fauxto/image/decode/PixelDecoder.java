// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.decode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageException.Problem;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;

/**
 * Decodes the first picture of a file with OpenCV.
 *
 * <p>Pixels keep the file's own RGB encoding: an embedded ICC profile is not applied, because a colour conversion
 * changes the pixel statistics that forensic networks look at (docs/adr/0002). 16-bit samples are scaled to 8 bits,
 * alpha is composited on white, gray becomes RGB, CMYK is converted as Adobe writes it (inverted), the EXIF orientation
 * is applied once, and of an animation the first frame is taken.
 *
 * <p>Thread-safe. Native memory is freed before each call returns.
 */
public final class PixelDecoder {
    private static final DecoderId ID = new DecoderId("opencv", "4.13.0", 1);

    /** OpenCV refuses a longer side or more pixels (its OPENCV_IO_MAX_IMAGE_WIDTH, _HEIGHT and _PIXELS). */
    private static final int MAX_SIDE = 1 << 20;

    /** A Java array of three bytes each cannot hold more; OpenCV's own limit of 2^30 lies above. */
    private static final int MAX_PIXELS = (Integer.MAX_VALUE - 8) / 3;

    private PixelDecoder() {}

    /** The decoder and its version. */
    public static DecoderId id() {
        return ID;
    }

    /**
     * Decodes the pixels of a file.
     *
     * @param header of the same file, already checked against the limits
     * @throws ImageException {@code DAMAGED} where the decoder refuses the file or finds other dimensions than the
     *     header; {@code TOO_LARGE} where the picture fits neither OpenCV's limits nor a Java array
     * @throws IllegalArgumentException if the header's format is not {@linkplain ImageFormat#pixelsDecodable decodable}
     */
    public static Pixels decode(ImageFile file, ImageHeader header) throws ImageException {
        if (!header.format().pixelsDecodable()) {
            throw new IllegalArgumentException("no decoder for the pixels of " + header.format());
        }
        if (header.pixelCount() > MAX_PIXELS || Math.max(header.width(), header.height()) > MAX_SIDE) {
            throw new ImageException(
                    Problem.TOO_LARGE,
                    "The picture has " + header.width() + " x " + header.height() + " pixels; at most " + MAX_SIDE
                            + " a side and " + MAX_PIXELS + " in all can be decoded.");
        }
        DecodePlan plan = DecodePlan.of(file, header.format());
        Native.load();
        try (Mat decoded = decode(file.bytes(), plan.flags())) {
            checkSize(decoded, header);
            return new RgbRows(decoded, plan).upright();
        }
    }

    private static Mat decode(byte[] bytes, int flags) throws ImageException {
        try (BytePointer data = new BytePointer(bytes);
                Mat buffer = new Mat(1, bytes.length, opencv_core.CV_8UC1, data)) {
            return opencv_imgcodecs.imdecode(buffer, flags);
        } catch (RuntimeException e) {
            // JavaCPP turns every C++ exception into this class
            throw new ImageException(Problem.DAMAGED, "The file is damaged: the decoder cannot read its pixels.", e);
        } catch (OutOfMemoryError e) {
            // JavaCPP's own limit for native memory, or a failed allocation: this picture is too large, others are not
            throw new ImageException(
                    Problem.TOO_LARGE,
                    "The file of " + bytes.length + " bytes needs more memory than there is; raise it with -Xmx.",
                    e);
        }
    }

    private static void checkSize(Mat decoded, ImageHeader header) throws ImageException {
        if (decoded.empty()) {
            throw new ImageException(Problem.DAMAGED, "The file is damaged: the decoder cannot read its pixels.");
        }
        boolean same = decoded.cols() == header.width() && decoded.rows() == header.height();
        // OpenCV turns TIFFs upright
        boolean turned = header.format() == ImageFormat.TIFF
                && decoded.cols() == header.height()
                && decoded.rows() == header.width();
        if (!same && !turned) {
            throw new ImageException(
                    Problem.DAMAGED,
                    "The file is damaged: its header says " + header.width() + " x " + header.height()
                            + " pixels, its picture has " + decoded.cols() + " x " + decoded.rows() + ".");
        }
    }

    /** Loads OpenCV on first use: it costs about half a second, which a look at metadata need not pay. */
    private static final class Native {
        static {
            Loader.load(opencv_imgcodecs.class);
            // Pictures are decoded side by side by the callers' threads; a second pool inside would only contend
            opencv_core.setNumThreads(1);
        }

        static void load() {
            // The work is done by the static initialiser
        }
    }
}
