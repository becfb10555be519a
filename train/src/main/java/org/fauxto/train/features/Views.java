// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.features;

import org.fauxto.train.data.CropSource;

/**
 * A source that delivers every crop in a fixed number of ways only, so that what comes of them can be computed once.
 *
 * @param of    delivers without end
 * @param first of its deliveries to show
 * @param views how many, at least 1
 */
public record Views(CropSource of, int first, int views) implements CropSource {
    public Views {
        if (views < 1) {
            throw new IllegalArgumentException("there must be at least 1 view, got " + views);
        }
    }

    /** The first deliveries. */
    public Views(CropSource of, int views) {
        this(of, 0, views);
    }

    /** Which view a delivery shows, from 0. Deliveries are counted through the run, so that a crop's view changes from epoch to epoch. */
    int view(long epoch) {
        return (int) Math.floorMod(epoch, (long) views);
    }

    /** The source with nothing but one view. */
    Views only(int view) {
        return new Views(of, first + view, 1);
    }

    @Override
    public long[] shape() {
        return of.shape();
    }

    @Override
    public int size() {
        return of.size();
    }

    @Override
    public int cropSize() {
        return of.cropSize();
    }

    @Override
    public int label(int i) {
        return of.label(i);
    }

    @Override
    public String source(int i) {
        return of.source(i);
    }

    @Override
    public int picture(int i) {
        return of.picture(i);
    }

    @Override
    public void fill(int i, long epoch, float[] dst, int offset) {
        of.fill(i, (long) first + view(epoch), dst, offset);
    }
}
