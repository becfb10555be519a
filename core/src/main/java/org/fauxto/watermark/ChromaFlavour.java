// SPDX-License-Identifier: Apache-2.0
package org.fauxto.watermark;

/**
 * The two scales on which {@code dwtDct} finds the chroma U, depending on what its caller hands it.
 *
 * <p>OpenCV centres U on 128 for 8-bit pictures and on 0.5 for float ones. The mark moves coefficients of U modulo 36, so
 * one scale's mark is unreadable on the other.
 */
public enum ChromaFlavour {
    /** 8-bit, U = 0.492 (B - Y) + 128 rounded: the scripts of Stable Diffusion 1 and 2. */
    BYTE("8-bit"),
    /** Float, U = 0.492 (B - Y) + 0.5: SDXL in generative-models and diffusers, FLUX. */
    FLOAT("float");

    private final String id;

    ChromaFlavour(String id) {
        this.id = id;
    }

    /** Name in reports. */
    public String id() {
        return id;
    }
}
