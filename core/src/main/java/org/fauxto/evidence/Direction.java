// SPDX-License-Identifier: Apache-2.0
package org.fauxto.evidence;

/** Which way a piece of evidence points. */
public enum Direction {
    /** Speaks for a picture made or altered by a generative model. */
    AI,
    /** Speaks for a picture made by a person or a camera. */
    HUMAN,
    /** Says that pixels of this kind cannot be judged, so that the pixel evidence must not decide. */
    ABSTAIN,
    /** Worth showing, but points nowhere. */
    NEUTRAL
}
