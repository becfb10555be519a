// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.fauxto.train.data.CropSource;

/** The features of a source's crops in place of their pixels: rows [D] instead of [3, S, S], with the same labels and indices. */
public final class FeatureRows implements CropSource, AutoCloseable {
    private final Views pictures;
    private final FeatureFile file;
    private final int width;

    FeatureRows(Views pictures, FeatureFile file, int width) {
        this.pictures = pictures;
        this.file = file;
        this.width = width;
    }

    @Override
    public long[] shape() {
        return new long[] {width};
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public int cropSize() {
        return pictures.cropSize();
    }

    @Override
    public int label(int i) {
        return pictures.label(i);
    }

    @Override
    public String source(int i) {
        return pictures.source(i);
    }

    @Override
    public int picture(int i) {
        return pictures.picture(i);
    }

    @Override
    public void fill(int i, long epoch, float[] dst, int offset) {
        file.read((long) pictures.view(epoch) * pictures.size() + i, dst, offset);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close cached features: " + e.getMessage(), e);
        }
    }
}
