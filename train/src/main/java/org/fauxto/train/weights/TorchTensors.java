// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fauxto.train.weights.pickle.PickleException;
import org.fauxto.train.weights.pickle.StoredTensor;

/** The named tensors in what a {@code .pth} file holds: a state dict, or a checkpoint around one. */
final class TorchTensors {
    /** Where checkpoints of published training programs keep their state dict; the average of the weights is what they publish results of. */
    private static final List<String> WRAPPERS = List.of("state_dict_ema", "model_ema", "state_dict", "model");

    private TorchTensors() {}

    /**
     * Tensors by name.
     *
     * @param root what the pickle holds
     * @throws PickleException if there are none
     */
    static Map<String, StoredTensor> in(Object root) throws PickleException {
        Map<String, StoredTensor> direct = tensors(root);
        if (!direct.isEmpty()) {
            return direct;
        }
        if (root instanceof Map<?, ?> checkpoint) {
            for (String wrapper : WRAPPERS) {
                Object inner = checkpoint.get(wrapper);
                if (inner != null && !tensors(inner).isEmpty()) {
                    return tensors(inner);
                }
            }
        }
        throw new PickleException(
                "it holds no named tensors, neither by themselves nor under one of the names " + WRAPPERS);
    }

    /** What else a dict holds, such as the number of an epoch, is no business of a network. */
    private static Map<String, StoredTensor> tensors(Object value) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> dict) {
            dict.forEach((name, entry) -> {
                if (name instanceof String text && entry instanceof StoredTensor tensor) {
                    tensors.put(text, tensor);
                }
            });
        }
        return tensors;
    }
}
