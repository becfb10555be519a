// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fauxto.dataset.Manifest;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Interpolator;
import org.fauxto.image.transform.PixelOps;
import org.fauxto.image.transform.Region;
import org.fauxto.image.transform.WholeView;
import org.fauxto.train.config.ConfigFile;
import org.fauxto.train.config.TrainConfig;

/**
 * For people: writes crops of a real manifest so that they can be looked at and measured. Not a test.
 *
 * <p>Arguments: manifest, output folder, a crop size or a configuration whose section {@code augment} is shown, and {@code raw} for pictures
 * that were not delivered at all. Writes {@code crops.f32} (N x [3, S, S] float32, little endian) with {@code crops.csv} (label, source) for
 * tools/leak/leak.py, and {@code sheet.png}, five crops of each of eight pictures.
 */
final class CropInspection {
    /** Crops in memory at a time. */
    private static final int BLOCK = 64;

    private CropInspection() {}

    public static void main(String[] args) throws IOException {
        Path out = Files.createDirectories(Path.of(args[1]));
        Optional<TrainConfig> config = args[2].endsWith(".yaml")
                ? Optional.of(ConfigFile.read(Path.of(args[2]), Map.of()).config())
                : Optional.empty();
        int size = config.map(c -> c.data().cropSize()).orElseGet(() -> Integer.parseInt(args[2]));
        AugmentConfig augment = config.map(TrainConfig::augment).orElse(CropAugment.DEFAULT);
        PictureCache pictures =
                new PictureCache(Manifest.read(Path.of(args[0])), new FilePictureReader(ImageLimits.DEFAULT), 2048);
        boolean raw = args.length > 3 && args[3].equals("raw");
        sheet(augment.training(pictures, size, 1), out.resolve("sheet.png"));
        CropSource val = augment.validation(pictures, size, 1, 1);
        StringBuilder rows = new StringBuilder("label,source\n");
        long start = System.nanoTime();
        try (OutputStream file = Files.newOutputStream(out.resolve("crops.f32"))) {
            for (int first = 0; first < val.size(); first += BLOCK) {
                int last = Math.min(val.size(), first + BLOCK);
                write(file, IntStream.range(first, last).parallel().mapToObj(i -> {
                    float[] crop = new float[3 * size * size];
                    if (raw) {
                        planes(raw(pictures.picture(i), augment, size), crop);
                    } else {
                        val.fill(i, 0, crop, 0);
                    }
                    return crop;
                }));
            }
        }
        for (int i = 0; i < val.size(); i++) {
            rows.append(val.label(i)).append(',').append(val.source(i)).append('\n');
        }
        System.out.printf(
                Locale.ROOT, "%d crops with decoding in %.1f s%n", val.size(), (System.nanoTime() - start) / 1e9);
        Files.writeString(out.resolve("crops.csv"), rows);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int timed = Math.min(100, val.size());
        IntStream.range(0, timed).forEach(i -> val.fill(i * (val.size() / timed), 0, new float[3 * size * size], 0));
        System.out.printf(
                Locale.ROOT,
                "%.2f ms of CPU per crop, the first pictures cached%n",
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6 / timed);
    }

    private static void write(OutputStream file, Stream<float[]> crops) throws IOException {
        for (float[] crop : crops.toList()) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * crop.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(crop);
            file.write(bytes.array());
        }
    }

    /** The first region as it is: its view, or its middle, rescaled only where it is smaller than a crop. */
    private static Pixels raw(Picture picture, AugmentConfig augment, int size) {
        Region r = picture.regions().get(0);
        if (augment.resizeSide() > 0) {
            return new WholeView(augment.resizeSide(), size).of(r.cut(picture.pixels()));
        }
        int side = Math.min(size, r.shortSide());
        Region middle = new Region(r.x() + (r.width() - side) / 2, r.y() + (r.height() - side) / 2, side, side);
        return PixelOps.rescale(middle.cut(picture.pixels()), size, size, Interpolator.BILINEAR);
    }

    private static void planes(Pixels from, float[] to) {
        for (int k = 0; k < to.length; k++) {
            to[k % 3 * (to.length / 3) + k / 3] = (from.rgb()[k] & 0xff) / 255f;
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
