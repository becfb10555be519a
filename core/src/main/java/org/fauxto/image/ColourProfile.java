// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.Containers;

/** Whether a picture says in which colour space its numbers are; Fauxto shows it but does not convert (ADR 0002). */
public final class ColourProfile {
    private ColourProfile() {}

    /** Whether an ICC profile is embedded where the format keeps it; always false for BMP, GIF, AVIF and HEIC. */
    public static boolean embedded(ImageFile file, ImageFormat format) {
        byte[] b = file.bytes();
        return switch (format) {
            case JPEG ->
                Containers.blocks(b, format).ofType("APP2").stream()
                        .anyMatch(x -> Bytes.matches(b, x.offset(), "ICC_PROFILE\0"));
            case PNG -> has(b, format, "iCCP");
            case WEBP -> has(b, format, "ICCP");
            case TIFF -> has(b, format, "0x8773");
            case GIF, BMP, AVIF, HEIC -> false;
        };
    }

    private static boolean has(byte[] b, ImageFormat format, String type) {
        ContainerBlocks blocks = Containers.blocks(b, format);
        return blocks.first(type).isPresent();
    }
}
