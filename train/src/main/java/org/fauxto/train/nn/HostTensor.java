// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.Arrays;

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
