// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/** A network with fixed weights, run in libtorch as the detector would run it. One thread at a time. */
@SuppressWarnings("try") // pointer scopes and guards act by being open
public final class TorchNetwork implements AutoCloseable {
    private final Layer network;
    private final TensorStore store;

    /**
     * Copies the weights to native memory; close to free it.
     *
     * @throws IllegalArgumentException if the weights belong to another network
     */
    public TorchNetwork(Layer network, StateDict weights, int threads) {
        Torch.start(threads);
        this.network = network;
        List<TensorSpec> specs = network.tensors();
        this.store = new TensorStore(specs, weights);
    }

    /**
     * Runs the network.
     *
     * @param input as the network wants it, for example [N, 3, S, S]
     */
    public HostTensor forward(HostTensor input) {
        return forward(network, store, input);
    }

    static HostTensor forward(Layer network, TensorStore store, HostTensor input) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard inference = new NoGradGuard()) {
            Tensor output = network.forward(new TorchBackend(store.tensors(), false), TensorStore.upload(input));
            return new HostTensor(output.shape(), TensorStore.download(output));
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
