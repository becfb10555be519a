// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

/**
 * Labelled crops by index. Thread-safe, and a pure function of its arguments: the same index and epoch give the same crop
 * in every thread, order and instance.
 */
public interface CropSource {
    /** How many crops there are in an epoch. */
    int size();

    /** Side S of a crop, in pixels. */
    int cropSize();

    /** Of one row of a batch. */
    default long[] shape() {
        return new long[] {3, cropSize(), cropSize()};
    }

    /** 0 human, 1 AI. */
    int label(int i);

    /** Where the picture of crop {@code i} was collected. */
    String source(int i);

    /** Index of the picture that crop {@code i} is cut from; crops of one picture lie next to each other. */
    int picture(int i);

    /**
     * Writes one crop.
     *
     * @param epoch  picks another delivery of the same picture; a validation source ignores it
     * @param dst    receives {@link #shape}, for pictures [3, S, S], planes red, green, blue, values 0..1, row-major
     * @param offset of the first value in {@code dst}
     * @throws java.io.UncheckedIOException if the picture cannot be decoded; names the file
     */
    void fill(int i, long epoch, float[] dst, int offset);
}
