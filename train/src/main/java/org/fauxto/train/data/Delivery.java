// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.util.Optional;
import org.fauxto.image.transform.Encoding;
import org.fauxto.image.transform.Interpolator;

/**
 * How one crop is delivered: every parameter that {@link DeliveryDraw} drew, none of which knows the label.
 *
 * @param x            left of the source window in the picture
 * @param y            top of the source window in the picture
 * @param window       side of the source window; the rescale factor is {@code cropSize / window}
 * @param interpolator used by the rescale
 * @param history      re-encode of the window before the rescale
 * @param first        re-encode after the rescale
 * @param second       re-encode after the first
 * @param blurSigma    Gaussian blur in pixels, 0 for none
 * @param noiseSigma   Gaussian noise in units of 1/255, 0 for none
 * @param tone         brightness, contrast and saturation
 * @param maskShare    share of 16-pixel tiles grayed at the end, 0 for none
 * @param quarterTurns 0..3 turns by 90 degrees at the end
 * @param mirror       whether the crop is mirrored at the end
 * @param noiseSeed    of the noise and the choice of tiles
 */
record Delivery(
        int x,
        int y,
        int window,
        Interpolator interpolator,
        Optional<Encoding> history,
        Optional<Encoding> first,
        Optional<Encoding> second,
        double blurSigma,
        double noiseSigma,
        Tone tone,
        double maskShare,
        int quarterTurns,
        boolean mirror,
        long noiseSeed) {

    /**
     * Colour change.
     *
     * @param brightness added to values 0..1
     * @param contrast   factor about 0.5
     * @param saturation factor about the luma
     */
    record Tone(double brightness, double contrast, double saturation) {
        static final Tone NONE = new Tone(0, 1, 1);
    }
}
