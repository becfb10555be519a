// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.transform;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LANCZOS4;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Encoding.Chroma;
import org.fauxto.image.transform.Encoding.Codec;

/** OpenCV's resize, lossy re-encode, blur and rotation. Pure functions, thread-safe. */
@SuppressWarnings("try") // a PointerScope is opened for its closing
public final class PixelOps {
    private PixelOps() {}

    /**
     * Rescales to exactly {@code width x height}.
     *
     * <p>OpenCV's point interpolators alias below half size, so there an area average to twice the target goes first. Area
     * averaging is meant for shrinking; when enlarging, bicubic takes its place.
     */
    public static Pixels rescale(Pixels in, int width, int height, Interpolator how) {
        try (PointerScope scope = new PointerScope()) {
            Mat current = mat(in);
            boolean farDown = in.width() > 2 * width && in.height() > 2 * height;
            if (farDown && how != Interpolator.AREA) {
                current = resized(current, 2 * width, 2 * height, INTER_AREA);
            }
            boolean enlarges = width > in.width() || height > in.height();
            int flag = switch (how) {
                case BILINEAR -> INTER_LINEAR;
                case BICUBIC -> INTER_CUBIC;
                case AREA -> enlarges ? INTER_CUBIC : INTER_AREA;
                case LANCZOS -> INTER_LANCZOS4;
            };
            return pixels(resized(current, width, height, flag));
        }
    }

    /** Rescales both sides by one factor, each rounded, to at least one pixel. */
    public static Pixels scale(Pixels in, double factor, Interpolator how) {
        return rescale(
                in,
                (int) Math.max(1, Math.round(in.width() * factor)),
                (int) Math.max(1, Math.round(in.height() * factor)),
                how);
    }

    /** Brings the long side down to {@code longSide} pixels by area average; a picture no longer than that stays as it is. */
    public static Pixels shrink(Pixels in, int longSide) {
        int now = Math.max(in.width(), in.height());
        return now <= longSide ? in : scale(in, (double) longSide / now, Interpolator.AREA);
    }

    /**
     * Encodes and decodes in memory. The picture is padded on the left and top by the phase, with its own mirror image,
     * and cut back afterwards, so that the codec's grid lies at any offset.
     *
     * @return the same size as {@code in}
     */
    public static Pixels reencode(Pixels in, Encoding how) {
        try (PointerScope scope = new PointerScope()) {
            int padX = Math.min(how.phaseX(), in.width() - 1);
            int padY = Math.min(how.phaseY(), in.height() - 1);
            Mat padded = new Mat();
            copyMakeBorder(mat(in), padded, padY, 0, padX, 0, BORDER_REFLECT_101);
            cvtColor(padded, padded, COLOR_RGB2BGR);
            BytePointer bytes = new BytePointer();
            if (!imencode(how.codec() == Codec.JPEG ? ".jpg" : ".webp", padded, bytes, parameters(how))) {
                throw new IllegalStateException("OpenCV has no encoder for " + how.codec());
            }
            Mat coded = new Mat(1, Math.toIntExact(bytes.limit()), CV_8UC1, bytes);
            Mat decoded = imdecode(coded, IMREAD_COLOR_RGB);
            return pixels(new Mat(decoded, new Rect(padX, padY, in.width(), in.height())).clone());
        }
    }

    /**
     * A new file of one codec, without any metadata.
     *
     * @param how its phase is not used: the codec's grid starts at the picture's corner
     */
    public static byte[] encode(Pixels in, Encoding how) {
        try (PointerScope scope = new PointerScope()) {
            Mat bgr = new Mat();
            cvtColor(mat(in), bgr, COLOR_RGB2BGR);
            BytePointer bytes = new BytePointer();
            if (!imencode(how.codec() == Codec.JPEG ? ".jpg" : ".webp", bgr, bytes, parameters(how))) {
                throw new IllegalStateException("OpenCV has no encoder for " + how.codec());
            }
            byte[] file = new byte[Math.toIntExact(bytes.limit())];
            bytes.get(file);
            return file;
        }
    }

    /**
     * Gaussian blur over 7x7 pixels.
     *
     * @param sigma in pixels, above 0
     */
    public static Pixels blur(Pixels in, double sigma) {
        return blur(in, sigma, 7);
    }

    /**
     * Gaussian blur over {@code window x window} pixels; the picture goes on as its mirror image.
     *
     * @param sigma  in pixels, above 0
     * @param window odd; 6 sigma hold all but 0.3 % of the bell along a side
     */
    public static Pixels blur(Pixels in, double sigma, int window) {
        try (PointerScope scope = new PointerScope()) {
            Mat out = new Mat();
            GaussianBlur(mat(in), out, new Size(window, window), sigma);
            return pixels(out);
        }
    }

    /**
     * Turns a picture about its middle, bilinear, on a canvas of the same size; the corners show its mirror image.
     *
     * @param degrees counter-clockwise
     */
    public static Pixels rotate(Pixels in, double degrees) {
        try (PointerScope scope = new PointerScope()) {
            Point2f middle = new Point2f((in.width() - 1) / 2f, (in.height() - 1) / 2f);
            Mat turn = getRotationMatrix2D(middle, degrees, 1);
            Mat out = new Mat();
            Size size = new Size(in.width(), in.height());
            warpAffine(mat(in), out, turn, size, INTER_LINEAR, BORDER_REFLECT_101, new Scalar(0));
            return pixels(out);
        }
    }

    private static IntPointer parameters(Encoding how) {
        if (how.codec() == Codec.WEBP) {
            return new IntPointer(IMWRITE_WEBP_QUALITY, how.quality());
        }
        int sampling =
                how.chroma() == Chroma.FULL_444 ? IMWRITE_JPEG_SAMPLING_FACTOR_444 : IMWRITE_JPEG_SAMPLING_FACTOR_420;
        return new IntPointer(IMWRITE_JPEG_QUALITY, how.quality(), IMWRITE_JPEG_SAMPLING_FACTOR, sampling);
    }

    private static Mat resized(Mat in, int width, int height, int flag) {
        Mat out = new Mat();
        resize(in, out, new Size(width, height), 0, 0, flag);
        return out;
    }

    private static Mat mat(Pixels p) {
        return new Mat(p.height(), p.width(), CV_8UC3, new BytePointer(p.rgb()));
    }

    private static Pixels pixels(Mat m) {
        byte[] rgb = new byte[3 * m.cols() * m.rows()];
        m.data().get(rgb);
        return new Pixels(m.cols(), m.rows(), rgb);
    }
}
