// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Named tensors in a fixed order.
 *
 * @param tensors by name, in the order of the network's layers
 */
public record StateDict(Map<String, HostTensor> tensors) {
    public StateDict {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /**
     * Fresh weights. The same network and seed give the same bits on every machine; a tensor's values depend on its place among the
     * network's tensors.
     *
     * @throws IllegalArgumentException if two tensors share a name
     */
    public static StateDict initial(List<TensorSpec> specs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        for (TensorSpec spec : specs) {
            float[] values = new float[spec.size()];
            spec.init().fill(values, spec.shape(), random.split());
            if (tensors.put(spec.name(), new HostTensor(spec.shape(), values)) != null) {
                throw new IllegalArgumentException("two tensors of the network are called " + spec.name());
            }
        }
        return new StateDict(tensors);
    }

    /**
     * The tensor of a layer.
     *
     * @throws IllegalArgumentException if it is missing or has another shape
     */
    public HostTensor get(TensorSpec spec) {
        HostTensor tensor = tensors.get(spec.name());
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "weights have no tensor " + spec.name() + "; they belong to another network or configuration");
        }
        if (!java.util.Arrays.equals(tensor.shape(), spec.shape())) {
            throw new IllegalArgumentException(
                    "weights' tensor " + spec.name() + " has shape " + java.util.Arrays.toString(tensor.shape())
                            + ", the network wants " + java.util.Arrays.toString(spec.shape()));
        }
        return tensor;
    }

    /** Number of values in all tensors. */
    public long size() {
        return tensors.values().stream().mapToLong(t -> t.values().length).sum();
    }

    /** The part whose names start with {@code prefix}, without it. */
    public StateDict part(String prefix) {
        Map<String, HostTensor> part = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
            }
        });
        return new StateDict(part);
    }
}
