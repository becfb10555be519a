// SPDX-License-Identifier: Apache-2.0
package org.fauxto.watermark;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The messages that published image generators write with {@code dwtDct}.
 *
 * <p>All are public constants of the generators' own code, named at each. None has a key, so anybody can write them
 * into any picture: a match says that such software made the last marked version, not that nobody forged it.
 */
public enum WatermarkMessage {
    /**
     * The 17 bytes {@code StableDiffusionV1}, highest bit first: 136 bits. Source: CompVis/stable-diffusion,
     * scripts/txt2img.py, {@code set_watermark('bytes', ...)}.
     */
    STABLE_DIFFUSION_1("Stable Diffusion 1", bitsOf("StableDiffusionV1"), 126),
    /** The 4 bytes {@code SDV2}: 32 bits. Source: Stability-AI/stablediffusion, scripts/txt2img.py. */
    STABLE_DIFFUSION_2("Stable Diffusion 2", bitsOf("SDV2"), 31),
    /** 48 bits. Source: Stability-AI/generative-models and diffusers, {@code WATERMARK_MESSAGE}. */
    SDXL("Stable Diffusion XL", "101100111110110010010000011110111011000110011110", 44),
    /**
     * 46 bits. Source: black-forest-labs/flux (util.py) and flux2 (watermark.py). Written there as a number of 48
     * digits that starts with two zeros; {@code bin(x)[2:]} drops those, so that pictures carry, and repeat, 46 bits.
     */
    FLUX("FLUX", "1010101111111010000111100111001111010100101110", 43);

    private final String generator;
    private final String bits;
    private final int accepted;

    WatermarkMessage(String generator, String bits, int accepted) {
        this.generator = generator;
        this.bits = bits;
        this.accepted = accepted;
    }

    /** Name of the software, for people. */
    public String generator() {
        return generator;
    }

    /** Number of bits, after which the message starts again. */
    public int length() {
        return bits.length();
    }

    /** Whether the bit at {@code index} (0 to length - 1) is one. */
    public boolean bit(int index) {
        return bits.charAt(index) == '1';
    }

    /**
     * Fewest matching bits that count as found: about 92 % (44 of 48, 126 of 136), all but one of 32. Chance of a random
     * string of bits to reach it: 7.6e-10 (48), 2.3e-10 (46), 7.7e-9 (32), below 1e-26 (136). False positives measured on
     * human pictures are in results/watermark-false-positives.csv.
     */
    public int accepted() {
        return accepted;
    }

    /** Lower-case words joined by hyphens, for reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String bitsOf(String ascii) {
        var bits = new StringBuilder();
        for (byte b : ascii.getBytes(StandardCharsets.US_ASCII)) {
            for (int i = 7; i >= 0; i--) {
                bits.append((b >> i & 1) == 1 ? '1' : '0');
            }
        }
        return bits.toString();
    }
}
