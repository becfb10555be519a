// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.util.List;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;

/** Runs a layer in libtorch, and, written to ONNX, in ONNX Runtime. */
public final class BothReadings {
    private BothReadings() {}

    /** What the two give, libtorch's first. */
    public static List<HostTensor> of(Layer layer, StateDict weights, HostTensor input) throws Exception {
        try (TorchNetwork torch = new TorchNetwork(layer, weights, 1)) {
            HostTensor first = torch.forward(input);
            return List.of(first, ReadingsTest.runtime(layer, weights, input, first.shape()));
        }
    }
}
