// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fauxto.dataset.Manifest;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.transform.Interpolator;
import org.fauxto.image.transform.PixelOps;
import org.fauxto.image.transform.Region;

/**
 * For people: writes crops of a real manifest so that they can be looked at and measured. Not a test.
 *
 * <p>Arguments: manifest, output folder, crop size, and {@code raw} for crops that were not delivered at all. Writes {@code crops.f32} (N x [3, S, S] float32, little endian) with
 * {@code crops.csv} (label, source) for tools/leak/leak.py, and {@code sheet.png}, five crops of each of eight pictures.
 */
final class CropInspection {
    private CropInspection() {}

    public static void main(String[] args) throws IOException {
        Path out = Files.createDirectories(Path.of(args[1]));
        int size = Integer.parseInt(args[2]);
        PictureCache pictures =
                new PictureCache(Manifest.read(Path.of(args[0])), new FilePictureReader(ImageLimits.DEFAULT), 4096);
        boolean raw = args.length > 3 && args[3].equals("raw");
        CropSource crops = AugmentedCrops.training(pictures, CropAugment.DEFAULT, size, 1);
        sheet(crops, out.resolve("sheet.png"));
        CropSource val = AugmentedCrops.validation(pictures, CropAugment.DEFAULT, size, 1, 1);
        StringBuilder rows = new StringBuilder("label,source\n");
        ByteBuffer bytes = ByteBuffer.allocate(4 * 3 * size * size).order(ByteOrder.LITTLE_ENDIAN);
        long start = System.nanoTime();
        try (OutputStream file = Files.newOutputStream(out.resolve("crops.f32"))) {
            float[][] all = new float[val.size()][];
            IntStream.range(0, val.size()).parallel().forEach(i -> {
                all[i] = new float[3 * size * size];
                if (raw) {
                    rawCrop(pictures.picture(i), size, all[i]);
                } else {
                    val.fill(i, 0, all[i], 0);
                }
            });
            for (int i = 0; i < val.size(); i++) {
                rows.append(val.label(i)).append(',').append(val.source(i)).append('\n');
                bytes.asFloatBuffer().put(all[i]);
                file.write(bytes.array());
            }
        }
        System.out.printf(
                Locale.ROOT, "%d crops with decoding in %.1f s%n", val.size(), (System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        IntStream.range(0, val.size()).forEach(i -> val.fill(i, 0, new float[3 * size * size], 0));
        System.out.printf(
                Locale.ROOT, "cached, one thread: %.2f ms per crop%n", (System.nanoTime() - start) / 1e6 / val.size());
        Files.writeString(out.resolve("crops.csv"), rows);
    }

    /** The middle of the first region as it is, rescaled only where it is smaller than a crop. */
    private static void rawCrop(Picture picture, int size, float[] to) {
        Region r = picture.regions().get(0);
        int side = Math.min(size, r.shortSide());
        Region middle = new Region(r.x() + (r.width() - side) / 2, r.y() + (r.height() - side) / 2, side, side);
        byte[] rgb = PixelOps.rescale(middle.cut(picture.pixels()), size, size, Interpolator.BILINEAR)
                .rgb();
        for (int k = 0; k < rgb.length; k++) {
            to[k % 3 * size * size + k / 3] = (rgb[k] & 0xff) / 255f;
        }
    }

    private static void sheet(CropSource crops, Path file) {
        int size = crops.cropSize();
        BufferedImage sheet = new BufferedImage(5 * (size + 4), 8 * (size + 4), BufferedImage.TYPE_INT_RGB);
        float[] crop = new float[3 * size * size];
        for (int row = 0; row < 8; row++) {
            int i = row * crops.size() / 8 + 7;
            System.out.println("row " + row + ": " + crops.source(i) + ", label " + crops.label(i));
            for (int epoch = 0; epoch < 5; epoch++) {
                crops.fill(i, epoch, crop, 0);
                for (int k = 0; k < size * size; k++) {
                    int rgb = Math.round(255 * crop[k]) << 16
                            | Math.round(255 * crop[k + size * size]) << 8
                            | Math.round(255 * crop[k + 2 * size * size]);
                    sheet.setRGB(epoch * (size + 4) + k % size, row * (size + 4) + k / size, rgb);
                }
            }
        }
        try {
            ImageIO.write(sheet, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
