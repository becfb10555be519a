// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.util.List;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Region;
import org.fauxto.image.transform.WholeView;
import org.fauxto.train.data.step.Deliver;
import org.fauxto.train.data.step.Step;

/**
 * A manifest's pictures as networks for whole pictures see them.
 *
 * <p>Training applies every step of {@link WholeAugment} to a random region ({@link org.fauxto.dataset.Cleaning}) of the picture. Validation
 * applies the {@link Deliver} steps alone, with draws that no epoch changes, and then {@link WholeView}, which is what the exported model does
 * with a file.
 */
public final class AugmentedPictures implements CropSource {
    private final PictureCache pictures;
    private final WholeAugment config;
    private final int side;
    private final long seed;
    private final int perPicture;
    private final boolean training;

    private AugmentedPictures(
            PictureCache pictures, WholeAugment config, int side, long seed, int perPicture, boolean training) {
        if (side < 1 || perPicture < 1) {
            throw new IllegalArgumentException(
                    "side and views per picture must be at least 1, got " + side + " and " + perPicture);
        }
        this.pictures = pictures;
        this.config = config;
        this.side = side;
        this.seed = seed;
        this.perPicture = perPicture;
        this.training = training;
    }

    /** One view per picture, made anew in every epoch. */
    public static AugmentedPictures training(PictureCache pictures, WholeAugment config, int side, long seed) {
        return new AugmentedPictures(pictures, config, side, seed, 1, true);
    }

    /** {@code perPicture} views of every picture, each with a delivery of its own that no epoch changes. */
    public static AugmentedPictures validation(
            PictureCache pictures, WholeAugment config, int side, long seed, int perPicture) {
        return new AugmentedPictures(pictures, config, side, seed, perPicture, false);
    }

    @Override
    public int size() {
        return Math.multiplyExact(pictures.size(), perPicture);
    }

    @Override
    public int cropSize() {
        return side;
    }

    @Override
    public int label(int i) {
        return pictures.sample(picture(i)).label();
    }

    @Override
    public String source(int i) {
        return pictures.sample(picture(i)).source();
    }

    @Override
    public int picture(int i) {
        return i / perPicture;
    }

    @Override
    public void fill(int i, long epoch, float[] dst, int offset) {
        Picture picture = pictures.picture(picture(i));
        Draws draws = training ? new Draws(seed, epoch, i) : new Draws(~seed, 0, i);
        List<Region> regions = picture.regions();
        Region region = regions.get(draws.step(0).nextInt(regions.size()));
        planes(view(inner(region).cut(picture.pixels()), draws), dst, offset);
    }

    /** Its middle, where it is longer than the steps take. */
    private static Region inner(Region region) {
        int width = Math.min(region.width(), Step.LONGEST);
        int height = Math.min(region.height(), Step.LONGEST);
        int x = region.x() + (region.width() - width) / 2;
        int y = region.y() + (region.height() - height) / 2;
        return new Region(x, y, width, height);
    }

    private Pixels view(Pixels region, Draws draws) {
        Pixels p = region;
        for (int k = 0; k < config.steps().size(); k++) {
            Step step = config.steps().get(k);
            if (training || step instanceof Deliver) {
                p = step.apply(p, side, draws.step(k + 1));
            }
        }
        return training ? p : new WholeView(config.resizeSide(), side).of(p);
    }

    /** Spreads interleaved bytes into planes of floats. */
    private static void planes(Pixels p, float[] dst, int offset) {
        byte[] rgb = p.rgb();
        int plane = rgb.length / 3;
        for (int k = 0; k < plane; k++) {
            for (int c = 0; c < 3; c++) {
                dst[offset + c * plane + k] = (rgb[3 * k + c] & 0xff) / 255f;
            }
        }
    }
}
