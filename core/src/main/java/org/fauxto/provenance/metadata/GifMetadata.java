// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.io.ByteArrayOutputStream;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.ContainerBlocks;

/** Comments and XMP of a GIF (GIF89a, 24 and 26; XMP specification part 3, 1.1.2). */
final class GifMetadata {
    private static final String XMP = "application XMP DataXMP";
    /** The packet is written raw, so its bytes double as block lengths; 257 bytes of trailer lead to the terminator. */
    private static final int MAGIC_TRAILER = 257;

    private GifMetadata() {}

    static void read(byte[] bytes, ContainerBlocks blocks, MetadataCollector collector) {
        for (Block block : blocks.blocks()) {
            if (block.type().equals(XMP)) {
                Xmp.read(bytes, block.offset(), Math.max(0, block.length() - MAGIC_TRAILER), collector);
            } else if (block.type().equals("comment") && collector.reserve(block.length(), "GIF comment")) {
                byte[] joined = join(bytes, block);
                collector.add("comment", MetadataCollector.text(joined, 0, joined.length), "GIF comment");
            }
        }
    }

    private static byte[] join(byte[] bytes, Block block) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(block.length());
        int at = block.offset();
        while (at < block.end()) {
            int length = Math.min(bytes[at] & 0xff, block.end() - at - 1);
            out.write(bytes, at + 1, length);
            at += 1 + length;
        }
        return out.toByteArray();
    }
}
