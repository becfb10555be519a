// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.transform;

/** Ways to rescale; nearest neighbour is left out, hardly anything that publishes pictures uses it. */
public enum Interpolator {
    BILINEAR,
    BICUBIC,
    AREA,
    LANCZOS
}
