// SPDX-License-Identifier: Apache-2.0
package org.fauxto.watermark;

import java.util.ArrayList;
import java.util.List;
import org.fauxto.image.Pixels;

/**
 * Reads the {@code dwtDct} watermark of the Python package invisible-watermark (class {@code EmbedMaxDct}).
 *
 * <p>The algorithm, in spite of its name, has no DCT. The picture is converted to YUV; the LL band of one Haar level of U
 * (half the width and height, {@code LL = (a + b + c + d) / 2}) is cut into blocks of 4x4, that is 8x8 pixels, row by row
 * from the top left, leaving out what does not fill a block. Each block carries one bit of the message, which repeats
 * over the whole picture: the coefficient of largest magnitude, the first of the block left out, has |v| mod 36 = 9 for
 * 0 and 27 for 1. So every bit gets one vote from each block that carries it.
 *
 * <p>A zero pulls the loudest coefficient down, whereupon another may be loudest and vote for nothing in particular. The
 * package's own reading (a bit is one if more than 127/255 of its votes are) therefore returns nothing but ones, or
 * nothing but zeros, on pictures of little chroma texture. Here a bit is one if its share of votes exceeds the mean share
 * of all bits of this picture, which takes that common bias out; a picture that votes alike for every bit matches about
 * half of any message.
 *
 * <p>Time is linear in the pixels, one pass, all messages at once; memory is constant. The message wraps over the whole
 * picture, so no part of it can stand for the rest: a crop that does not start at the top left, or changes the width,
 * destroys the mark.
 */
final class DwtDct {
    /** Sides of a block in pixels: 4 coefficients of LL. */
    private static final int BLOCK = 8;

    /** Quantisation step of the package, {@code scales=[0, 36, 36]}, of which only U is used. */
    private static final float STEP = 36;

    /** The package refuses pictures with fewer pixels, so that none can be marked. */
    static final long MIN_PIXELS = 256L * 256;

    private final Tally[] tallies;

    private DwtDct(Tally[] tallies) {
        this.tallies = tallies;
    }

    /** One match for each message on each chroma scale; empty for pictures too small to be marked. */
    static List<WatermarkMatch> read(Pixels pixels) {
        var matches = new ArrayList<WatermarkMatch>();
        if ((long) pixels.width() * pixels.height() < MIN_PIXELS) {
            return matches;
        }
        for (ChromaFlavour flavour : ChromaFlavour.values()) {
            WatermarkMessage[] messages = WatermarkMessage.values();
            var tallies = new Tally[messages.length];
            for (int i = 0; i < messages.length; i++) {
                tallies[i] = new Tally(messages[i]);
            }
            new DwtDct(tallies).count(pixels, flavour);
            for (Tally tally : tallies) {
                matches.add(tally.match(flavour));
            }
        }
        return matches;
    }

    private void count(Pixels pixels, ChromaFlavour flavour) {
        var low = new float[16];
        byte[] rgb = pixels.rgb();
        int stride = pixels.width() * 3;
        for (int y = 0; y + BLOCK <= pixels.height(); y += BLOCK) {
            for (int x = 0; x + BLOCK <= pixels.width(); x += BLOCK) {
                int corner = y * stride + x * 3;
                if (flavour == ChromaFlavour.BYTE) {
                    byteLow(rgb, corner, stride, low);
                } else {
                    floatLow(rgb, corner, stride, low);
                }
                boolean one = vote(low);
                for (Tally tally : tallies) {
                    tally.add(one);
                }
            }
        }
    }

    /** LL of U in OpenCV's 8-bit fixed point: coefficients times 2^14, Y and then U rounded. */
    private static void byteLow(byte[] rgb, int corner, int stride, float[] low) {
        for (int i = 0; i < 16; i++) {
            int p = corner + (i >> 2) * 2 * stride + (i & 3) * 6;
            low[i] = (byteU(rgb, p) + byteU(rgb, p + 3) + byteU(rgb, p + stride) + byteU(rgb, p + stride + 3)) / 2f;
        }
    }

    private static int byteU(byte[] rgb, int p) {
        int blue = rgb[p + 2] & 0xff;
        int y = ((rgb[p] & 0xff) * 4899 + (rgb[p + 1] & 0xff) * 9617 + blue * 1868 + 8192) >> 14;
        return ((blue - y) * 8061 + (128 << 14) + 8192) >> 14;
    }

    /** LL of U in OpenCV's float formula; it is linear, so that the four pixels are added up first. */
    private static void floatLow(byte[] rgb, int corner, int stride, float[] low) {
        for (int i = 0; i < 16; i++) {
            int p = corner + (i >> 2) * 2 * stride + (i & 3) * 6;
            int q = p + stride;
            int red = (rgb[p] & 0xff) + (rgb[p + 3] & 0xff) + (rgb[q] & 0xff) + (rgb[q + 3] & 0xff);
            int green = (rgb[p + 1] & 0xff) + (rgb[p + 4] & 0xff) + (rgb[q + 1] & 0xff) + (rgb[q + 4] & 0xff);
            int blue = (rgb[p + 2] & 0xff) + (rgb[p + 5] & 0xff) + (rgb[q + 2] & 0xff) + (rgb[q + 5] & 0xff);
            float y = 0.299f * red + 0.587f * green + 0.114f * blue;
            low[i] = ((blue - y) * 0.492f + 4 * 0.5f) / 2;
        }
    }

    private static boolean vote(float[] low) {
        float loudest = Math.abs(low[1]);
        for (int i = 2; i < 16; i++) {
            loudest = Math.max(loudest, Math.abs(low[i]));
        }
        return loudest % STEP > STEP / 2;
    }

    /** Votes for each bit of one message. */
    private static final class Tally {
        private final WatermarkMessage message;
        private final int[] ones;
        private final int[] votes;
        private int next;

        Tally(WatermarkMessage message) {
            this.message = message;
            this.ones = new int[message.length()];
            this.votes = new int[message.length()];
        }

        void add(boolean one) {
            votes[next]++;
            if (one) {
                ones[next]++;
            }
            next = next + 1 == votes.length ? 0 : next + 1;
        }

        WatermarkMatch match(ChromaFlavour flavour) {
            var share = new double[votes.length];
            double sum = 0;
            for (int i = 0; i < share.length; i++) {
                share[i] = votes[i] == 0 ? 0 : (double) ones[i] / votes[i];
                sum += share[i];
            }
            double mean = sum / share.length;
            int matching = 0;
            double inOnes = 0;
            int onesOfMessage = 0;
            for (int i = 0; i < share.length; i++) {
                if (message.bit(i)) {
                    onesOfMessage++;
                    inOnes += share[i];
                }
                if (share[i] > mean == message.bit(i)) {
                    matching++;
                }
            }
            double contrast = inOnes / onesOfMessage - (sum - inOnes) / (share.length - onesOfMessage);
            return new WatermarkMatch(message, flavour, matching, contrast);
        }
    }
}
