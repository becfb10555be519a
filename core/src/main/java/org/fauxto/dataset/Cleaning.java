// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import java.util.List;
import java.util.Set;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Region;

/**
 * The one place that knows what is wrong with collected pictures; driven by the manifest's {@code slug} and {@code flags}.
 *
 * <ul>
 *   <li>{@code grid2x2} (supagruen-sd15): four works in one file. Each quarter is a region of its own, because the seams
 *       and the doubled size would give the class away.
 *   <li>{@code padded500} (louvre-paintings): white bars make the picture 500x500. The bars are left out, with
 *       {@value #SKIRT} more pixels where the scaled edge and its ringing bleed.
 *   <li>picotrex-nanobanana: about one label in ten is wrong. Left as it is: the share is small and known, and choosing
 *       by eye would bring in the chooser's taste.
 * </ul>
 */
public final class Cleaning {
    /** Flag of a file that holds a 2x2 grid of works. */
    static final String GRID = "grid2x2";
    /** Flag of a file with uniform bars around the work. */
    static final String PADDED = "padded500";

    private static final Set<String> GRID_SOURCES = Set.of("supagruen-sd15");
    private static final Set<String> PADDED_SOURCES = Set.of("louvre-paintings");
    private static final int SKIRT = 3;
    /** Bars in the corpus measure: mean of a line 252..255, deviation below 5; the first line of a painting above 6. */
    private static final double WHITE = 248;

    private static final double FLAT = 6;

    private Cleaning() {}

    /** Where crops of this picture may lie. */
    public static List<Region> regions(Pixels pixels, Sample sample) {
        if ((sample.flags().contains(GRID) || GRID_SOURCES.contains(sample.source()))
                && pixels.width() > 1
                && pixels.height() > 1) {
            return quarters(pixels);
        }
        if (sample.flags().contains(PADDED) || PADDED_SOURCES.contains(sample.source())) {
            return List.of(withoutBars(pixels));
        }
        return List.of(Region.of(pixels));
    }

    private static List<Region> quarters(Pixels p) {
        int w = p.width() / 2;
        int h = p.height() / 2;
        return List.of(
                new Region(0, 0, w, h),
                new Region(p.width() - w, 0, w, h),
                new Region(0, p.height() - h, w, h),
                new Region(p.width() - w, p.height() - h, w, h));
    }

    private static Region withoutBars(Pixels p) {
        int top = 0;
        while (top < p.height() / 3 && bar(p, top, true)) {
            top++;
        }
        int bottom = p.height();
        while (bottom > p.height() - p.height() / 3 && bar(p, bottom - 1, true)) {
            bottom--;
        }
        int left = 0;
        while (left < p.width() / 3 && bar(p, left, false)) {
            left++;
        }
        int right = p.width();
        while (right > p.width() - p.width() / 3 && bar(p, right - 1, false)) {
            right--;
        }
        top += top > 0 ? SKIRT : 0;
        left += left > 0 ? SKIRT : 0;
        bottom -= bottom < p.height() ? SKIRT : 0;
        right -= right < p.width() ? SKIRT : 0;
        return bottom > top && right > left ? new Region(left, top, right - left, bottom - top) : Region.of(p);
    }

    /** Whether a row (or column) is white and flat. */
    private static boolean bar(Pixels p, int line, boolean row) {
        int n = row ? p.width() : p.height();
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            int green = row ? p.at(k, line, 1) : p.at(line, k, 1);
            sum += green;
            squares += (double) green * green;
        }
        double mean = sum / n;
        return mean > WHITE && squares / n - mean * mean < FLAT * FLAT;
    }
}
