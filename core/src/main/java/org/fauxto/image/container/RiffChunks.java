// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

/** Chunks of a WebP file (RFC 9649, 2.3 to 2.7). */
final class RiffChunks {
    private RiffChunks() {}

    static ContainerBlocks walk(byte[] b) {
        BlockList list = new BlockList(b);
        if (b.length < 12 || !Bytes.matches(b, 0, "RIFF") || !Bytes.matches(b, 8, "WEBP")) {
            return list.damaged();
        }
        long declared = 8 + Bytes.u32Little(b, 4);
        long end = Math.min(declared, b.length);
        long at = 12;
        while (end - at >= 8) {
            long length = Bytes.u32Little(b, (int) at + 4);
            if (at + 8 + length > end || !list.add(list.fourCharacters((int) at), at + 8, length)) {
                return list.damaged();
            }
            at += 8 + length + (length & 1);
        }
        // The padding byte of the last chunk is often left out
        boolean complete = declared <= b.length || (declared == b.length + 1L && at >= declared);
        return complete && at >= end ? list.whole() : list.damaged();
    }
}
