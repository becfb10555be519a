// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.AntialiasedBicubic;
import org.fauxto.image.transform.WholeView;
import org.fauxto.train.config.ConfigFile;
import org.fauxto.train.data.step.Blur;
import org.fauxto.train.data.step.CentreCrop;
import org.fauxto.train.data.step.CoarseDropout;
import org.fauxto.train.data.step.ColourJitter;
import org.fauxto.train.data.step.Deliver;
import org.fauxto.train.data.step.Erase;
import org.fauxto.train.data.step.Flip;
import org.fauxto.train.data.step.Grayscale;
import org.fauxto.train.data.step.Noise;
import org.fauxto.train.data.step.QuarterTurn;
import org.fauxto.train.data.step.RandomCrop;
import org.fauxto.train.data.step.RandomResizedCrop;
import org.fauxto.train.data.step.Range;
import org.fauxto.train.data.step.Recompress;
import org.fauxto.train.data.step.Reencode;
import org.fauxto.train.data.step.Resize;
import org.fauxto.train.data.step.Rotate;
import org.fauxto.train.data.step.Step;

/**
 * For people: draws every step of {@code view: whole} on sample pictures so that it can be looked at. Not a test.
 *
 * <p>Arguments: folder with {@code samples/} and {@code configs/}, and a file for the sheet. The first column is the picture before the step;
 * the last rows are what configs/augment-whole.yaml makes of it, in training and in validation.
 */
final class AugmentationInspection {
    private static final List<String> PHOTOGRAPHS =
            List.of("photo-chelsea.jpg", "photo-astronaut.jpg", "photo-coffee.jpg", "photo-rocket.jpg");

    private static final int SIDE = 224;
    private static final int COLUMNS = 6;
    private static final int TITLE = 16;

    private AugmentationInspection() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        List<Step> steps = steps();
        BufferedImage sheet = new BufferedImage(
                COLUMNS * (SIDE + 4), (steps.size() + 2) * (SIDE + TITLE + 4), BufferedImage.TYPE_INT_RGB);
        FilePictureReader reader = new FilePictureReader(ImageLimits.DEFAULT);
        int row = 0;
        for (Step step : steps) {
            Pixels photograph = reader.read(root.resolve("samples").resolve(PHOTOGRAPHS.get(row % PHOTOGRAPHS.size())));
            Pixels in = step.extent() == Step.Extent.KEPT && !(step instanceof QuarterTurn)
                    ? new WholeView(256, SIDE).of(photograph)
                    : photograph;
            title(sheet, row, step.toString());
            put(sheet, row, 0, in);
            for (int column = 1; column < COLUMNS; column++) {
                Pixels out = step.apply(in, SIDE, new Draws(2, 0, column).step(row));
                // a delivered picture at its own scale: what a codec does is smaller than a picture
                put(sheet, row, column, step instanceof Deliver ? WholeView.centre(out, SIDE) : out);
            }
            row++;
        }
        recipe(root, sheet, row);
        ImageIO.write(sheet, "png", new File(args[1]));
    }

    private static void recipe(Path root, BufferedImage sheet, int row) throws IOException {
        AugmentConfig config = ConfigFile.read(root.resolve("configs/augment-whole.yaml"), Map.of())
                .config()
                .augment();
        List<Sample> samples = PHOTOGRAPHS.stream()
                .map(name -> new Sample(name, root.resolve("samples").resolve(name), 0, "sample", "camera", Set.of()))
                .toList();
        Manifest manifest = new Manifest("samples", "0".repeat(64), samples);
        PictureCache pictures = new PictureCache(manifest, new FilePictureReader(ImageLimits.DEFAULT), 64);
        CropSource training = config.training(pictures, SIDE, 1);
        CropSource validation = config.validation(pictures, SIDE, 1, 1);
        title(sheet, row, "augment-whole.yaml, training");
        title(sheet, row + 1, "augment-whole.yaml, validation");
        for (int column = 0; column < COLUMNS; column++) {
            put(sheet, row, column, view(training, column % 4, column));
            put(sheet, row + 1, column, view(validation, column % 4, column));
        }
        long start = System.nanoTime();
        for (int epoch = 0; epoch < 25; epoch++) {
            for (int i = 0; i < 4; i++) {
                view(training, i, epoch);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "augment-whole.yaml, cached, one thread: %.2f ms per view%n",
                (System.nanoTime() - start) / 1e8);
    }

    private static Pixels view(CropSource source, int i, long epoch) {
        float[] planes = new float[3 * SIDE * SIDE];
        source.fill(i, epoch, planes, 0);
        byte[] rgb = new byte[planes.length];
        for (int k = 0; k < rgb.length; k++) {
            rgb[k] = (byte) Math.round(255 * planes[k % 3 * SIDE * SIDE + k / 3]);
        }
        return new Pixels(SIDE, SIDE, rgb);
    }

    private static void title(BufferedImage sheet, int row, String text) {
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.drawString(text, 2, row * (SIDE + TITLE + 4) + 12);
        g.dispose();
    }

    /** Draws a picture, made smaller where it does not fit. */
    private static void put(BufferedImage sheet, int row, int column, Pixels p) {
        double scale = Math.min(1, (double) SIDE / Math.max(p.width(), p.height()));
        Pixels small =
                scale < 1 ? AntialiasedBicubic.rescale(p, (int) (p.width() * scale), (int) (p.height() * scale)) : p;
        int left = column * (SIDE + 4);
        int top = row * (SIDE + TITLE + 4) + TITLE;
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                sheet.setRGB(left + x, top + y, small.at(x, y, 0) << 16 | small.at(x, y, 1) << 8 | small.at(x, y, 2));
            }
        }
    }

    private static List<Step> steps() {
        return List.of(
                new RandomResizedCrop(new Range(0.35, 1), new Range(0.75, 1.3333333)),
                new Resize(128),
                new RandomCrop(),
                new CentreCrop(),
                new Flip(0.5, 0.5),
                new QuarterTurn(0.75),
                new Rotate(30),
                new ColourJitter(1, 0.4, 0, 0, 0),
                new ColourJitter(1, 0, 0.4, 0, 0),
                new ColourJitter(1, 0, 0, 0.8, 0),
                new ColourJitter(1, 0, 0, 0, 0.5),
                new ColourJitter(1, 0.1, 0.1, 0.1, 0.02),
                new Grayscale(0.5),
                new Erase(1, new Range(0.02, 0.33), new Range(0.3, 3.3)),
                new CoarseDropout(1, 16, 0.5),
                new Blur(1, new Range(0.1, 4)),
                new Noise(1, new Range(2, 30)),
                new Recompress(1, 5, 40, 0.5),
                DELIVER);
    }

    private static final Deliver DELIVER = new Deliver(
            0.75,
            new Range(320, 1280),
            new Range(0.5, 1.2),
            new Reencode(0.5, 60, 98),
            new Reencode(1, 30, 95),
            new Reencode(0.3, 30, 95),
            0.25);
}
