// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.transform;

/**
 * One lossy re-encode.
 *
 * @param quality 1..100 on the codec's own scale
 * @param chroma  for JPEG; WebP always has 4:2:0
 * @param phaseX  0..15, columns by which the picture is shifted against the codec's grid
 * @param phaseY  0..15, rows likewise
 */
public record Encoding(Codec codec, int quality, Chroma chroma, int phaseX, int phaseY) {
    public enum Codec {
        JPEG,
        WEBP
    }

    /** JPEG chroma subsampling. */
    public enum Chroma {
        FULL_444,
        QUARTER_420
    }

    /** JPEG with 4:2:0 chroma on the picture's own grid, as libjpeg writes by default. */
    public static Encoding jpeg(int quality) {
        return new Encoding(Codec.JPEG, quality, Chroma.QUARTER_420, 0, 0);
    }

    /** WebP on the picture's own grid. */
    public static Encoding webp(int quality) {
        return new Encoding(Codec.WEBP, quality, Chroma.QUARTER_420, 0, 0);
    }
}
