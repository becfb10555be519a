// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.util.List;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.Containers;

/** GIF89a: dimensions of the logical screen (section 18), end from the trailer (section 27). */
final class GifStructure implements FormatStructure {
    @Override
    public Size size(byte[] b) throws ImageException {
        if (b.length < 10) {
            throw FormatStructure.truncated("the GIF ends before its screen descriptor");
        }
        return new Size(Bytes.u16Little(b, 6), Bytes.u16Little(b, 8));
    }

    @Override
    public void checkComplete(byte[] b, Size size) throws ImageException {
        ContainerBlocks found = Containers.blocks(b, ImageFormat.GIF);
        List<Block> blocks = found.blocks();
        boolean picture = found.first("image").isPresent();
        if (!found.damaged()) {
            if (!picture) {
                throw FormatStructure.damaged("the GIF has no image");
            }
            return;
        }
        // Some writers leave out the trailer; the file then ends with the terminator of its last block
        boolean onlyTrailerMissing = picture && blocks.get(blocks.size() - 1).end() + 1 == b.length;
        if (!onlyTrailerMissing) {
            throw FormatStructure.truncated("the GIF ends inside " + (picture ? "a later block" : "its first image"));
        }
    }
}
