// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fauxto.image.Pixels;

/**
 * Chooses the crops of a picture that the network sees: at native resolution, never resized, spread over the range of
 * texture the picture has.
 *
 * <p>Candidates lie on an even grid that covers the picture edge to edge. They are ranked by texture (mean absolute
 * difference of horizontal and vertical neighbours in green); the flattest quarter is dropped when enough remain,
 * because a flat area carries no trace of how it was made, and of the rest every k-th is taken, so that rich and
 * plain areas both speak. The choice depends on nothing but the pixels.
 */
public final class CropPlan {
    /** Most candidates that are ranked per side; bounds the cost on huge pictures. */
    private static final int MAX_PER_SIDE = 12;

    private CropPlan() {}

    /** The left upper corner of a crop, in pixels; outside a picture smaller than the crop it is 0. */
    public record Corner(int x, int y) {}

    /**
     * Chooses at most {@code count} crops of {@code size} x {@code size}, in reading order.
     *
     * @return at least one corner
     */
    public static List<Corner> corners(Pixels pixels, int size, int count) {
        List<Candidate> candidates = new ArrayList<>();
        for (int y : positions(pixels.height(), size)) {
            for (int x : positions(pixels.width(), size)) {
                candidates.add(new Candidate(new Corner(x, y), texture(pixels, x, y, size)));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::texture)
                .thenComparingInt(c -> c.corner().y())
                .thenComparingInt(c -> c.corner().x()));
        int dropped = Math.min(candidates.size() / 4, Math.max(0, candidates.size() - count));
        List<Candidate> kept = candidates.subList(dropped, candidates.size());
        int n = Math.min(count, kept.size());
        List<Corner> chosen = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            // Even ranks from the plainest kept to the richest; both ends included when n > 1.
            int rank = n == 1 ? kept.size() / 2 : (int) Math.round(i * (kept.size() - 1.0) / (n - 1));
            chosen.add(kept.get(rank).corner());
        }
        chosen.sort(Comparator.comparingInt(Corner::y).thenComparingInt(Corner::x));
        return List.copyOf(chosen);
    }

    /** Evenly spaced starts from 0 to {@code length - size}, no further apart than {@code size} while that fits. */
    static int[] positions(int length, int size) {
        if (length <= size) {
            return new int[] {0};
        }
        int n = Math.min(MAX_PER_SIDE, (length + size - 1) / size);
        int[] starts = new int[n];
        for (int i = 0; i < n; i++) {
            starts[i] = (int) Math.round(i * (double) (length - size) / (n - 1));
        }
        return starts;
    }

    private static double texture(Pixels pixels, int x0, int y0, int size) {
        int x1 = Math.min(x0 + size, pixels.width());
        int y1 = Math.min(y0 + size, pixels.height());
        byte[] rgb = pixels.rgb();
        int row = 3 * pixels.width();
        long sum = 0;
        for (int y = y0; y < y1 - 1; y++) {
            int green = y * row + 3 * x0 + 1;
            int right = rgb[green] & 0xff;
            for (int x = x0; x < x1 - 1; x++, green += 3) {
                int here = right;
                right = rgb[green + 3] & 0xff;
                sum += Math.abs(here - right) + Math.abs(here - (rgb[green + row] & 0xff));
            }
        }
        return sum / (double) Math.max(1, (x1 - x0 - 1) * (y1 - y0 - 1));
    }

    /**
     * Copies one crop as the network takes it.
     *
     * <p>A picture smaller than the crop is continued by reflection about its edge pixels.
     *
     * @param target shape [3, size, size] from {@code offset}, float32 RGB, 0..1
     */
    public static void copy(Pixels pixels, Corner corner, int size, float[] target, int offset) {
        byte[] rgb = pixels.rgb();
        int[] columns = reflected(corner.x(), size, pixels.width());
        int[] rows = reflected(corner.y(), size, pixels.height());
        int plane = size * size;
        for (int y = 0; y < size; y++) {
            int row = rows[y] * pixels.width();
            for (int x = 0; x < size; x++) {
                int from = (row + columns[x]) * 3;
                int to = offset + y * size + x;
                target[to] = (rgb[from] & 0xff) / 255f;
                target[to + plane] = (rgb[from + 1] & 0xff) / 255f;
                target[to + 2 * plane] = (rgb[from + 2] & 0xff) / 255f;
            }
        }
    }

    private static int[] reflected(int start, int size, int length) {
        int[] index = new int[size];
        int period = Math.max(1, 2 * (length - 1));
        for (int i = 0; i < size; i++) {
            int p = (start + i) % period;
            index[i] = p < length ? p : period - p;
        }
        return index;
    }

    private record Candidate(Corner corner, double texture) {}
}
