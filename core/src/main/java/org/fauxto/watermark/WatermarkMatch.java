// SPDX-License-Identifier: Apache-2.0
package org.fauxto.watermark;

/**
 * How well one message fits one picture.
 *
 * @param message  the message looked for
 * @param flavour  the chroma scale on which it was read
 * @param matching number of bits that agree, 0 to {@code message.length()}
 * @param contrast mean share of votes for one among the message's ones less that among its zeros, -1 to 1; near 0 where
 *                 there is no mark, about 0.5 to 0.65 on unchanged marked pictures
 */
record WatermarkMatch(WatermarkMessage message, ChromaFlavour flavour, int matching, double contrast) {
    boolean accepted() {
        return matching >= message.accepted() && contrast >= DwtDctDetector.MIN_CONTRAST;
    }

    /** Share of bits that agree, 0 to 1. */
    double share() {
        return (double) matching / message.length();
    }
}
