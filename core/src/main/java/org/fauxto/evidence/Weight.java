// SPDX-License-Identifier: Apache-2.0
package org.fauxto.evidence;

/** How much a piece of evidence may move the verdict; the amounts are in the fusion configuration. */
public enum Weight {
    /** Structural: a declaration or watermark in its proper place. Decides unless contradicted. */
    DECISIVE,
    /** A measurement with a calibrated logit, such as the pixel network's. */
    MEASURED,
    /** Easily absent, copied or forged: nudges. */
    WEAK,
    /** Moves nothing. */
    NONE
}
