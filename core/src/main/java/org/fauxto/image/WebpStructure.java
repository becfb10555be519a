// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.Containers;

/** RFC 9649 (WebP), with the frame header of VP8 from RFC 6386, 9.1. */
final class WebpStructure implements FormatStructure {
    @Override
    public Size size(byte[] b) throws ImageException {
        // At its fixed place: the header of the first chunk is there even where its data is cut off
        if (b.length < 30) {
            throw FormatStructure.truncated("the WebP ends before its image header");
        }
        if (Bytes.matches(b, 12, "VP8X")) {
            return new Size(1 + u24(b, 24), 1 + u24(b, 27));
        }
        if (Bytes.matches(b, 12, "VP8L") && Bytes.u8(b, 20) == 0x2f) {
            int bits = Bytes.intLittle(b, 21);
            return new Size(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
        }
        if (Bytes.matches(b, 12, "VP8 ") && Bytes.matches(b, 23, "\u009d\u0001*")) {
            return new Size(Bytes.u16Little(b, 26) & 0x3fff, Bytes.u16Little(b, 28) & 0x3fff);
        }
        throw FormatStructure.damaged("the WebP has no valid image header");
    }

    @Override
    public void checkComplete(byte[] b, Size size) throws ImageException {
        ContainerBlocks found = Containers.blocks(b, ImageFormat.WEBP);
        long declared = 8 + Bytes.u32Little(b, 4);
        // The padding byte of the last chunk is often left out
        if (declared > b.length + 1L) {
            throw FormatStructure.truncated("the WebP has " + b.length + " of " + declared + " bytes");
        }
        if (found.damaged()) {
            int at = found.blocks().isEmpty()
                    ? 12
                    : found.blocks().get(found.blocks().size() - 1).end();
            throw FormatStructure.damaged("the WebP has no valid chunk at byte " + at);
        }
        boolean picture = found.blocks().stream().map(Block::type).anyMatch(t -> t.matches("VP8 |VP8L|ANMF"));
        if (!picture) {
            throw FormatStructure.damaged("the WebP has no image data");
        }
    }

    private static int u24(byte[] b, int at) {
        return Bytes.u16Little(b, at) | (Bytes.u8(b, at + 2) << 16);
    }
}
