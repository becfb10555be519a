// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;

/**
 * Scales every channel by a number in 0..1 computed from all channels' means (Hu et al. 2018, "Squeeze-and-excitation networks", section
 * 3; torchvision's {@code ops.SqueezeExcitation}).
 *
 * @param name       prefix of its tensors
 * @param channels   of what it scales, [N, channels, H, W]
 * @param squeezed   channels between its two layers
 * @param activation between its two layers
 */
record SqueezeExcitation(String name, int channels, int squeezed, Layer activation) implements Layer {
    private Layer squeeze() {
        return new Conv2d(name + ".fc1", channels, squeezed, 1, 1, 1, true);
    }

    private Layer excite() {
        return new Conv2d(name + ".fc2", squeezed, channels, 1, 1, 1, true);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        squeeze().declare(sink);
        excite().declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        T squeezed = activation.forward(backend, squeeze().forward(backend, backend.mean(x, 2, 3)));
        return backend.multiply(x, backend.sigmoid(excite().forward(backend, squeezed)));
    }
}
