// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.Arrays;
import java.util.List;

/**
 * A float32 tensor in Java memory, row-major.
 *
 * @param shape  every dimension at least 1; empty for a scalar
 * @param values as many as the shape's product; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record HostTensor(long[] shape, float[] values) {
    public HostTensor {
        long n = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (n != values.length) {
            throw new IllegalArgumentException(
                    "a tensor of shape " + Arrays.toString(shape) + " has " + n + " values, got " + values.length);
        }
    }

    /** A copy of the rows from {@code from}, up to {@code to} exclusive, of the first dimension. */
    public HostTensor rows(int from, int to) {
        long[] part = shape.clone();
        int row = Math.toIntExact(values.length / shape[0]);
        part[0] = (long) to - from;
        return new HostTensor(part, Arrays.copyOfRange(values, from * row, to * row));
    }

    /** Tensors that differ in their first dimension only, one after the other. */
    public static HostTensor ofRows(List<HostTensor> parts) {
        long[] shape = parts.get(0).shape.clone();
        shape[0] = parts.stream().mapToLong(part -> part.shape[0]).sum();
        float[] values =
                new float[parts.stream().mapToInt(part -> part.values.length).sum()];
        int at = 0;
        for (HostTensor part : parts) {
            System.arraycopy(part.values, 0, values, at, part.values.length);
            at += part.values.length;
        }
        return new HostTensor(shape, values);
    }

    /** Equal where shapes agree and values agree bit for bit. */
    @Override
    public boolean equals(Object o) {
        return o instanceof HostTensor t && Arrays.equals(shape, t.shape) && Arrays.equals(values, t.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "HostTensor" + Arrays.toString(shape);
    }
}
