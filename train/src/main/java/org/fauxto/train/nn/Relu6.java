// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

/** min(max(x, 0), 6) (Howard et al. 2017, "MobileNets"; robust where few bits are left). */
public record Relu6() implements Layer {
    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.clamp(x, 0, 6);
    }
}
