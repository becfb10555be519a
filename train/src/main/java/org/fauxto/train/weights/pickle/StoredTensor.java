// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights.pickle;

import java.util.List;

/**
 * A tensor as a view of a storage, within which all of its values lie.
 *
 * @param storage where its values are
 * @param offset  of the first value, in elements
 * @param shape   every dimension at least 0
 * @param strides steps along the dimensions, in elements, at least 0
 */
public record StoredTensor(Storage storage, long offset, List<Long> shape, List<Long> strides) {
    /** torch's own limit is 64; a network has 5 at most. */
    private static final int MOST_DIMENSIONS = 64;

    /**
     * A run of numbers that tensors share.
     *
     * @param type  torch's class, for example {@code FloatStorage}
     * @param key   within the file
     * @param count numbers in it
     */
    public record Storage(String type, String key, long count) {}

    public StoredTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
    }

    /** Refuses what does not lie in the storage, and what has more values than it: a few bytes must not become gigabytes. */
    static StoredTensor of(Storage storage, long offset, List<?> shape, List<?> strides) throws PickleException {
        if (shape.size() > MOST_DIMENSIONS || shape.size() != strides.size()) {
            throw new PickleException("its pickle has a tensor of " + shape.size() + " dimensions and " + strides.size()
                    + " strides; at most " + MOST_DIMENSIONS + " of both are possible");
        }
        StoredTensor tensor = new StoredTensor(
                storage,
                offset,
                shape.stream().map(Long.class::cast).toList(),
                strides.stream().map(Long.class::cast).toList());
        if (!tensor.fits()) {
            throw new PickleException("its pickle has a tensor of shape " + shape + ", strides " + strides
                    + " and offset " + offset + ", which does not fit its storage of " + storage.count() + " numbers");
        }
        return tensor;
    }

    private boolean fits() {
        if (offset < 0 || storage.count() < 0) {
            return false;
        }
        try {
            long size = 1;
            long last = offset;
            for (int d = 0; d < shape.size(); d++) {
                if (shape.get(d) < 0 || strides.get(d) < 0) {
                    return false;
                }
                size = Math.multiplyExact(size, shape.get(d));
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape.get(d) - 1), strides.get(d)));
            }
            return size == 0 || (last < storage.count() && size <= storage.count());
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
