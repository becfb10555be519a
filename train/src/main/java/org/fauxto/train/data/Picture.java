// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.util.List;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Region;

/**
 * A decoded picture and the parts of it that may be looked at.
 *
 * @param pixels  the whole picture
 * @param regions where crops may lie, never empty; a crop never straddles two of them
 */
public record Picture(Pixels pixels, List<Region> regions) {
    public Picture {
        regions = List.copyOf(regions);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("a picture needs at least one region");
        }
    }
}
