// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.util.List;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.Containers;

/** ITU-T T.81: dimensions from the frame header (B.2.2), end from the EOI marker. */
final class JpegStructure implements FormatStructure {
    private static final int EOI = 0xffd9;

    @Override
    public Size size(byte[] b) throws ImageException {
        ContainerBlocks found = Containers.blocks(b, ImageFormat.JPEG);
        for (Block block : found.blocks()) {
            if (block.type().startsWith("SOF") && block.length() >= 6) {
                int at = block.offset();
                return new Size(Bytes.u16Big(b, at + 3), Bytes.u16Big(b, at + 1));
            }
        }
        throw stoppedEarly(b, found.blocks(), "a frame header");
    }

    @Override
    public void checkComplete(byte[] b, Size size) throws ImageException {
        ContainerBlocks found = Containers.blocks(b, ImageFormat.JPEG);
        if (found.damaged()) {
            throw stoppedEarly(b, found.blocks(), "the start of a scan");
        }
        int scan = found.blocks().get(found.blocks().size() - 1).end();
        // Scan data cannot contain the marker (B.1.1.5), and whatever follows the picture comes after its own
        for (int at = b.length - 2; at >= scan; at--) {
            if (Bytes.u16Big(b, at) == EOI) {
                return;
            }
        }
        throw FormatStructure.truncated("the JPEG has no end marker");
    }

    private static ImageException stoppedEarly(byte[] b, List<Block> blocks, String missing) {
        int at = blocks.isEmpty() ? 2 : blocks.get(blocks.size() - 1).end();
        boolean pastEnd = b.length - at < 4
                || (Bytes.u8(b, at) == 0xff
                        && Bytes.u8(b, at + 1) != 0
                        && at + 2L + Bytes.u16Big(b, at + 2) > b.length);
        return pastEnd
                ? FormatStructure.truncated("the JPEG ends before " + missing)
                : FormatStructure.damaged("the JPEG has no valid marker at byte " + at + ", before " + missing);
    }
}
