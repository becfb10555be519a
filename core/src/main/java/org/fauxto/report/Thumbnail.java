// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fauxto.image.Pixels;

/** A small JPEG of a picture, for reports; nothing is ever measured on it. */
public final class Thumbnail {
    /** Pixels of the longer side, at most. */
    static final int LONG_SIDE = 200;

    private static final float QUALITY = 0.8f;

    private Thumbnail() {}

    /** The picture shrunk to at most 200 pixels on its longer side (never enlarged), as base64 of a JPEG. */
    public static String base64(Pixels pixels) {
        return Base64.getEncoder().encodeToString(jpeg(shrink(pixels)));
    }

    /** Area average: each thumbnail pixel is the mean of the source pixels that fall on it. */
    static BufferedImage shrink(Pixels source) {
        double scale = Math.min(1.0, (double) LONG_SIDE / Math.max(source.width(), source.height()));
        int width = Math.max(1, (int) Math.round(source.width() * scale));
        int height = Math.max(1, (int) Math.round(source.height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * source.height() / height);
            int bottom = Math.max(top + 1, (int) ((y + 1L) * source.height() / height));
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * source.width() / width);
                int right = Math.max(left + 1, (int) ((x + 1L) * source.width() / width));
                image.setRGB(x, y, mean(source, left, top, right, bottom));
            }
        }
        return image;
    }

    private static int mean(Pixels source, int left, int top, int right, int bottom) {
        byte[] rgb = source.rgb();
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            int at = (y * source.width() + left) * 3;
            for (int x = left; x < right; x++) {
                red += rgb[at++] & 0xff;
                green += rgb[at++] & 0xff;
                blue += rgb[at++] & 0xff;
            }
        }
        long n = (long) (right - left) * (bottom - top);
        return (int) ((red / n) << 16 | (green / n) << 8 | (blue / n));
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
