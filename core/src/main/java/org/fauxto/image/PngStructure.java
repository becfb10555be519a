// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.util.List;
import java.util.zip.CRC32;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.Containers;

/** PNG third edition: dimensions from IHDR (11.2.1), end from IEND (11.2.4). */
final class PngStructure implements FormatStructure {
    @Override
    public Size size(byte[] b) throws ImageException {
        // Read at its fixed place rather than from the walk: it is there even where the file ends inside it
        if (b.length < 24) {
            throw FormatStructure.truncated("the PNG ends before its image header");
        }
        if (!Bytes.matches(b, 12, "IHDR")) {
            throw FormatStructure.damaged("the PNG does not begin with its image header");
        }
        return new Size(Bytes.u32Big(b, 16), Bytes.u32Big(b, 20));
    }

    @Override
    public void checkComplete(byte[] b, Size size) throws ImageException {
        ContainerBlocks found = Containers.blocks(b, ImageFormat.PNG);
        if (found.damaged()) {
            List<Block> blocks = found.blocks();
            int at = blocks.isEmpty() ? 8 : blocks.get(blocks.size() - 1).end() + 4;
            boolean pastEnd = b.length - at < 12 || at + 12 + Bytes.u32Big(b, at) > b.length;
            throw pastEnd
                    ? FormatStructure.truncated("the PNG has no end chunk")
                    : FormatStructure.damaged("the PNG has no valid chunk at byte " + at);
        }
        if (found.first("IDAT").isEmpty()) {
            throw FormatStructure.damaged("the PNG has no image data");
        }
        for (Block block : found.blocks()) {
            checkSum(b, block);
        }
    }

    /** Critical chunks, whose name begins with a capital, must carry the right CRC (5.5). */
    private static void checkSum(byte[] b, Block block) throws ImageException {
        if (block.type().charAt(0) <= 'Z') {
            CRC32 crc = new CRC32();
            crc.update(b, block.offset() - 4, block.length() + 4);
            if (crc.getValue() != Bytes.u32Big(b, block.end())) {
                throw FormatStructure.damaged(
                        "the checksum of the PNG's chunk " + block.type() + " at byte " + block.offset() + " is wrong");
            }
        }
    }
}
