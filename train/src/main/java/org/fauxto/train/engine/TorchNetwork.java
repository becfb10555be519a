// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;

/** A network with fixed weights, run in libtorch as the detector would run it. One thread at a time. */
@SuppressWarnings("try") // pointer scopes and guards act by being open
public final class TorchNetwork implements AutoCloseable {
    /** Rows computed at once: all intermediate values of a part live until it is done, gigabytes for a batch of 64 pictures. */
    private static final int MOST_ROWS = 8;

    private final Layer network;
    private final TensorStore store;
    private final Placement placement;

    /** As {@link #TorchNetwork(Layer, StateDict, ComputeSettings)}, in float32 on the CPU. */
    public TorchNetwork(Layer network, StateDict weights, int threads) {
        this(network, weights, ComputeSettings.plain(threads));
    }

    /**
     * Copies the weights to native memory; close to free it.
     *
     * @param compute precision is not used: evaluation is in float32
     * @throws IllegalArgumentException if the weights belong to another network
     */
    public TorchNetwork(Layer network, StateDict weights, ComputeSettings compute) {
        Torch.start(compute.threads());
        Torch.require(compute.device());
        this.network = network;
        this.placement = compute.placement();
        this.store = new TensorStore(network.tensors(), weights, placement);
    }

    /**
     * Runs the network, a few rows at a time.
     *
     * @param input as the network wants it, for example [N, 3, S, S]
     */
    public HostTensor forward(HostTensor input) {
        int rows = Math.toIntExact(input.shape()[0]);
        if (rows <= MOST_ROWS) {
            return forward(network, store.tensors(), placement, input);
        }
        List<HostTensor> parts = new ArrayList<>();
        for (int row = 0; row < rows; row += MOST_ROWS) {
            parts.add(forward(network, store.tensors(), placement, input.rows(row, Math.min(rows, row + MOST_ROWS))));
        }
        return HostTensor.ofRows(parts);
    }

    static HostTensor forward(Layer network, Map<String, Tensor> tensors, Placement placement, HostTensor input) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard inference = new NoGradGuard()) {
            Tensor output = network.forward(new TorchBackend(tensors, false, placement), placement.upload(input));
            return new HostTensor(output.shape(), TensorStore.download(output));
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
