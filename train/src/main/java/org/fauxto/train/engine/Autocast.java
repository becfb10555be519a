// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** While open, libtorch computes matrix products and convolutions in a narrower type, on this thread. */
final class Autocast implements AutoCloseable {
    private final ComputeSettings settings;

    Autocast(ComputeSettings settings) {
        this.settings = settings;
        if (on()) {
            torch.set_autocast_dtype(
                    device(),
                    settings.precision() == ComputeSettings.Precision.FLOAT16 ? ScalarType.Half : ScalarType.BFloat16);
            torch.set_autocast_enabled(device(), true);
        }
    }

    private boolean on() {
        return settings.precision() != ComputeSettings.Precision.FLOAT32;
    }

    private DeviceType device() {
        return settings.device() == ComputeSettings.Device.CUDA ? DeviceType.CUDA : DeviceType.CPU;
    }

    @Override
    public void close() {
        if (on()) {
            // narrow copies of weights must not outlive the weights' next change
            torch.clear_cache();
            torch.set_autocast_enabled(device(), false);
        }
    }
}
