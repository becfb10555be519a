// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Encoding;
import org.fauxto.image.transform.PixelOps;
import org.fauxto.image.transform.Region;

/**
 * Crops of a manifest's pictures after one random delivery chain, the same for both classes.
 *
 * <p>Collected corpora carry their label in size and codec: human pictures are mostly JPEG of many sizes, AI ones PNG or
 * WebP of 512 or 1024. A network finds that first (on {@code shared/corpus/train} the rule "no JPEG, or sides multiples of
 * 64" reaches a balanced accuracy of 0.95 without one pixel). The chain takes it away:
 *
 * <ol>
 *   <li>A square window at a random place of a random region ({@link Cleaning}).
 *   <li>{@code history}: half of all windows get a lossy re-encode at their own resolution. Human pictures have such a
 *       past already; now pictures that were PNG have one too.
 *   <li>Rescale to the crop size. With probability {@code normalise} the picture's long side is first brought down to one
 *       drawn from the same distribution for everybody, then a factor from {@code rescale} applies; both in one
 *       interpolation. So strong shrinking is not the mark of large files, nor native pixels of small ones. The factor is
 *       never within 4 % of 1: the 8x8 grid and the chroma grid of an earlier JPEG are always broken. A region smaller
 *       than that asks for is enlarged more.
 *   <li>Blur, noise and tone at times (training only).
 *   <li>{@code first}: always, by default, a JPEG or WebP re-encode with random quality, chroma subsampling and grid
 *       phase; the last codec a crop has seen is drawn, not inherited.
 *   <li>{@code second}: at times one more, on another grid, as when a picture is passed on.
 *   <li>Masked tiles, mirror and quarter turns (training only).
 * </ol>
 *
 * The chain does not hide everything: traces of an earlier codec at a low quality survive a mild rescale and a re-encode
 * at a high quality. docs/adr/0003-delivery-chain.md has the measured leak.
 *
 * <p>Source: the degradation chain of Sieve's train.py (rescale 0.4..1.3, re-encode p .85 then .3, WebP 25 %, quality
 * 30..95), with the re-encode made certain; Grommelt et al., arXiv:2403.17608, on equal codec and size distributions.
 */
public final class AugmentedCrops implements CropSource {
    private static final int TILE = 16;
    private static final byte GRAY = (byte) 128;

    private final PictureCache pictures;
    private final DeliveryDraw draw;
    private final int cropSize;
    private final long seed;
    private final int perPicture;
    private final boolean training;

    private AugmentedCrops(
            PictureCache pictures, CropAugment config, int cropSize, long seed, int perPicture, boolean training) {
        if (cropSize < 1 || perPicture < 1) {
            throw new IllegalArgumentException(
                    "crop size and crops per picture must be at least 1, got " + cropSize + " and " + perPicture);
        }
        this.pictures = pictures;
        this.draw = new DeliveryDraw(config, cropSize);
        this.cropSize = cropSize;
        this.seed = seed;
        this.perPicture = perPicture;
        this.training = training;
    }

    /** One crop per picture, delivered anew in every epoch. */
    public static AugmentedCrops training(PictureCache pictures, CropAugment config, int cropSize, long seed) {
        return new AugmentedCrops(pictures, config, cropSize, seed, 1, true);
    }

    /** {@code perPicture} crops of every picture, each with a delivery of its own that no epoch changes. */
    public static AugmentedCrops validation(
            PictureCache pictures, CropAugment config, int cropSize, long seed, int perPicture) {
        return new AugmentedCrops(pictures, config, cropSize, seed, perPicture, false);
    }

    @Override
    public int size() {
        return Math.multiplyExact(pictures.size(), perPicture);
    }

    @Override
    public int cropSize() {
        return cropSize;
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
        Delivery delivery = training
                ? draw.training(picture.regions(), seed, epoch, i)
                : draw.validation(picture.regions(), seed, i);
        planes(deliver(picture.pixels(), delivery), delivery, dst, offset);
    }

    /** Everything up to the last re-encode; S x S. */
    private Pixels deliver(Pixels picture, Delivery d) {
        Pixels p = new Region(d.x(), d.y(), d.window(), d.window()).cut(picture);
        p = reencode(p, d.history());
        p = PixelOps.rescale(p, cropSize, cropSize, d.interpolator());
        p = d.blurSigma() > 0 ? PixelOps.blur(p, d.blurSigma()) : p;
        p = Photometry.apply(p, d.tone(), d.noiseSigma(), d.noiseSeed());
        return reencode(reencode(p, d.first()), d.second());
    }

    private static Pixels reencode(Pixels p, Optional<Encoding> encoding) {
        return encoding.isPresent() ? PixelOps.reencode(p, encoding.get()) : p;
    }

    /** Masks, turns, and spreads the interleaved bytes into planes of floats. */
    private void planes(Pixels p, Delivery d, float[] dst, int offset) {
        byte[] rgb = p.rgb();
        boolean[] gray = tiles(d);
        int perRow = (cropSize + TILE - 1) / TILE;
        for (int y = 0; y < cropSize; y++) {
            for (int x = 0; x < cropSize; x++) {
                int to = offset + turned(d, x, y);
                boolean masked = gray[y / TILE * perRow + x / TILE];
                for (int c = 0; c < 3; c++) {
                    byte value = masked ? GRAY : rgb[3 * (y * cropSize + x) + c];
                    dst[to + c * cropSize * cropSize] = (value & 0xff) / 255f;
                }
            }
        }
    }

    private boolean[] tiles(Delivery d) {
        int perRow = (cropSize + TILE - 1) / TILE;
        boolean[] gray = new boolean[perRow * perRow];
        UniformRandomProvider rng = RandomSource.SPLIT_MIX_64.create(d.noiseSeed());
        for (int t = 0; d.maskShare() > 0 && t < gray.length; t++) {
            gray[t] = rng.nextDouble() < d.maskShare();
        }
        return gray;
    }

    /** Where pixel (x, y) lies after the mirror and the quarter turns. */
    private int turned(Delivery d, int x, int y) {
        int last = cropSize - 1;
        int mx = d.mirror() ? last - x : x;
        return switch (d.quarterTurns()) {
            case 1 -> mx * cropSize + (last - y);
            case 2 -> (last - y) * cropSize + (last - mx);
            case 3 -> (last - mx) * cropSize + y;
            default -> y * cropSize + mx;
        };
    }
}
