// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import org.fauxto.dataset.Sample;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;

/**
 * What an evaluation knows of a picture besides its pixels.
 *
 * @param name      as the manifest writes it
 * @param label     0 human, 1 AI
 * @param source    where it was collected, or {@code unknown}
 * @param generator what made it, or {@code unknown}
 * @param format    of the file, such as {@code jpeg}, or {@code unknown}
 * @param width     of the file's picture in pixels; 0 if unknown
 * @param height    likewise
 * @param bytes     of the file; 0 if unknown
 */
public record LabelledPicture(
        String name, int label, String source, String generator, String format, int width, int height, long bytes) {

    static LabelledPicture of(Sample sample, ImageFile file, ImageHeader header) {
        return new LabelledPicture(
                sample.name(),
                sample.label(),
                sample.source(),
                sample.generator(),
                header.format().id(),
                header.width(),
                header.height(),
                file.bytes().length);
    }

    /** Band of the long side, for tables. */
    public String sizeBand() {
        int side = Math.max(width, height);
        if (side == 0) {
            return Sample.UNKNOWN;
        }
        return side <= 256 ? "up to 256" : side <= 512 ? "257-512" : side <= 1024 ? "513-1024" : "over 1024";
    }
}
