// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;

/**
 * A pair of networks that press a picture into a small latent and draw it again. As a layer it is the reconstruction: RGB
 * [N, 3, S, S] in 0..1 to the same shape, not clamped, so that its error keeps a gradient everywhere.
 */
public sealed interface Autoencoder extends Layer permits AutoencoderKl, TinyAutoencoder {
    /** RGB [N, 3, S, S] in 0..1 to the latent [N, channels, S / 8, S / 8], without drawing noise. */
    <T> T encode(Backend<T> backend, T x);

    /** The latent to RGB [N, 3, S, S], in 0..1 but for what the network overshoots. */
    <T> T decode(Backend<T> backend, T latent);

    @Override
    default <T> T forward(Backend<T> backend, T x) {
        return decode(backend, encode(backend, x));
    }
}
