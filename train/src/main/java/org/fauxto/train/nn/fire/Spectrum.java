// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.HostTensor;

/**
 * What FIRE does with the Fourier transform F of a picture [N, 3, S, S].
 *
 * @param side S
 */
record Spectrum(int side) {
    /** Luma of ITU-R BT.601, section 2.5.1. */
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    /**
     * Log-magnitude of the gray picture's spectrum, zero frequency at S / 2: ln(1 + |F|^2) / (2 ln S^2), which is ln|F| over its largest
     * possible value wherever |F| is large, and 0 with gradient 0 where F is 0. The transform is linear: gray is mixed after it.
     *
     * @param transform F, [N, 3, S, S, 2]
     * @return [N, 1, S, S], 0..1
     */
    <T> T logMagnitude(Backend<T> b, T transform) {
        T gray = b.scale(b.mean(b.multiply(transform, luma(b)), 1), LUMA.length);
        T power = b.scale(b.mean(b.multiply(gray, gray), -1), 2);
        T log = b.scale(b.log(b.shift(power, 1)), (float) (0.25 / Math.log(side)));
        return swapHalves(b, b.reshape(log, 0, 1, side, side));
    }

    private static <T> T luma(Backend<T> b) {
        return b.constant("luma", new HostTensor(new long[] {1, LUMA.length, 1, 1, 1}, LUMA.clone()));
    }

    /**
     * The picture that a mask leaves: the real part of the inverse transform. The published code takes the magnitude, which differs
     * where a mask is lopsided or a value negative, and divides by the batch's range, so that a picture's score depends on its neighbours;
     * here values stay on the scale of the picture.
     *
     * @param transform F, [N, 3, S, S, 2]
     * @param mask      [N or 1, 1, S, S], zero frequency at S / 2
     * @return [N, 3, S, S]
     */
    <T> T masked(Backend<T> b, T transform, T mask) {
        T factor = b.reshape(swapHalves(b, mask), 0, 1, side, side, 1);
        T filtered = b.ifft2(b.multiply(transform, factor));
        return b.reshape(b.narrow(filtered, -1, 0, 1), 0, 3, side, side);
    }

    /** Moves the zero frequency from the corner to the middle, or back: the side is even. */
    private <T> T swapHalves(Backend<T> b, T x) {
        return b.roll(b.roll(x, 2, side / 2, side), 3, side / 2, side);
    }
}
