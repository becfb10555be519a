// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;

/** Scores a picture by its file as well as its pixels. Thread-safe and deterministic. */
@FunctionalInterface
public interface FileScorer {
    /**
     * Scores a picture.
     *
     * @param pixels what is delivered of it, of any size
     */
    ImageScorer.Score score(ImageFile file, ImageHeader header, Pixels pixels);
}
