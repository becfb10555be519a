// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.Map;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;

/** Measures of a file what {@link Baseline} rules look at. Thread-safe. */
@FunctionalInterface
public interface PictureProbe {
    /** Measures nothing. */
    PictureProbe NONE = (file, header, pixels) -> Map.of();

    /** Rule to features, in an order that is the same for every picture. */
    Map<String, double[]> measure(ImageFile file, ImageHeader header, Pixels pixels);
}
