// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/** Named tensors in native memory that outlive the steps' scopes, until closed. */
@SuppressWarnings("try") // pointer scopes and guards act by being open
final class TensorStore implements AutoCloseable {
    private final List<TensorSpec> specs;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    TensorStore(List<TensorSpec> specs, StateDict values, Placement placement) {
        this.specs = specs;
        for (TensorSpec spec : specs) {
            // one scope each: the copies on the way are freed before the next tensor is made
            try (PointerScope scope = new PointerScope()) {
                tensors.put(spec.name(), lasting(placement.upload(values.get(spec))));
            }
        }
    }

    /** All zero, for an optimiser's moments. */
    static StateDict zeros(List<TensorSpec> specs) {
        Map<String, HostTensor> zeros = new LinkedHashMap<>();
        specs.forEach(spec -> zeros.put(spec.name(), new HostTensor(spec.shape(), new float[spec.size()])));
        return new StateDict(zeros);
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    Tensor get(TensorSpec spec) {
        Tensor tensor = tensors.get(spec.name());
        if (tensor == null) {
            throw new IllegalStateException("store has no tensor " + spec.name());
        }
        return tensor;
    }

    StateDict download() {
        Map<String, HostTensor> copies = new LinkedHashMap<>();
        for (TensorSpec spec : specs) {
            copies.put(spec.name(), new HostTensor(spec.shape(), download(get(spec))));
        }
        return new StateDict(copies);
    }

    /** Takes over the values that another store has for this one's tensors. */
    void copyFrom(TensorStore other) {
        copy(other, this);
    }

    /** Hands this store's values to another one that has the same tensors, and perhaps more. */
    void copyTo(TensorStore other) {
        copy(this, other);
    }

    private void copy(TensorStore from, TensorStore to) {
        for (TensorSpec spec : specs) {
            try (PointerScope scope = new PointerScope()) {
                to.get(spec).copy_(from.get(spec));
            }
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
        tensors.clear();
    }

    private static Tensor lasting(Tensor tensor) {
        tensor.retainReference();
        return tensor;
    }

    static float[] download(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            float[] values = new float[Math.toIntExact(tensor.numel())];
            FloatPointer data = tensor.cpu().contiguous().data_ptr_float();
            data.get(values);
            return values;
        }
    }
}
