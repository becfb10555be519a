// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/** Named tensors in native memory that outlive the steps' scopes, until closed. */
@SuppressWarnings("try") // pointer scopes and guards act by being open
final class TensorStore implements AutoCloseable {
    private final List<TensorSpec> specs;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    TensorStore(List<TensorSpec> specs, StateDict values) {
        this.specs = specs;
        try (PointerScope scope = new PointerScope()) {
            for (TensorSpec spec : specs) {
                tensors.put(spec.name(), lasting(upload(values.get(spec))));
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

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
        tensors.clear();
    }

    private static Tensor lasting(Tensor tensor) {
        tensor.retainReference();
        return tensor;
    }

    static Tensor upload(HostTensor tensor) {
        Tensor result = torch.empty(tensor.shape());
        result.data_ptr_float().put(tensor.values(), 0, tensor.values().length);
        return result;
    }

    static float[] download(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            float[] values = new float[Math.toIntExact(tensor.numel())];
            FloatPointer data = tensor.contiguous().data_ptr_float();
            data.get(values);
            return values;
        }
    }
}
