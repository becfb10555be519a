// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.decode;

/**
 * What turned bytes into pixels. Written into model artefacts, because a patch release of a decoder can change pixels
 * and with them a network's answers.
 *
 * @param name     library, for example {@code opencv}
 * @param version  the library's version
 * @param revision ours: raised whenever {@link PixelDecoder} could give other pixels for the same bytes
 */
public record DecoderId(String name, String version, int revision) {
    /** For example {@code opencv-4.13.0-r1}. */
    @Override
    public String toString() {
        return name + "-" + version + "-r" + revision;
    }
}
